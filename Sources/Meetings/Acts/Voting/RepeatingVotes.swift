// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Record
import Web

extension Work {
    /// Takes a vote again, in the way it was taken first.
    func repeatVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means) async throws -> Reply {
        let isSecret = try await read { visit in
            let vote = try visit.orAbsent(visit.snapshot.vote(voteID, for: visit.scope))
            return vote.method == .secret
        }
        return try await opening(
            isSecret, means,
            check: { visit in
                let meeting = try visit.found(id)
                let item = try visit.orAbsent(meeting.current)
                return OnAgenda(try visit.found(item, of: meeting), of: meeting)
            },
            { try $0.repeatVote(id, voteID, sealed: $1) })
    }
}

extension Submission {
    func repeatVote(_ id: MeetingID, _ voteID: VoteID, sealed: SealedVote?) throws -> Reply {
        let meeting = try found(id)
        let first = try orAbsent(snapshot.vote(voteID, for: scope))
        let held = try found(first.meeting)
        guard held.formation.id == meeting.formation.id else { throw Refusal.absent }
        guard meeting.state == .open, let current = meeting.current else { throw Refusal.notAllowed(Self.notNow) }
        let item = try found(current, of: meeting)
        let permit = try transaction.permit(OpenVote.self, standing, on: OnAgenda(item, of: meeting))
        do {
            let sitting = try readyForVote(on: item, of: meeting)
            let repetition = try checkedRepetition(of: first, at: meeting, on: item, sitting)
            _ = try checked(
                first.method.rawValue, for: first.matter, repetition.majority, on: item, in: sitting,
                among: Ballots.Method.allCases, sealed)
            let vote = Vote(
                id: sealed?.id ?? transaction.newID(), council: council.id, meeting: id, item: item.id,
                readership: item.readership, text: first.text, matter: first.matter, method: first.method, state: .open,
                opened: now, closed: nil, adopts: first.adopts, tally: nil, lock: sealed?.lock, ending: nil,
                asks: repetition.asks, chosen: nil, majority: repetition.majority,
                sequel: Vote.Sequel(first: first.id, ground: repetition.ground), challenge: nil)
            let reply = try open(vote, permit, meeting)
            if first.meeting == id { try bind(vote, toMatterOf: first, permit, at: meeting) }
            return reply
        } catch let faults as Faults {
            throw refuse(try runPage(meeting, problems(faults)))
        }
    }

    /// How the vote is taken again here and now; throws where it is not.
    private func checkedRepetition(
        of first: Vote, at meeting: Meeting, on item: AgendaItem, _ sitting: Sitting
    ) throws -> Repetition {
        let earlier = try snapshot.votes(before: first, for: scope)
        let repetition = Repetition(
            of: first, after: earlier, sitting.rules.ballots, majority: sitting.rules.majority(for: first.matter))
        guard let repetition, try snapshot.sequels(of: [first.id], for: scope).isEmpty else {
            throw Faults([("text", Message("This is not voted on again."))])
        }
        // Whoever reads the second vote learns of the first.
        guard first.readership.admitsAll(of: item.readership) else {
            throw Faults([("text", Message("More people may read this item than the first vote."))])
        }
        let isHere = first.item == item.id
        guard repetition.isLater ? first.meeting != meeting.id : isHere else {
            throw Faults([("text", Message("Votes are taken on the item in hand."))])
        }
        return repetition
    }

    /// Notes that a result was challenged. It stays in the account, marked, and has no effect any more.
    func challengeVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means) throws -> Reply {
        let subject = try foundVote(id, voteID)
        let permit = try transaction.permit(ChallengeVote.self, standing, on: subject)
        let (vote, meeting) = (subject.vote, subject.meeting)
        do {
            guard meeting.state == .open, meeting.current == vote.item, vote.state == .closed, vote.challenge == nil
            else {
                throw Faults([("reason", Message("A vote is challenged before the next item is taken up, and once."))])
            }
            guard try snapshot.sequels(of: [vote.id], for: scope).isEmpty else {
                throw Faults([("reason", Message("This was voted on again already."))])
            }
            let reason = typed("reason").trimmed
            guard !reason.isEmpty else { throw Faults([("reason", Message("Write why, in a sentence."))]) }
            try permit.challenge(because: reason)
            try reopenMatter(of: vote, at: meeting)
            if let decision = try snapshot.decision(of: vote.id, for: scope) {
                try withdraw(decision, because: reason, means)
            }
        } catch let faults as Faults {
            throw refuse(try votePage(subject, means, problems(faults)))
        } catch is Changed {
            return .seeOther(link(MeetingsRoute.vote(id, voteID)))
        }
        try announce(subject.readership, of: meeting)
        return .seeOther(link(MeetingsRoute.vote(id, voteID)))
    }

    /// A challenged decision adopts nothing; the Record says so beside the entry it has.
    private func withdraw(_ decision: Decision, because reason: String, _ means: Means) throws {
        try transaction.put(
            decision, adopting: nil, in: means.languages.speech(in: council.tongue, zone: say.zone))
        try transaction.disconnect(decision.node, .adopts, in: council.id)
        let entry = Entry(
            .decision, about: "decision/\(decision.id)",
            body: [
                "number": .text(decision.number.description), "challenged": .truth(true), "reason": .text(reason),
            ])
        try transaction.record(entry, of: council.id, for: decision.readership, signedBy: means.keys)
    }
}
