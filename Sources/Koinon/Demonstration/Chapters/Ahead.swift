// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// What lies ahead: the next plenary with its papers, and a meeting of the working group.
extension Stage {
    func lookAhead(_ story: Story) async throws {
        // What happened until here has been read by those whom it told.
        for office in TablePlace.holders + [.coordinator, .analyst] {
            try await send("\(Self.kalliste)/desk/seen", as: office)
        }
        var day = almanac.today.adding(days: 12)
        while day.weekday != .wednesday { day = day.adding(days: 1) }
        let sent = almanac.today.adding(days: -3)
        let group = Almanac.working(almanac.today.adding(days: 8))
        _ = try await convene(
            story.city.harbour, for: group, at: "10:00", sent: sent, audience: "members",
            place: "Port authority, pier 2",
            [
                PlannedItem(title: "Kiosks in winter: how it goes", kind: "discussion", minutes: 30),
                PlannedItem(
                    title: "The ferry pier after eleven", kind: "discussion", minutes: 30,
                    paper: (
                        "What the port authority answered",
                        "Every second lamp until the last boat. More needs a new cable: 80,000 euros."
                    )),
            ])
        let plenary = try await convene(
            story.city.plenary, for: day, at: "18:00", sent: sent,
            [
                PlannedItem(title: "Opening, presence", minutes: 5),
                PlannedItem(title: "Minutes of the last plenary", kind: "decision", minutes: 5),
                PlannedItem(
                    title: "Evaluation: Lantern Steps", kind: "discussion", minutes: 25,
                    text:
                        "Reports fell more here than in a similar area. Whether people feel safer because of it, we cannot tell.",
                    paper: (
                        "What the evaluation shows, and what it does not",
                        "Two areas were compared, not many. Nearby streets had 40 reports before and 43 after: too few to say whether trouble moved."
                    )),
                PlannedItem(
                    title: "Night staff on tram line 2", kind: "decision", minutes: 25,
                    text: "Two stewards on tram line 2 after 21:00, until the end of June.",
                    paper: (
                        "Offer of the tram company",
                        "Two stewards on every tram after 21:00, 61,000 euros until the end of June. They may speak, and call; they may not hold anybody."
                    )),
                PlannedItem(title: "Online fraud: workshops", minutes: 15),
                PlannedItem(title: "Any other business", minutes: 5),
            ])
        try await nameReaders(of: "Stairwells, harbour flats: report", on: plenary)
        for office in [Office.police, .school, .shelter] {
            try await send("\(plenary.address)/answer", ["answer": "yes"], as: office)
        }
        try await send("\(plenary.address)/answer", ["answer": "no"], as: .prosecutor)
    }

    /// An item that only named members know of: no number for anybody, and for the others not even a gap.
    private func nameReaders(of title: String, on plenary: Sitting) async throws {
        let agenda = try await page("\(plenary.address)/agenda", as: .coordinator)
        var fields: Fields = [
            "title": title, "kind": "information", "minutes": "10", "text": "Entrances and hours, no names.",
            "audience": "named",
        ]
        for office in [Office.police, .landlord, .services, .youth, .chair] {
            guard let person = agenda.choice(saying: office.name) else { continue }
            fields.append("people", person)
        }
        try await send("\(plenary.address)/agenda", fields, as: .coordinator)
    }
}
