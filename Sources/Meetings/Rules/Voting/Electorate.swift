// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Who has a say in a vote, and what is needed: as the constitution says for its manner of deciding.
struct Electorate: Hashable, Sendable {
    let manner: Ballots.Manner.Kind
    let majority: Majority
    /// The meeting with only those seats voting that have a say.
    let roll: Roll

    /// By vote: all seats with a vote, and the majority of the matter. By agreement: the named parties, all of them. By
    /// signature: all who hold a seat. By consensus: all seats, of whom none may object.
    init(_ rules: Constitution, _ majority: Majority, _ roll: Roll) {
        manner = rules.ballots.manner.kind
        switch manner {
        case .vote, .consensus:
            self.majority = majority
            self.roll = roll
        case .agreement:
            self.majority = Majority(.unanimous, Threshold(.atLeast, 1, of: 1, base: .seats))
            let parties = Set(rules.ballots.manner.parties.map(\.rawValue))
            let named = roll.benches.filter { bench in
                bench.profileID.map(parties.contains) ?? false
                    || bench.presides && rules.ballots.manner.parties.contains(.chair)
            }
            // Parties the profile names without giving them a seat here are whoever votes.
            self.roll = named.isEmpty ? roll : roll.limited(to: Set(named.map(\.seat)))
        case .signature:
            self.majority = Majority(.unanimous, Threshold(.atLeast, 1, of: 1, base: .inOffice))
            self.roll = roll
        }
    }

    /// Why a question cannot be put in this way; nil where it can.
    func refusal(of method: Ballots.Method) -> Message? {
        if manner == .agreement || manner == .signature, method != .named {
            return Message("The rules of this council ask for agreement, which each gives by name.")
        }
        if majority.colleges != nil, method == .secret {
            return Message(
                "This majority is counted by college, and a secret ballot does not tell whose college it is from. Vote by name or by hands."
            )
        }
        return nil
    }

    /// What the counts of each college come to.
    func polls(_ counts: [String: VoteCount], at now: Instant, recused: Set<SeatID>, voted: Set<SeatID>)
        -> [CollegePoll]
    {
        roll.colleges(without: recused).map { college in
            CollegePoll(
                college: college, count: counts[college] ?? VoteCount(for: 0, against: 0, abstained: 0),
                headcount: roll.limited(to: roll.seats(of: college)).headcount(at: now, recused: recused, voted: voted))
        }
    }

    /// The counts of a named vote, by college.
    func counts(_ ballots: [Ballot]) -> [String: VoteCount] {
        let colleges = roll.benches.reduce(into: [:]) { $0[$1.seat] = $1.college }
        return Dictionary(grouping: ballots) { colleges[$0.seat] ?? "" }.mapValues { VoteCount($0) }
    }
}

extension VoteCount {
    init(_ ballots: [Ballot]) {
        func count(_ choice: Ballot.Choice) -> Int { ballots.count { $0.choice == choice } }
        self.init(for: count(.yes), against: count(.no), abstained: count(.abstention))
    }

    static func + (one: VoteCount, other: VoteCount) -> VoteCount {
        VoteCount(
            for: one.yes + other.yes, against: one.no + other.no, abstained: one.abstained + other.abstained)
    }
}

extension Ballots {
    /// What follows where a vote missed its majority without a tie, after so many votes on the same question; nothing
    /// where the rules say nothing, or a side reached what was needed.
    func next(after tally: Tally, votesSoFar: Int) -> SecondVote? {
        guard tally.isUndecided, tally.manner == nil, let steps = secondVotes, steps.indices.contains(votesSoFar - 1)
        else { return nil }
        return steps[votesSoFar - 1]
    }

    /// The majority of a vote taken again: the ordinary one, or more for than against.
    static func majority(_ step: SecondVote?, _ ordinary: Majority) -> Majority {
        guard let step, step.isSimple else { return ordinary }
        return Majority(.simple, Threshold(.moreThan, 1, of: 2, base: .cast), colleges: ordinary.colleges)
    }
}
