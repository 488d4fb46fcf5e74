// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

/// The key of a secret vote that is about to be opened, under the id it was made for.
typealias SealedVote = (id: VoteID, lock: BoxLock)

extension Work {
    /// Puts something to the vote. The key of a secret vote is made, and on the disk, before the vote is written.
    func openVote(_ id: MeetingID, _ itemID: ItemID, _ means: Means) async throws -> Reply {
        let isSecret = form["method"] == Ballots.Method.secret.rawValue
        return try await opening(
            isSecret, means,
            check: { visit in
                let meeting = try visit.found(id)
                return OnAgenda(try visit.found(itemID, of: meeting), of: meeting)
            },
            { try $0.openVote(id, itemID, sealed: $1) })
    }

    /// Opens a vote with a key of its own where it is secret; `check` finds the item on which it is taken.
    func opening(
        _ isSecret: Bool, _ means: Means, check: @escaping @Sendable (Visit) throws -> OnAgenda,
        _ body: @escaping @Sendable (Submission, SealedVote?) throws -> Reply
    ) async throws -> Reply {
        guard isSecret else { return try await once { try body($0, nil) } }
        let council = try await read { visit in
            let item = try check(visit)
            if let refusal = visit.standing.refusal(of: OpenVote.self, on: item) { throw refusal }
            return visit.council.id
        }
        let vote: VoteID = .random()
        let lock = try means.cabinet.make(vote)
        do {
            let reply = try await once { try body($0, (vote, lock)) }
            // The same form sent twice leads to the first vote, and this key locks nothing.
            if reply.header("Location")?.hasSuffix("\(vote)") != true { try means.cabinet.destroy(vote) }
            return reply
        } catch {
            let isThere = try? await database.read { try $0.hasVote(vote, in: council) }
            if isThere == false { try? means.cabinet.destroy(vote) }
            throw error
        }
    }
}

extension Submission {
    /// Puts something to the vote. Without a quorum nothing is voted on. A secret vote brings the id its key was made for,
    /// and the lock.
    func openVote(_ id: MeetingID, _ itemID: ItemID, sealed: SealedVote?) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(OpenVote.self, standing, on: OnAgenda(item, of: meeting))
        do {
            let sitting = try readyForVote(on: item, of: meeting)
            let vote = try newVote(on: item, in: sitting, sealed)
            let reply = try open(vote, permit, meeting)
            try bindToMotion(vote, permit, at: meeting)
            return reply
        } catch let faults as Faults {
            throw refuse(try runPage(meeting, problems(faults)))
        }
    }

    func open(_ vote: Vote, _ permit: Permit<OpenVote>, _ meeting: Meeting) throws -> Reply {
        try permit.open(vote)
        try announce(vote.readership, of: meeting)
        return .seeOther(link(MeetingsRoute.vote(meeting.id, vote.id)))
    }

    /// The meeting as it is, if a vote can be opened on an item now; throws what stands in the way.
    func readyForVote(on item: AgendaItem, of meeting: Meeting) throws -> Sitting {
        guard meeting.state == .open, meeting.current == item.id else {
            throw Faults([("text", Message("Votes are taken on the item in hand."))])
        }
        let sitting = try sitting(meeting)
        guard sitting.quorum(for: item.id).isReached else {
            throw Faults([("text", sitting.quorum(for: item.id).message)])
        }
        guard try snapshot.votes(of: meeting, for: scope).allSatisfy({ $0.state != .open }) else {
            throw Faults([("text", Message("Another vote is open. Close it first."))])
        }
        return sitting
    }

    /// A way of voting that was chosen, if it can be taken; throws why it cannot.
    func checked(
        _ typed: String, for matter: MajorityKind, _ majority: Majority, on item: AgendaItem, in sitting: Sitting,
        among methods: [Ballots.Method], _ sealed: SealedVote?
    ) throws -> Ballots.Method {
        guard let method = Ballots.Method(rawValue: typed), methods.contains(method),
            (method == .secret) == (sealed != nil)
        else { throw Faults([("method", Message("Choose how the vote is taken."))]) }
        let electorate = Electorate(sitting.rules, majority, sitting.roll)
        let voters = electorate.roll.voters(at: now, without: sitting.recusals[item.id] ?? [])
        let refusal =
            electorate.refusal(of: method) ?? method.refusal(for: matter, voters: voters.count, sitting.rules.ballots)
        if let refusal { throw Faults([("method", refusal)]) }
        return method
    }

    private func newVote(on item: AgendaItem, in sitting: Sitting, _ sealed: SealedVote?) throws -> Vote {
        let motion = try Motion.read(typed).get()
        guard let matter = MajorityKind(rawValue: motion.matter) else {
            throw Faults([("matter", Message("Choose what is voted on."))])
        }
        let majority = sitting.rules.majority(for: matter)
        let method = try checked(
            motion.method, for: matter, majority, on: item, in: sitting,
            among: Ballots.Method.offered(sitting.rules.ballots), sealed)
        let adopts = motion.recommendation.isEmpty ? nil : NodeReference(.recommendation, motion.recommendation)
        return Vote(
            id: sealed?.id ?? transaction.newID(), council: council.id, meeting: sitting.meeting.id, item: item.id,
            readership: item.readership, text: motion.text, matter: matter, method: method, state: .open, opened: now,
            closed: nil,
            // One that this person may not see is no recommendation for them.
            adopts: try adopts.flatMap { try snapshot.node($0, for: scope) }?.reference, tally: nil,
            lock: sealed?.lock, ending: nil, asks: nil, chosen: nil, majority: majority, sequel: nil, challenge: nil)
    }
}
