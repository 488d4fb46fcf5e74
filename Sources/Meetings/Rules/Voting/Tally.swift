// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

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
    /// How each college voted, where the majority is counted by college.
    let colleges: [CollegeTally]?
    let collegeRule: Majority.Colleges?
    /// How the decision came about, where not by vote.
    let manner: Ballots.Manner.Kind?
    /// The quorum of this vote; nil in votes of older versions.
    let quorum: QuorumCheck?

    /// What one college came to.
    struct CollegeTally: Hashable, Sendable, Codable {
        /// By the profile's id.
        let college: String
        let count: VoteCount
        let needed: Int
        let whole: Int
        let isMet: Bool
    }

    /// - Parameter casting: how the chair voted, or would on a tie; nil where the chair has no casting vote, is not there
    ///   or abstains
    init(
        _ count: VoteCount, _ majority: Majority, _ headcount: Headcount, casting: Ballot.Choice? = nil,
        byCollege: [CollegePoll] = [], manner: Ballots.Manner.Kind = .vote, quorum: QuorumCheck? = nil
    ) {
        let threshold = majority.threshold
        whole = headcount.whole(of: threshold.base, cast: count.cast)
        needed = threshold.least(of: whole)
        base = threshold.base
        self.majority = majority.name
        self.count = count
        self.quorum = quorum
        self.manner = manner == .vote ? nil : manner
        collegeRule = majority.colleges
        let colleges = majority.colleges == nil ? nil : byCollege.map { $0.tally(threshold) }
        self.colleges = colleges
        let isMet = Self.isMet(
            threshold.isMet(by: count.yes, of: whole), majority.colleges, colleges ?? [], count, manner)
        // A casting vote breaks a tie where half of the votes cast decides; it makes no two thirds and no college.
        let decides =
            count.isTied && !isMet && threshold.isHalf && base == .cast && majority.colleges == nil && manner == .vote
            && casting != nil && casting != .abstention
        isByCastingVote = decides
        isAdopted = isMet || (decides && casting == .yes)
    }

    private static func isMet(
        _ whole: Bool, _ rule: Majority.Colleges?, _ colleges: [CollegeTally], _ count: VoteCount,
        _ manner: Ballots.Manner.Kind
    ) -> Bool {
        // Consensus: nobody objects, and somebody agrees.
        if manner == .consensus { return count.no == 0 && count.yes > 0 }
        switch rule {
        case nil: return whole
        case .each: return !colleges.isEmpty && colleges.allSatisfy(\.isMet)
        case .double: return whole && colleges.count(where: \.isMet) * 2 > colleges.count
        }
    }

    /// Whether neither side reached what is needed, and it is no tie: a second vote may bring a result.
    var isUndecided: Bool { !isAdopted && !count.isTied && count.no < needed && count.voters > 0 }

    /// The count in words: "14 for, 3 against, 2 abstained".
    var brief: Message {
        count.abstained == 0
            ? Message("\(count.yes) for, \(count.no) against")
            : Message("\(count.yes) for, \(count.no) against, \(count.abstained) abstained")
    }

    /// The rule in words: what was needed, of what.
    var rule: Message {
        switch manner {
        case .consensus: Message("By consensus: nobody may object.")
        case .agreement: Message("By agreement of the parties: all \(whole) must agree.")
        case .signature: Message("By everybody’s signature: all \(whole) must sign.")
        case .vote, nil: Message("\(majority.words): \(needed) for were needed, counted on \(whole) (\(base.words)).")
        }
    }

    /// What the rule asks of the colleges, where it asks anything.
    var collegeSentence: Message? {
        switch collegeRule {
        case nil: nil
        case .each: Message("The majority was needed in each college by itself.")
        case .double:
            Message("The majority was needed in the whole, and in more than half of the colleges.")
        }
    }
}

/// The votes of one college with what their shares are taken of.
struct CollegePoll: Hashable, Sendable {
    let college: String
    let count: VoteCount
    let headcount: Headcount

    func tally(_ threshold: Threshold) -> Tally.CollegeTally {
        let whole = headcount.whole(of: threshold.base, cast: count.cast)
        return Tally.CollegeTally(
            college: college, count: count, needed: threshold.least(of: whole), whole: whole,
            isMet: threshold.isMet(by: count.yes, of: whole))
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
        case .threeFifths: Message("Three-fifths majority")
        case .unanimous: Message("Unanimity")
        case .other: Message("Majority of the rules")
        }
    }
}
