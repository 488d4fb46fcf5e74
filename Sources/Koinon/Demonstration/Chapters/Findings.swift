// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// From what is known to what comes first: five findings, ranked by the plenary.
extension Stage {
    func writeFindings(_ story: inout Story) async throws {
        go(to: almanac.day(13, 3))
        story.stairwells.finding = try await find(
            "In 14 entrances of the harbour flats the doors do not close, and nowhere in the survey do people feel less safe.",
            confidence: "high",
            why: """
                Both landlords counted their doors in September: 14 of 38 do not close. In the survey, 44 of 100 who live \
                there feel unsafe in their own stairwell. What was recorded there is not unusual for the number of people.
                """, on: story.dataset, area: "K04", by: .landlord)
        go(to: almanac.day(13, 5), 14)
        story.lantern.finding = try await find(
            "Between the ferry stop and Lantern Steps, people walk 140 metres without light. From seven in the evening, women take the long way round.",
            why: """
                Walk, reports and survey point the same way: how safe 11 people felt at stop 4 was 2.1 of 5; of 27 reports \
                by residents in twelve months, 19 were on light; 38 of 100 feel unsafe in the neighbourhood after dark \
                (412 people drawn at random, interval 34 to 43). The survey asked about the whole neighbourhood, not the \
                stairway. No figures from the tram company for night stops. No answers from people under 16.
                """,
            dissent: "The coast guard holds that the closed kiosks matter more than the lamps.", on: story.dataset,
            area: "K03", by: .association)
        go(to: almanac.day(13, 6))
        story.tram.finding = try await find(
            "On tram line 2 after nine in the evening, 19 of 27 women who were asked were followed or touched within a year.",
            why: """
                Asked at the stops on four evenings by the women’s shelter. 27 women are few, and they were not drawn at \
                random; that 19 of them say the same is not chance. Five had told the company, two the police.
                """, on: story.dataset, area: "K09", by: .shelter)
        go(to: almanac.day(13, 7))
        story.fraud.finding = try await find(
            "People over 70 lose money to false calls and messages, and hardly anybody reports it.", confidence: "low",
            why: """
                Social services heard of 31 cases in six months in four day centres; police recorded 9 in the whole city. \
                Records of places do not show it at all, which is itself a finding.
                """, on: story.dataset, by: .services)
        story.schools.finding = try await find(
            "Pupils tell of bullying late: after seven weeks on average, and mostly not at school.", confidence: "low",
            why: "Two schools of nine took part, 61 pupils. Nobody under 12 was asked.", on: story.dataset, by: .school)
    }

    /// The first plenary: rules of procedure, the findings, and the order in which the council takes them up.
    func rankPriorities(_ story: inout Story) async throws {
        let day = almanac.wednesday(13, from: 14)
        let plenary = try await convene(
            story.city.plenary, for: day, at: "18:00", sent: day.adding(days: -9),
            [
                PlannedItem(title: "Opening, presence", minutes: 5),
                PlannedItem(
                    title: "Rules of procedure", kind: "decision", minutes: 20,
                    paper: (
                        "Draft rules of procedure",
                        "Four plenaries a year, one of them for residents to speak. Minutes within 15 days."
                    )),
                PlannedItem(
                    title: "Five findings, and which comes first", kind: "decision", minutes: 60,
                    text: "Each member ranks the five. The order is counted by ranked choice."),
                PlannedItem(title: "Any other business", minutes: 5),
            ])
        let present = TablePlace.holders.filter { $0 != .tram && $0 != .probation }
        try await open(plenary, 18, present: present, in: story.city)
        try await take(1, of: plenary, notes: "The school board asks that papers reach substitutes too. Agreed.")
        _ = try await decideByHands(
            1, of: plenary, "The council adopts its rules of procedure as drafted.", matter: "rules-of-procedure", 17,
            0, 2)
        try await take(
            2, of: plenary,
            notes: "Each finding is presented by those who signed it, ten minutes each.",
            "The two landlords would put the ways to the water last: the stairwells are where people live.")
        _ = try await decideByHands(
            2, of: plenary,
            "The council’s priorities, in this order: stairwells, ways to the water, tram line 2, online fraud, schools.",
            16, 2, 1)
        try await take(3, of: plenary)
        try await close(plenary, 20)
        story.last = plenary
        go(to: day.adding(days: 1))
        try await enterPriorities(&story)
    }

    private func enterPriorities(_ story: inout Story) async throws {
        let ranked = "Ranked choice by 19 of 23 seats in the plenary."
        story.stairwells.priority = try await prioritise(
            "Calm stairwells in the harbour flats", "Doors that close, light that works, somebody to call.", rank: 1,
            method: ranked, from: story.stairwells.finding)
        story.lantern.priority = try await prioritise(
            "Safe ways to the water", "From the ferry stop, the tram and the car park to the quay, also after dark.",
            rank: 2,
            method:
                "\(ranked) Nine put it first; counted by ranked choice it came second, behind the stairwells. The two landlords put it last.",
            from: story.lantern.finding)
        story.tram.priority = try await prioritise(
            "Harassment on tram line 2", "Nobody is followed or touched on the way home.", rank: 3, method: ranked,
            from: story.tram.finding)
        story.fraud.priority = try await prioritise(
            "Online fraud against older people", "Known before it happens, and told without shame when it did.",
            rank: 4,
            method: ranked, from: story.fraud.finding)
        story.schools.priority = try await prioritise(
            "Schools: bullying heard early", "A pupil who is bullied finds somebody within days.", rank: 5,
            method: ranked,
            from: story.schools.finding)
    }
}
