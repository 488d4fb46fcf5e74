// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// More of the same, for measuring: what a page costs must not depend on how much lies behind it.
extension Stage {
    /// Findings and decisions that each further measure of scale adds; the working group takes them twenty at a time.
    private static let batch = 20
    /// Together ten thousand of each.
    private static let batches = 500

    func multiply(_ story: Story) async throws {
        guard scale > 1 else { return }
        clock.pace = .milliseconds(500)
        let sittings = min(scale - 1, Self.batches)
        let day = Almanac.working(almanac.month(1).day(24))
        for number in 1...sittings {
            for line in 1...Self.batch {
                _ = try await find(
                    "Place \(line) of round \(number) by the harbour was walked, and nothing was found that was not known.",
                    confidence: "low", why: "One walk, three people.", on: story.dataset, area: "K01", by: .analyst)
            }
        }
        var called: [Sitting] = []
        for number in 1...sittings {
            let items = (1...Self.batch).map { PlannedItem(title: "Place \($0) of round \(number)", kind: "decision") }
            called.append(
                try await convene(story.city.harbour, for: day, at: "09:00", sent: almanac.day(1, 13), items))
        }
        for sitting in called { try await hold(sitting, in: story.city) }
        clock.pace = StageClock.usualPace
    }

    private func hold(_ sitting: Sitting, in city: Kalliste) async throws {
        try await open(sitting, 9, present: [.association, .coastguard, .port, .merchants], in: city)
        for item in sitting.items.indices {
            try await send("\(sitting.items[item])/take", as: .coordinator)
            _ = try await decideByHands(item, of: sitting, "The place is looked at again in a year.", 3, 0, 1)
        }
        try await send("\(sitting.address)/close", as: .coordinator)
    }
}
