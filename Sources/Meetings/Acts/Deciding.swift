// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Record
import Web

extension Submission {
    /// Counts, fixes the result, and makes the decision: its number, its entry in the Record, its place in threads.
    ///
    /// - Parameter key: opens the ballots of a secret vote; nil where it is not to be found
    func closeVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means, key: BoxKey?) throws -> Reply {
        let subject = try foundVote(id, voteID)
        let permit = try transaction.permit(CloseVote.self, standing, on: subject)
        do {
            guard subject.vote.state == .open else { throw Faults([("", BallotRefusal.closed.message)]) }
            let opened = try subject.vote.method == .secret ? openBox(of: subject.vote, key) : nil
            let tally = try tally(of: subject, opened)
            try permit.close(tally)
            if let opened { try permit.publish(opened) }
            guard try settleMotion(subject, tally, permit) else {
                try announce(subject.readership, of: subject.meeting)
                return .seeOther(link(MeetingsRoute.vote(id, voteID)))
            }
            let decision = try decide(subject, tally, opened, permit, means)
            try transaction.put(
                decision, adopting: subject.vote.adopts, in: means.languages.speech(in: council.tongue, zone: say.zone))
            try tellOfDecision(decision, subject.meeting)
            try announce(subject.readership, of: subject.meeting)
            return .seeOther(link(MeetingsRoute.decision(decision.id)))
        } catch let faults as Faults {
            throw refuse(try votePage(subject, means, problems(faults)))
        } catch let fault as BoxFault {
            throw refuse(try votePage(subject, means, [Form.Problem(nil, say(fault.message))]))
        }
    }

    private func tally(of subject: VoteAtMeeting, _ opened: [SecretBallot]?) throws -> Tally {
        let (vote, sitting) = (subject.vote, try sitting(subject.meeting))
        let recused = sitting.recusals[vote.item] ?? []
        let headcount = sitting.roll.headcount(at: now, recused: recused)
        let ballots = try snapshot.ballots(of: vote)
        let count: VoteCount
        if let opened {
            count = VoteCount(opened)
        } else if vote.method == .named {
            count = BallotBox(ballots).count
            guard count.voters > 0 else { throw Faults([("", Message("Nobody has voted yet."))]) }
        } else {
            guard typed("sure") == "yes" else {
                throw Faults([("sure", Message("Read the numbers out, then confirm them."))])
            }
            count = try ShowOfHands.check(
                (typed("for").trimmed, typed("against").trimmed, typed("abstained").trimmed),
                present: headcount.present,
                allowsAbstention: sitting.rules.ballots.isAbstentionAllowed
            ).get()
        }
        return Tally(
            count, sitting.rules.majority(for: vote.matter), headcount,
            casting: casting(in: sitting, ballots, vote, recused))
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

    private func decide(
        _ subject: VoteAtMeeting, _ tally: Tally, _ opened: [SecretBallot]?, _ permit: Permit<CloseVote>,
        _ means: Means
    ) throws -> Decision {
        let (vote, meeting) = (subject.vote, subject.meeting)
        let item = try found(vote.item, of: meeting)
        let day = now.local(in: meeting.starts.zone).date
        let number = try permit.nextNumber(in: day.year)
        let id = transaction.newID(Decision.self)
        // The list as it is published, so that nobody changes it afterwards.
        let list: [String: CanonicalJSON] =
            opened.map { ["ballots": .list($0.map { .text("\($0.code) \($0.choice.rawValue)") })] } ?? [:]
        let entry = Entry(
            .decision, about: "decision/\(id)",
            body: [
                "number": .text(number.description), "day": .text(day.description),
                "meeting": .text("meeting/\(meeting.id)"),
                "title": .text(item.title), "text": .text(vote.text), "matter": .text(vote.matter.rawValue),
                "adopted": .truth(tally.isAdopted), "for": .integer(tally.count.yes),
                "against": .integer(tally.count.no), "abstained": .integer(tally.count.abstained),
                "needed": .integer(tally.needed), "base": .text(tally.base.rawValue), "of": .integer(tally.whole),
                "castingVote": .truth(tally.isByCastingVote), "method": .text(vote.method.rawValue),
            ].merging(list) { first, _ in first })
        let receipt = try transaction.record(entry, of: council.id, for: subject.readership, signedBy: means.keys)
        let decision = Decision(
            id: id, council: council.id, meeting: meeting.id, item: vote.item, vote: vote.id,
            readership: subject.readership, number: number, title: item.title, text: vote.text, tongue: meeting.tongue,
            day: day, matter: vote.matter, tally: tally, log: receipt.log.description, index: receipt.index)
        try permit.insert(decision)
        return decision
    }

    /// Those who hold a seat and may know of the decision; notices show nobody what they may not see.
    private func tellOfDecision(_ decision: Decision, _ meeting: Meeting) throws {
        let people = try sitting(meeting).holdings.flatMap { [$0.titular, $0.substitute] }.compactMap {
            $0?.mandate.person
        }
        try transaction.tell(
            people.filter { $0 != viewer.person }, .decisionTaken, about: decision.node, in: council.id)
    }
}
