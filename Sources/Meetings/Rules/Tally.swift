// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// How many voted how.
struct VoteCount: Hashable, Sendable, Codable {
    let yes: Int
    let no: Int
    let abstained: Int

    init(for yes: Int, against no: Int, abstained: Int) {
        self.yes = yes
        self.no = no
        self.abstained = abstained
    }

    var voters: Int { yes + no + abstained }
    /// Votes cast, in the sense of the rules: for and against.
    var cast: Int { yes + no }
    /// As many for as against, and not nobody at all.
    var isTied: Bool { yes == no && yes > 0 }
}

/// What a count comes to under a rule. Whole numbers only.
struct Tally: Hashable, Sendable, Codable {
    let count: VoteCount
    /// Votes for that were needed.
    let needed: Int
    /// What the share was taken of, and how much that was.
    let base: Threshold.Base
    let whole: Int
    let majority: Majority.Name
    let isAdopted: Bool
    /// Whether the chair's vote decided a tie.
    let isByCastingVote: Bool

    /// - Parameter casting: how the chair voted, or would on a tie; nil where the chair has no casting vote, is not there
    ///   or abstains
    init(_ count: VoteCount, _ majority: Majority, _ headcount: Headcount, casting: Ballot.Choice? = nil) {
        let threshold = majority.threshold
        whole = headcount.whole(of: threshold.base, cast: count.cast)
        needed = threshold.least(of: whole)
        base = threshold.base
        self.majority = majority.name
        self.count = count
        let isMet = threshold.isMet(by: count.yes, of: whole)
        // A casting vote breaks a tie where half of the votes cast decides; it makes no two thirds.
        let decides =
            count.isTied && !isMet && threshold.isHalf && base == .cast && casting != nil && casting != .abstention
        isByCastingVote = decides
        isAdopted = isMet || (decides && casting == .yes)
    }

    /// The count in words: "14 for, 3 against, 2 abstained".
    var brief: Message {
        count.abstained == 0
            ? Message("\(count.yes) for, \(count.no) against")
            : Message("\(count.yes) for, \(count.no) against, \(count.abstained) abstained")
    }

    /// The rule in words: what was needed, of what.
    var rule: Message {
        Message("\(majority.words): \(needed) for were needed, counted on \(whole) (\(base.words)).")
    }
}

extension Threshold {
    /// Whether it is a matter of halves, which a tie leaves open.
    fileprivate var isHalf: Bool { numerator * 2 == denominator }
}

extension Majority.Name {
    var words: Message {
        switch self {
        case .simple: Message("Simple majority")
        case .absolute: Message("Absolute majority")
        case .twoThirds: Message("Two-thirds majority")
        case .other: Message("Majority of the rules")
        }
    }
}

/// What the secretariat typed after a show of hands.
struct ShowOfHands {
    /// The counts, or what is wrong with them by field.
    static func check(
        _ typed: (yes: String, no: String, abstained: String), present: Int, allowsAbstention: Bool
    ) -> Result<VoteCount, Faults> {
        let numbers = [("for", typed.yes), ("against", typed.no), ("abstained", typed.abstained)].map { name, text in
            (name, text.isEmpty ? 0 : Int(text).flatMap { $0 >= 0 ? $0 : nil })
        }
        let wrong = numbers.filter { $0.1 == nil }.map { ($0.0, Message("Type a whole number, 0 or more.")) }
        guard wrong.isEmpty else { return .failure(Faults(wrong)) }
        let values = numbers.compactMap(\.1)
        let count = VoteCount(for: values[0], against: values[1], abstained: values[2])
        if count.abstained > 0, !allowsAbstention {
            return .failure(Faults([("abstained", BallotRefusal.noAbstention.message)]))
        }
        guard count.voters > 0 else { return .failure(Faults([("for", Message("Nobody has voted yet."))])) }
        guard count.voters <= present else {
            return .failure(
                Faults([("for", Message("\(count.voters) votes, but only \(present) may vote. Count again."))]))
        }
        return .success(count)
    }
}

/// What is to be corrected in a form, by field.
struct Faults: Error, Sendable {
    let faults: [(field: String, message: Message)]

    init(_ faults: [(String, Message)]) {
        self.faults = faults.map { (field: $0.0, message: $0.1) }
    }
}
