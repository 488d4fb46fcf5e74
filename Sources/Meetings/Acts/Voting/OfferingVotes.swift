// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup
import Web

extension Visit {
    /// What else can be voted on under the item in hand: an election or a ranking, and what an earlier meeting put off.
    func choices(on item: AgendaItem, in sitting: Sitting) throws -> HTML {
        guard sitting.meeting.state == .open, sitting.quorum(for: item.id).isReached,
            standing.may(OpenVote.self, on: OnAgenda(item, of: sitting.meeting))
        else { return .empty }
        let stationery = votingStationery
        let putOff = try putOff(to: item, in: sitting).map { vote -> HTML in
            """
            <li>“\(vote.text)” \(stationery.button(
                say("Vote on it again"), to: .again(sitting.meeting.id, vote.id), prefix: "again-\(vote.id)"))</li>
            """
        }
        let link = Part.link(
            say("An election or a ranking"), to: stationery.link(.choice(sitting.meeting.id, item.id)))
        let earlier: HTML =
            putOff.isEmpty
            ? .empty : "<h3>\(say("Put off to this meeting"))</h3><ul class=\"rows\">\(putOff)</ul>"
        return "\(earlier)<p>\(link)</p>"
    }

    /// Votes of earlier meetings that missed their majority and are to be taken again here.
    private func putOff(to item: AgendaItem, in sitting: Sitting) throws -> [Vote] {
        guard let steps = sitting.rules.ballots.secondVotes, steps.contains(where: { $0.when == .nextMeeting }) else {
            return []
        }
        return try snapshot.unrepeated(before: sitting.meeting, for: scope).filter { vote in
            let earlier = try snapshot.votes(before: vote, for: scope)
            let repetition = Repetition(
                of: vote, after: earlier, sitting.rules.ballots, majority: sitting.rules.majority(for: vote.matter))
            return repetition?.isLater == true && vote.readership.admitsAll(of: item.readership)
        }
    }
}
