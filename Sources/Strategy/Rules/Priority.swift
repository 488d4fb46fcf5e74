// SPDX-License-Identifier: EUPL-1.2
import Language

/// Something the council has put before other things.
struct Priority: Entry {
    let head: Heading<Priority>
    /// Its place in the council's order, from 1.
    let rank: Int
    /// The day on which it was ranked.
    let ranked: LocalDate
    /// How it was ranked, and who saw it otherwise.
    let method: String

    static let kind = Kind.priority
    var day: LocalDate { ranked }
}

/// What a form says of a priority.
struct PriorityDraft: Sendable, Hashable {
    let rank: Int
    let ranked: LocalDate
    let method: String

    init?(_ typed: inout Typed) {
        let rank = typed.whole("rank", in: 1...99)
        let ranked = typed.day("ranked")
        let method = typed.text("method", limit: 4_000, optional: true)
        guard let rank, let ranked else { return nil }
        (self.rank, self.ranked, self.method) = (rank, ranked, method)
    }
}

/// Where a priority stands, from its actions that the reader may see.
enum PriorityStatus: Hashable, Sendable {
    case notStarted, underWay, late, stopped
    case done(Int, of: Int)

    init(_ actions: [ActionStatus]) {
        let done = actions.count(where: \.isDone)
        let ended = done + actions.count(where: \.isStopped)
        if actions.contains(where: \.isLate) {
            self = .late
        } else if actions.isEmpty {
            self = .notStarted
        } else if ended == actions.count {
            self = done == 0 ? .stopped : .done(done, of: actions.count)
        } else if done > 0 || actions.contains(.going) {
            self = .underWay
        } else {
            self = .notStarted
        }
    }
}
