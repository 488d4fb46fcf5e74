// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// Light on Lantern Steps: the one matter that has gone through all eight steps.
extension Stage {
    /// The council recommends, the works department answers in part, the plenary decides by name.
    func decideLantern(_ story: inout Story) async throws {
        let day = almanac.wednesday(11, from: 3)
        let plenary = try await convene(
            story.city.plenary, for: day, at: "18:00", sent: day.adding(days: -9),
            [
                PlannedItem(title: "Opening, presence", minutes: 5),
                PlannedItem(title: "Minutes of the last plenary", kind: "decision", minutes: 5),
                PlannedItem(
                    title: "Light on Lantern Steps", kind: "decision", minutes: 30,
                    text: "140 metres between the ferry stop and the stairway. The works department has answered.",
                    paper: (
                        "Offer of the works department",
                        "18 lamps, warm light, until 01:00 at full strength. Hedges twice a year. A free-standing mirror at the bend. 45,000 euros."
                    )),
                PlannedItem(title: "A contact line for pupils", kind: "decision", minutes: 20),
                PlannedItem(title: "Any other business", minutes: 5),
            ])
        let absent: Set<Office> = [.probation]
        let present = TablePlace.holders.filter { !absent.contains($0) }
        try await open(plenary, 18, present: present, in: story.city)
        try await take(1, of: plenary, notes: "The minutes are approved as they are.")
        try await take(
            2, of: plenary,
            notes:
                "The works department explains the offer and leaves the vote to the others, since it carries out the decision.",
            "The coast guard asks that the kiosks be taken up as a matter of their own. The chair will put it on the agenda.",
            "Both landlords hold that the money is missing in the stairwells.")
        let no: [Office] = [.landlord, .homes, .coastguard]
        let abstained: [Office] = [.second, .merchants]
        story.lantern.decision = try await decideByName(
            2, of: plenary,
            "The city lights the 140 metres between the ferry stop and Lantern Steps, cuts the hedges to knee height and sets a mirror at the bend. It is done by March.",
            adopting: story.lantern.recommendation, recused: [.works],
            NamedVotes(
                yes: present.filter { !(no + abstained + [.works]).contains($0) }, no: no, abstained: abstained),
            in: story.city
        ).lastSegment
        try await take(3, of: plenary, notes: "The school board asks for two years; the plenary grants one.")
        story.schools.decision = try await decideByHands(
            3, of: plenary, "A contact line for pupils is tried for one year in two schools.",
            adopting: story.schools.recommendation, 16, 1, 2
        ).lastSegment
        try await take(4, of: plenary)
        if let last = story.last { try await approve(last, at: plenary) }
        try await close(plenary, 20)
        story.last = plenary
    }

    /// The work itself, three weeks late; how it will be judged is declared before it begins.
    func workOnSteps(_ story: inout Story) async throws {
        go(to: almanac.day(11, 9))
        let due = almanac.month(9).day(28).adding(days: -21)
        story.lantern.action = try await act(
            "18 lamps, hedges at knee height, a mirror at the bend",
            "Warm light from dusk to dawn, dimmed after one in the morning, as the neighbours agreed.",
            owner: story.city.organisation("Works department"),
            partners: "Port authority; residents’ association of the Old Quay", starts: almanac.day(11, 15), due: due,
            carrying: story.lantern.decision, more: ["granted": "45000", "spent": "41300"])
        let milestones = try await plan(
            [
                ("Neighbours agree on lamp colour and hours", almanac.day(11, 20)),
                ("Hedges cut; yearly contract signed", almanac.day(10, 20)),
                ("18 lamps and the mirror in service", due),
            ], of: story.lantern.action, as: .works)
        try await declareEvaluation(&story)
        go(to: almanac.day(11, 17), 15)
        try await reach(milestones[0], as: .works)
        try await report(story.lantern.action, "going", "The neighbours chose warm light.", as: .works)
        go(to: almanac.day(10, 14), 11)
        try await reach(milestones[1], as: .works)
        go(to: almanac.month(9).day(28), 16)
        try await reach(milestones[2], as: .works)
        try await report(
            story.lantern.action, "done", "All lamps burn. 41,300 of 45,000 euros were spent.",
            reason: "Late because of a missing permit for the listed wall.", as: .works)
    }

    private func declareEvaluation(_ story: inout Story) async throws {
        go(to: almanac.day(11, 10), 15)
        story.lantern.indicator = try await enter(
            "indicators", "Feel unsafe after dark", "Asked of people drawn at random in the neighbourhood.",
            [
                "unit": "in 100", "direction": "lower", "baselineValue": "38", "baselineLow": "34",
                "baselineHigh": "43",
                "baselineDay": almanac.day(14, 15).description, "baselineSource": "Survey of the council, 412 people",
                "target": "25", "rests6": "action:\(story.lantern.action)",
            ], as: .analyst)
        story.lantern.evaluation = try await enter(
            "evaluations", "Did the lamps on Lantern Steps help?", Self.method, design(of: story.lantern), as: .analyst)
    }

    private static let method = "Before and after, with a comparison area: step 3 of 5 on the Maryland scale."

    /// How the effect is to be seen, as it was declared before the action began.
    private func design(of lantern: Matter) -> Fields {
        [
            "action": lantern.action, "measure": "Reports of harassment and threats", "area": "Lantern Steps",
            "comparison": "Rope Street", "beforeFrom": "\(almanac.month(23))", "beforeTo": "\(almanac.month(12))",
            "afterFrom": "\(almanac.month(8))", "afterTo": "\(almanac.month(Self.secondDelivery))",
            "counts": countsBefore, "evaluator": "University of Kalliste, paid by the network, not by the city",
            "limits": "Survey answers on reporting to the police did not change.",
            "rests7": "indicator:\(lantern.indicator)",
        ]
    }

    /// The second survey, and what the counts say, a year after the decision.
    func judgeLantern(_ story: Story) async throws {
        go(to: almanac.day(1, 12), 11)
        try await send(
            "\(Self.kalliste)/indicators/\(story.lantern.indicator)/values",
            [
                "measuredValue": "31", "measuredLow": "27", "measuredHigh": "36", "measuredDay": today.description,
                "measuredSource": "Survey of the council, 398 people",
            ], as: .analyst)
        // 24 and 69 in the seven months since.
        let after = (Self.secondDelivery...8).reversed().map { almanac.month($0) }
        let address = "\(Self.kalliste)/evaluations/\(story.lantern.evaluation)"
        try await send(
            "\(address)/counts",
            ["counts": countsBefore + "\n" + Self.lines(after, [4, 3, 4, 3, 4, 3, 3], [10, 9, 10, 10, 11, 10, 9])],
            as: .analyst)
        try await claim(story.lantern, at: address)
    }

    /// The question becomes a claim; the design stays as it was declared.
    private func claim(_ lantern: Matter, at address: String) async throws {
        var fields: Fields = [
            "title":
                "Reports fell more here than in a like area; whether people feel safer because of it, we cannot tell",
            "text": Self.method, "audience": "public", "afterwards": "yes",
            "version": try await page("\(address)/edit", as: .analyst).value(named: "version") ?? "1",
        ]
        for pair in design(of: lantern).removing(["counts"]).pairs { fields.append(pair.name, pair.value) }
        try await send(address, fields, as: .analyst)
    }

    /// 84 reports on Lantern Steps in the year before, 131 in Rope Street.
    private var countsBefore: String {
        Self.lines(
            (12...23).reversed().map { almanac.month($0) }, [7, 6, 8, 7, 7, 8, 7, 6, 7, 7, 8, 6],
            [11, 10, 12, 11, 11, 10, 11, 12, 11, 10, 11, 11])
    }

    /// A line for each month: the month, the count on Lantern Steps, the count in Rope Street.
    private static func lines(_ months: [YearMonth], _ here: [Int], _ there: [Int]) -> String {
        zip(months, zip(here, there)).map { "\($0) \($1.0) \($1.1)" }.joined(separator: "\n")
    }
}
