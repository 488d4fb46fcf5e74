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
    /// Why seats take no part, as it was declared.
    let interests: [DeclaredInterest]
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

    /// Who has a say in a vote, and by which majority: the one it was opened with.
    func electorate(of vote: Vote) -> Electorate {
        Electorate(rules, vote.majority ?? rules.majority(for: vote.matter), roll)
    }

    /// The quorum of a vote: whoever has voted counts as present for it.
    func quorum(of vote: Vote, voted: Set<SeatID>) -> QuorumCheck {
        QuorumCheck(
            QuorumCheck.rule(rules, of: meeting), roll, at: moment, recused: recusals[vote.item] ?? [],
            countsRecused: rules.ballots.recusal.countsForQuorum, voted: voted)
    }

    func holding(of seat: SeatID) -> Holding? { holdings.first { $0.seat.id == seat } }

    /// What the seats are called.
    func seatNames(in say: Speech) -> [SeatID: String] {
        Dictionary(holdings.map { ($0.seat.id, $0.seat.names.text(in: say.tongue)) }) { first, _ in first }
    }
}

extension Snapshot {
    /// A meeting with its seats, presence and agenda. The meeting must have been read by the scope.
    func sitting(_ meeting: Meeting, for scope: Scope) throws -> Sitting {
        guard let rules = try constitution(of: meeting.council) else { throw Refusal.absent }
        // A meeting that goes on past midnight goes on with the holders of the new day.
        let day = max(meeting.starts.date, (meeting.closed ?? now).local(in: meeting.starts.zone).date)
        let first = try holders(of: meeting.formation, on: meeting.starts.date, for: scope)
        let isFirstDay = meeting.state == .called || day == meeting.starts.date
        let holdings = isFirstDay ? first : try holders(of: meeting.formation, on: day, for: scope)
        let stays = try stays(at: meeting).map { stay in
            stay.within(
                first.first { $0.seat.id == stay.seat }?.mandate(of: stay.person), in: meeting.starts.zone)
        }
        let interests = try interests(at: meeting)
        return Sitting(
            meeting: meeting, rules: rules, holdings: holdings,
            roll: Roll(
                holdings.map { Bench($0, in: meeting.starts.zone) }, stays,
                substitutesVote: rules.substitutes.votesWhileTitularAbsent,
                elsewhere: rules.votesFromElsewhere ? .votes : rules.isRemoteAllowed ? .attends : .nothing,
                presiding: try presiding(at: meeting)),
            recusals: Dictionary(grouping: interests, by: \.item).mapValues { Set($0.map(\.seat)) },
            interests: interests,
            agenda: Agenda(try items(of: meeting, for: scope), for: meeting.members, from: meeting.starts.time),
            now: now)
    }
}
