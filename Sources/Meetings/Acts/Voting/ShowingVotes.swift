// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Visit {
    func votePage(_ subject: VoteAtMeeting, _ means: Means, _ problems: [Form.Problem] = []) throws -> Page {
        let (vote, meeting) = (subject.vote, subject.meeting)
        let sitting = try sitting(meeting)
        let recused = sitting.recusals[vote.item] ?? []
        let electorate = sitting.electorate(of: vote)
        let voters = electorate.roll.voters(at: now, without: recused)
        let given = Set(try snapshot.voted(in: vote).map(\.seat))
        let own = viewer.person.flatMap { electorate.roll.seat(of: $0, at: now, without: recused) }
        let content = VotePage(
            stationery: stationery, sitting: sitting, vote: vote, electorate: electorate,
            colleges: try collegeNames(), given: given.count, entitled: Set(voters.keys).union(given).count,
            ownSeat: own.flatMap { sitting.holding(of: $0) }, hasVoted: own.map(given.contains) ?? false,
            missing: voters.keys.filter { !given.contains($0) }.compactMap { sitting.holding(of: $0) },
            mayClose: standing.may(CloseVote.self, on: subject), mayNote: standing.may(NoteVote.self, on: subject),
            counting: try counting(vote, sitting), decision: try snapshot.decision(of: vote.id, for: scope),
            sequel: try sequel(of: subject, in: sitting, problems), ballots: try openedMarks(of: vote),
            code: receiptCode, hasKey: vote.method != .secret || means.cabinet.has(vote.id),
            form: form(problems: problems), live: link(MeetingsRoute.live(meeting.id)))
        var page = Page(
            title: say("A vote"), lead: sitting.agenda[vote.item]?.item.title,
            // The result is for all readers of the item, this page for the formation.
            audience: try audienceLine((try? meeting.formation.audience.inside(vote.readership)) ?? vote.readership),
            crumbs: crumbs(meeting), content: content.html)
        page.scripts = ["live.js"]
        return page
    }

    /// What can be done with the result: challenge it, take the vote again, decide between equal votes.
    private func sequel(of subject: VoteAtMeeting, in sitting: Sitting, _ problems: [Form.Problem]) throws -> SequelPart
    {
        let vote = subject.vote
        let earlier = try snapshot.votes(before: vote, for: scope)
        let next = try snapshot.sequels(of: [vote.id], for: scope)[vote.id]
        let isInHand = sitting.meeting.state == .open && sitting.meeting.current == vote.item
        let repetition = Repetition(
            of: vote, after: earlier, sitting.rules.ballots, majority: sitting.rules.majority(for: vote.matter))
        return SequelPart(
            stationery: votingStationery, vote: vote, first: vote.sequel,
            next: try next.flatMap { try snapshot.vote($0, for: scope) }, repetition: next == nil ? repetition : nil,
            mayRepeat: isInHand && standing.may(OpenVote.self, on: itemSubject(vote, sitting)),
            mayChallenge: isInHand && next == nil && standing.may(ChallengeVote.self, on: subject),
            mayDecide: standing.may(CloseVote.self, on: subject), form: form(problems: problems, prefix: "challenge"))
    }

    private func itemSubject(_ vote: Vote, _ sitting: Sitting) -> OnAgenda {
        OnAgenda(vote.item, for: vote.readership, of: sitting.meeting)
    }

    private func counting(_ vote: Vote, _ sitting: Sitting) throws -> VotePage.Counting {
        guard sitting.rules.ballots.hands == .twice else { return .once }
        let waiting = try snapshot.waitingCount(of: vote)
        guard let first = waiting?.first else { return .first(differed: waiting?.differed ?? 0) }
        return .second(isOwn: first.person == viewer.person)
    }

    /// The opened ballots of a secret round, for those who may see the vote; they are published with the decision.
    private func openedMarks(of vote: Vote) throws -> [MarkedBallot] {
        guard vote.state == .closed, vote.method == .secret, vote.asks != nil else { return [] }
        return try snapshot.markedBallots(opened: vote.id, in: council.id)
    }
}

extension Visit {
    /// What the council calls its colleges, by their ids.
    func collegeNames() throws -> [String: String] {
        Dictionary(try snapshot.colleges(of: council.id).map { ($0.id, $0.names.text(in: say.tongue)) }) { first, _ in
            first
        }
    }
}
