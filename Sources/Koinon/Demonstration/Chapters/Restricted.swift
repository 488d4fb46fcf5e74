// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// What only the restricted formation knows of: for everybody else it is in no list, count, search or address.
extension Stage {
    func playRestricted(_ story: Story) async throws {
        let circle = "formation:\(story.city.restricted)"
        let day = Almanac.working(almanac.month(7).day(14))
        let meeting = try await convene(
            story.city.restricted, for: day, at: "10:00", sent: day.adding(days: -10), audience: "formation",
            place: "Aktaia Housing, Quay Road 1",
            [
                PlannedItem(title: "Entrances of block C: what was noted", kind: "discussion", minutes: 40),
                PlannedItem(title: "Who comes when somebody calls", kind: "decision", minutes: 30),
            ])
        try await open(meeting, 10, present: [.landlord, .police, .services, .youth], in: story.city)
        try await take(0, of: meeting, notes: "Entrances and hours, no names and no flat numbers.")
        try await take(1, of: meeting)
        let decision = try await decideByHands(
            1, of: meeting, "The caretaker of block C and a social worker go round together on three evenings a week.",
            4, 0, 0)
        try await close(meeting, 12)
        go(to: day.adding(days: 1), 11)
        _ = try await find(
            "Most of what is noted in block C happens in two entrances, on three evenings of the week.",
            confidence: "low", why: "Notes of the caretaker over six weeks. Few, and of one person.", on: story.dataset,
            area: "K04", by: .landlord, audience: circle, isPublic: false)
        let action = try await act(
            "Caretaker and social worker go round together", "Three evenings a week, block C.",
            owner: story.city.organisation("Aktaia Housing"), partners: "Social services", starts: today,
            due: almanac.today.adding(days: 60), audience: circle, carrying: decision.lastSegment)
        try await report(action, "going", "Begun. Nobody was sent away.", as: .landlord)
    }
}
