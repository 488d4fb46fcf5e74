// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

/// A meeting with all that counts in it, as those who belong to the formation may see it.
struct Sitting: Sendable {
    let meeting: Meeting
    let rules: Constitution
    /// The seats with their holders of the day.
    let holdings: [Holding]
    let roll: Roll
    let recusals: [ItemID: Set<SeatID>]
    /// The agenda as this viewer may see it.
    let agenda: Agenda
    /// When all this was so.
    let now: Instant

    /// The moment at which presence is asked for: now, or the end of the meeting.
    var moment: Instant { meeting.closed.map { $0 - .microseconds(1) } ?? now }

    /// The quorum for an item, or for the meeting as a whole.
    func quorum(for item: ItemID? = nil, at moment: Instant? = nil) -> QuorumCheck {
        QuorumCheck(
            QuorumCheck.rule(rules, of: meeting), roll, at: moment ?? self.moment,
            recused: item.flatMap { recusals[$0] } ?? [], countsRecused: rules.ballots.recusal.countsForQuorum)
    }

    func holding(of seat: SeatID) -> Holding? { holdings.first { $0.seat.id == seat } }
}

extension Snapshot {
    /// A meeting with its seats, presence and agenda. The meeting must have been read by the scope.
    func sitting(_ meeting: Meeting, for scope: Scope) throws -> Sitting {
        guard let rules = try constitution(of: meeting.council) else { throw Refusal.absent }
        let holdings = try holders(of: meeting.formation, on: meeting.starts.date, for: scope)
        return Sitting(
            meeting: meeting, rules: rules, holdings: holdings,
            roll: Roll(
                holdings.map { Bench($0, in: meeting.starts.zone) }, try stays(at: meeting),
                substitutesVote: rules.substitutes.votesWhileTitularAbsent,
                elsewhere: rules.votesFromElsewhere ? .votes : rules.isRemoteAllowed ? .attends : .nothing),
            recusals: try recusals(at: meeting),
            agenda: Agenda(try items(of: meeting, for: scope), for: meeting.members, from: meeting.starts.time),
            now: now)
    }
}
