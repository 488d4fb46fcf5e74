// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Record
import Web

/// What was found in the ballot box, and who had voted.
struct Counted {
    let outcome: Outcome
    /// The opened ballots of a secret vote, as they stand in the Record.
    let list: [String]?
}

extension Submission {
    /// Counts, fixes the result, and makes the decision where one has come about.
    ///
    /// - Parameter key: opens the ballots of a secret vote; nil where it is not to be found
    func closeVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means, key: BoxKey?) throws -> Reply {
        let subject = try foundVote(id, voteID)
        let permit = try transaction.permit(CloseVote.self, standing, on: subject)
        do {
            guard subject.vote.state == .open else { throw Faults([("", BallotRefusal.closed.message)]) }
            let voted = Set(try snapshot.voted(in: subject.vote).map(\.seat))
            let quorum = try sitting(subject.meeting).quorum(of: subject.vote, voted: voted)
            guard quorum.isReached else {
                try permit.cancel(.quorumLost)
                try announce(subject.readership, of: subject.meeting)
                return .seeOther(link(MeetingsRoute.vote(id, voteID)))
            }
            guard let counted = try count(subject, voted, quorum, permit, key) else {
                try announce(subject.readership, of: subject.meeting)
                return .seeOther(link(MeetingsRoute.vote(id, voteID)))
            }
            try permit.close(counted.outcome)
            return try finish(subject, counted, permit, means)
        } catch let faults as Faults {
            throw refuse(try votePage(subject, means, problems(faults)))
        } catch let fault as BoxFault {
            throw refuse(try votePage(subject, means, [Form.Problem(nil, say(fault.message))]))
        }
    }

    /// Makes the decision, unless another round or the chair's word must follow first, or it was on an amendment.
    func finish(
        _ subject: VoteAtMeeting, _ counted: Counted, _ permit: Permit<CloseVote>, _ means: Means
    ) throws -> Reply {
        try announce(subject.readership, of: subject.meeting)
        let isDecision = try counted.outcome.tally.map { try settleMotion(subject, $0, permit) } ?? true
        guard isDecision, counted.outcome.chosen?.isOver ?? true else {
            return .seeOther(link(MeetingsRoute.vote(subject.meeting.id, subject.vote.id)))
        }
        let decision = try decide(subject, counted, permit, means)
        try transaction.put(
            decision, adopting: subject.vote.adopts, in: means.languages.speech(in: council.tongue, zone: say.zone))
        try tellOfDecision(decision, subject.meeting)
        return .seeOther(link(MeetingsRoute.decision(decision.id)))
    }

    /// Counts the ballots; nil where the hands have to be counted by somebody else, or once more.
    private func count(
        _ subject: VoteAtMeeting, _ voted: Set<SeatID>, _ quorum: QuorumCheck, _ permit: Permit<CloseVote>,
        _ key: BoxKey?
    ) throws -> Counted? {
        let (vote, sitting) = (subject.vote, try sitting(subject.meeting))
        if let asks = vote.asks { return try countMarks(asks, of: vote, in: sitting, voted, permit, key) }
        switch vote.method {
        case .secret:
            let opened = try openBox(of: vote, as: SecretBallot.self, key)
            try permit.publish(opened)
            let tally = tally(["": VoteCount(opened)], of: vote, in: sitting, voted, quorum, [])
            return Counted(
                outcome: .question(tally), list: opened.map { "\($0.code) \($0.choice.rawValue)" })
        case .named:
            let ballots = try snapshot.ballots(of: vote)
            guard !ballots.isEmpty else { throw Faults([("", Message("Nobody has voted yet."))]) }
            let counts = sitting.electorate(of: vote).counts(ballots)
            return Counted(outcome: .question(tally(counts, of: vote, in: sitting, voted, quorum, ballots)), list: nil)
        case .showOfHands:
            let hands = try typedHands(of: vote, in: sitting)
            guard try isCounted(hands, of: subject, permit, sitting) else { return nil }
            return Counted(
                outcome: .question(tally(hands.byCollege, of: vote, in: sitting, [], quorum, [])), list: nil)
        }
    }

    private func tally(
        _ counts: [String: VoteCount], of vote: Vote, in sitting: Sitting, _ voted: Set<SeatID>, _ quorum: QuorumCheck,
        _ ballots: [Ballot]
    ) -> Tally {
        let electorate = sitting.electorate(of: vote)
        let recused = sitting.recusals[vote.item] ?? []
        return Tally(
            HandCount(byCollege: counts).whole, electorate.majority,
            electorate.roll.headcount(at: now, recused: recused, voted: voted),
            casting: casting(in: sitting, ballots, vote, recused),
            byCollege: electorate.polls(counts, at: now, recused: recused, voted: voted), manner: electorate.manner,
            quorum: quorum)
    }

    /// How the chair voted, where the chair's vote breaks a tie.
    private func casting(
        in sitting: Sitting, _ ballots: [Ballot], _ vote: Vote, _ recused: Set<SeatID>
    ) -> Ballot.Choice? {
        guard sitting.rules.ballots.castingVote.holder == .chair, let chair = sitting.roll.chair(at: now),
            !recused.contains(chair.seat)
        else { return nil }
        if vote.method == .named { return ballots.first { $0.person == chair.person }?.choice }
        guard vote.method != .secret || sitting.rules.ballots.castingVote.inSecretBallots else { return nil }
        return Ballot.Choice(rawValue: typed("casting"))
    }

    // MARK: Hands

    /// The numbers that were typed, by college where the majority is counted by college.
    private func typedHands(of vote: Vote, in sitting: Sitting) throws -> HandCount {
        guard typed("sure") == "yes" else {
            throw Faults([("sure", Message("Read the numbers out, then confirm them."))])
        }
        let electorate = sitting.electorate(of: vote)
        let recused = sitting.recusals[vote.item] ?? []
        let allowsAbstention = sitting.rules.ballots.isAbstentionAllowed
        guard electorate.majority.colleges != nil else {
            let count = try ShowOfHands.check(
                typedCount(), present: electorate.roll.headcount(at: now, recused: recused).present,
                allowsAbstention: allowsAbstention
            ).get()
            return HandCount(byCollege: ["": count])
        }
        let colleges = try electorate.roll.colleges(without: recused).map { college in
            let roll = electorate.roll.limited(to: electorate.roll.seats(of: college))
            let present = roll.headcount(at: now, recused: recused).present
            return (college, try collegeCount(college, present: present, allowsAbstention))
        }
        let hands = HandCount(byCollege: Dictionary(colleges) { first, _ in first })
        guard hands.whole.voters > 0 else { throw Faults([("", Message("Nobody has voted yet."))]) }
        return hands
    }

    private func typedCount(_ suffix: String = "") -> (yes: String, no: String, abstained: String) {
        (typed("for\(suffix)").trimmed, typed("against\(suffix)").trimmed, typed("abstained\(suffix)").trimmed)
    }

    private func collegeCount(_ college: String, present: Int, _ allowsAbstention: Bool) throws -> VoteCount {
        let typed = typedCount("-\(college)")
        if [typed.yes, typed.no, typed.abstained].allSatisfy({ $0.isEmpty || $0 == "0" }) {
            return VoteCount(for: 0, against: 0, abstained: 0)
        }
        switch ShowOfHands.check(typed, present: present, allowsAbstention: allowsAbstention) {
        case .success(let count): return count
        case .failure(let faults): throw Faults(faults.faults.map { ("\($0.field)-\(college)", $0.message) })
        }
    }

    /// Whether the hands are counted: at once, or where the rules ask for two, once a second person has typed the same.
    private func isCounted(
        _ hands: HandCount, of subject: VoteAtMeeting, _ permit: Permit<CloseVote>, _ sitting: Sitting
    ) throws -> Bool {
        guard sitting.rules.ballots.hands == .twice, let person = permit.person else { return true }
        try transaction.lock("hands:\(subject.vote.id)")
        let waiting = try snapshot.waitingCount(of: subject.vote)
        do {
            switch try DoubleCount.next(hands, by: person, after: waiting?.first) {
            case .waits: try permit.keep(hands, differed: waiting?.differed ?? 0)
            case .differs: try permit.keep(nil, differed: (waiting?.differed ?? 0) + 1)
            case .agrees:
                try permit.dropCount()
                return true
            }
        } catch let refusal as CountRefusal {
            throw Faults([("", refusal.message)])
        }
        return false
    }
}
