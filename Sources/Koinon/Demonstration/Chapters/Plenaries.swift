// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// The plenaries of spring, early summer and autumn, and what followed from them.
extension Stage {
    /// Stairwells and tram line 2 become actions.
    func decideInSpring(_ story: inout Story) async throws {
        let day = almanac.wednesday(8, from: 11)
        let plenary = try await convene(
            story.city.plenary, for: day, at: "18:00", sent: day.adding(days: -9),
            [
                PlannedItem(title: "Opening, presence", minutes: 5),
                PlannedItem(title: "Minutes of the last plenary", kind: "decision", minutes: 5),
                PlannedItem(title: "Doors and locks in the harbour flats", kind: "decision", minutes: 25),
                PlannedItem(title: "Staff training on tram line 2", kind: "decision", minutes: 25),
            ])
        try await open(plenary, 18, present: TablePlace.holders.filter { $0 != .port }, in: story.city)
        try await take(1, of: plenary, notes: "The minutes are approved as they are.")
        try await take(2, of: plenary, notes: "Aktaia Housing shows the order in which the entrances are done.")
        story.stairwells.decision = try await decideByHands(
            2, of: plenary, "Aktaia Housing repairs the doors of 14 entrances by the end of the year.",
            adopting: story.stairwells.recommendation, 18, 0, 2
        ).lastSegment
        try await take(
            3, of: plenary, notes: "The prosecutor’s office asks what staff may do. They may speak, and call.")
        story.tram.decision = try await decideByHands(
            3, of: plenary, "The tram company trains the staff of line 2 with the women’s shelter.",
            adopting: story.tram.recommendation, 17, 1, 2
        ).lastSegment
        try await finish(plenary, &story)
        go(to: day.adding(days: 2), 10)
        try await beginActions(&story)
    }

    private func beginActions(_ story: inout Story) async throws {
        let ahead = almanac.today.adding(days: 45)
        story.stairwells.action = try await act(
            "Doors that close in 14 entrances of the harbour flats", "Block by block, the worst first.",
            owner: story.city.organisation("Aktaia Housing"), partners: "Harbour Homes; Youth club",
            starts: today, due: ahead, carrying: story.stairwells.decision,
            more: ["granted": "62000", "spent": "38500"])
        story.stairwells.milestones = try await plan(
            [
                ("Blocks A and B: five entrances", almanac.day(6, 20)), ("Block C: four entrances", almanac.day(3, 20)),
                ("Quay Road 3 to 9: five entrances", almanac.today.adding(days: 4)),
            ], of: story.stairwells.action, as: .landlord)
        story.tram.action = try await act(
            "Training for the 140 who work on line 2 after eight", "Two hours each, by the women’s shelter.",
            owner: story.city.organisation("Tram company"), partners: "Women’s shelter", starts: today,
            due: almanac.today.adding(days: -42), carrying: story.tram.decision)
        story.schools.action = try await act(
            "A contact line for pupils, tried in two schools", "Messages are answered the same day.",
            owner: story.city.organisation("School board"), starts: today.adding(days: 3), due: almanac.day(2, 28),
            carrying: story.schools.decision)
        _ = try await enter(
            "evaluations", "Do pupils tell earlier?",
            "Messages are counted; no other schools could be found to compare with.",
            [
                "action": story.schools.action, "measure": "Messages of pupils", "area": "Two schools",
                "comparison": "",
                "beforeFrom": "\(almanac.month(12))", "beforeTo": "\(almanac.month(9))",
                "afterFrom": "\(almanac.month(7))", "afterTo": "\(almanac.month(4))",
                "evaluator": "School board", "limits": "Two schools of nine took part.",
            ], as: .analyst)
        try await report(story.tram.action, "going", "First groups named.", as: .tram)
        try await report(story.schools.action, "going", "The line is open.", as: .school)
    }

    /// An opinion to the port authority, which answers.
    func decideInJune(_ story: inout Story) async throws {
        go(to: almanac.day(6, 18), 11)
        try await reach(story.stairwells.milestones[0], as: .landlord)
        try await report(story.stairwells.action, "going", "Five of 14 entrances done.", as: .landlord)
        let day = almanac.wednesday(5, from: 7)
        let plenary = try await convene(
            story.city.plenary, for: day, at: "18:00", sent: day.adding(days: -9),
            [
                PlannedItem(title: "Opening, presence", minutes: 5),
                PlannedItem(title: "Minutes of the last plenary", kind: "decision", minutes: 5),
                PlannedItem(title: "Opinion to the port authority on night lighting", kind: "opinion", minutes: 30),
                PlannedItem(title: "Residents speak", kind: "discussion", minutes: 45),
            ])
        try await open(
            plenary, 18, present: TablePlace.holders.filter { ![.tram, .homes, .second].contains($0) }, in: story.city)
        try await take(1, of: plenary, notes: "The minutes are approved as they are.")
        let opinion = try await recommend(
            "Keep the lamps on the ferry pier burning until the last boat.",
            "They go out at eleven; the last boat comes at twenty past twelve.",
            to: story.city.organisation("Port authority"), within: 60, for: story.lantern.priority)
        try await take(2, of: plenary)
        _ = try await decideByHands(
            2, of: plenary,
            "The council asks the port authority to keep the lamps on the ferry pier burning until the last boat.",
            matter: "opinion", adopting: opinion, 15, 1, 2)
        try await take(
            3, of: plenary,
            notes:
                "Eleven residents speak: on light, on the kiosks, on dogs, and twice on the new lamps, which they like."
        )
        try await finish(plenary, &story)
        go(to: day.adding(days: 41), 12)
        try await answer(
            opinion, "partly", "Every second lamp burns until the last boat; more the cable does not carry.", as: .port)
        go(to: almanac.day(3, 18), 11)
        try await report(story.stairwells.action, "going", "Doors repaired in 9 of 14 entrances.", as: .landlord)
        try await reach(story.stairwells.milestones[1], as: .landlord)
        go(to: almanac.day(3, 24), 15)
        try await report(
            story.schools.action, "stopped", "Nine messages in four months.",
            reason: "Too few pupils used the contact line.", as: .school)
    }

    /// Kiosks, cameras, and the fourth priority.
    func decideInAutumn(_ story: inout Story) async throws {
        let day = almanac.wednesday(2, from: 12)
        let plenary = try await convene(
            story.city.plenary, for: day, at: "18:00", sent: day.adding(days: -9),
            [
                PlannedItem(title: "Opening, presence", minutes: 5),
                PlannedItem(title: "Minutes of the last plenary", kind: "decision", minutes: 5),
                PlannedItem(title: "Kiosks on the Old Quay open in winter too", kind: "decision", minutes: 20),
                PlannedItem(
                    title: "Cameras at the fish market", kind: "decision", minutes: 30,
                    text: "Asked for by the merchants. The finding does not support it."),
                PlannedItem(title: "Workshops against online fraud", kind: "decision", minutes: 20),
            ])
        try await open(
            plenary, 18, present: TablePlace.holders.filter { ![.probation, .youth].contains($0) }, in: story.city)
        try await take(1, of: plenary, notes: "The minutes are approved as they are.")
        try await take(2, of: plenary, notes: "The coast guard had asked for it. The city waives the winter fee.")
        _ = try await decideByHands(
            2, of: plenary, "The kiosks on the Old Quay stay open from November to March.", 15, 2, 2)
        try await take(
            3, of: plenary,
            notes: "The analyst shows that what is recorded at the fish market happens by day, and mostly indoors.")
        _ = try await decideByHands(3, of: plenary, "The city puts up four cameras at the fish market.", 6, 12, 1)
        try await take(4, of: plenary)
        story.fraud.decision = try await decideByHands(
            4, of: plenary, "Social services hold workshops against online fraud in four day centres.",
            adopting: story.fraud.recommendation, 18, 0, 1
        ).lastSegment
        try await finish(plenary, &story)
        go(to: day.adding(days: 2), 10)
        story.fraud.action = try await act(
            "Workshops against online fraud in four day centres", "With the police and a bank, in pairs of two hours.",
            owner: story.city.organisation("Social services"), partners: "City police",
            starts: almanac.today.adding(days: 20), due: almanac.today.adding(days: 160), carrying: story.fraud.decision
        )
    }

    /// What is due tomorrow at the landlord's desk.
    func orderDoors(_ story: Story) async throws {
        let doors = try await act(
            "Repair the doors of Quay Road 3 to 9", "Four doors; the locks are on stock.",
            owner: story.city.organisation("Aktaia Housing"), starts: today, due: almanac.today.adding(days: 1),
            carrying: story.stairwells.decision)
        try await report(doors, "going", "3 of 4 doors done.", as: .landlord)
    }

    /// The minutes of the plenary before are approved, and this one ends.
    private func finish(_ plenary: Sitting, _ story: inout Story) async throws {
        if let last = story.last { try await approve(last, at: plenary) }
        try await close(plenary, 20)
        story.last = plenary
    }
}
