// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// How a meeting stands to its quorum at one moment, for one item.
struct QuorumCheck: Hashable, Sendable, Codable {
    /// Voting seats with somebody present.
    let present: Int
    /// All voting seats.
    let seats: Int
    /// How many are needed; nil where the rules ask for none.
    let needed: Int?
    /// What the share is taken of.
    let base: Threshold.Base?
    /// Whether somebody is missing without whom the rules let nothing be decided.
    let misses: Bool

    /// Whether the meeting can decide.
    var isReached: Bool { !misses && needed.map { present >= $0 } ?? true }

    /// Applies a rule to the roll. Those recused from the item count where the rule says so.
    ///
    /// - Parameter voted: those who have voted; they count as present for that vote, also where they left since
    init(
        _ quorum: Quorum, _ roll: Roll, at now: Instant, recused: Set<SeatID> = [], countsRecused: Bool = false,
        voted: Set<SeatID> = []
    ) {
        let leaving = countsRecused ? [] : recused
        let count = roll.headcount(at: now, recused: leaving)
        present = voted.union(roll.attending(at: now, without: leaving).keys).count
        seats = count.seats
        // A share of those present would be reached by anybody; it is taken of the seats that are held.
        let base = quorum.threshold.map { $0.base == .present || $0.base == .cast ? .inOffice : $0.base }
        self.base = base
        needed = quorum.threshold.flatMap { threshold in base.map { threshold.least(of: count.whole(of: $0)) } }
        misses = quorum.also.contains { authority in
            authority == .chair
                ? roll.chair(at: now) == nil
                : roll.benches.contains { $0.is(authority) }
                    && !roll.benches.contains { $0.is(authority) && roll.stand(for: $0.seat, at: now) != nil }
        }
    }

    /// The quorum that holds at a meeting: of the second call where it is one.
    static func rule(_ rules: Constitution, of meeting: Meeting) -> Quorum {
        let ordinary = rules.quorum(of: meeting.formation)
        return meeting.repeats == nil ? ordinary : rules.secondCall.quorum ?? ordinary
    }

    /// The state in a sentence.
    var message: Message {
        switch (needed, isReached) {
        case (nil, true): Message("The rules ask for no quorum.")
        case (nil, false): Message("Somebody is missing without whom nothing can be decided.")
        case (let needed?, true): Message("Quorum reached: \(present) present, \(needed) needed.")
        case (let needed?, false) where present >= needed:
            Message("\(present) present, \(needed) needed. Somebody is missing without whom nothing can be decided.")
        case (let needed?, false): Message("No quorum: \(present) present, \(needed) needed.")
        }
    }
}

extension Bench {
    /// Whether a rule that names somebody means this seat: by its own name in the profile, or by its college.
    fileprivate func `is`(_ authority: Authority) -> Bool {
        profileID == authority.rawValue || college == authority.rawValue
    }
}

extension Threshold.Base {
    /// What a share was taken of, in words.
    var words: Message {
        switch self {
        case .cast: Message("votes for and against")
        case .present: Message("seats present")
        case .inOffice: Message("seats in office")
        case .seats: Message("all seats")
        }
    }
}
