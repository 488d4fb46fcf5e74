// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Visit {
    /// The floor under an item, with the names of seats and colleges.
    func floorView(_ item: AgendaItem?, in sitting: Sitting) throws -> FloorView {
        let turns = try snapshot.turns(at: sitting.meeting, for: scope)
        let colleges = try snapshot.colleges(of: council.id)
        return FloorView(
            floor: try item.map { try snapshot.floor(of: $0.id, among: turns, at: sitting.meeting) },
            times: SpeakingTime.byCollege(turns, until: now), now: now,
            seats: sitting.seatNames(in: say.tongue),
            colleges: Dictionary(colleges.map { ($0.id, $0.names.text(in: say.tongue)) }) { first, _ in first })
    }
}

extension Sitting {
    /// What each seat is called.
    func seatNames(in tongue: Tongue) -> [SeatID: String] {
        Dictionary(holdings.map { ($0.seat.id, $0.seat.names.text(in: tongue)) }) { first, _ in first }
    }

    /// The same for readers who may not know of every seat.
    func seatNames(in tongue: Tongue, for scope: Scope, else word: String) -> [SeatID: String] {
        Dictionary(
            holdings.map { holding in
                let isKnown = scope.includes(holding.seat.readership)
                return (holding.seat.id, isKnown ? holding.seat.names.text(in: tongue) : word)
            }
        ) { first, _ in first }
    }
}

extension Submission {
    /// A member asks for the floor, for the seat they stand for.
    func askFloor(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(AskFloor.self, standing, on: OnAgenda(item, of: meeting))
        do {
            let sitting = try sitting(meeting)
            let seat = permit.person.flatMap { sitting.roll.seatSpokenFor(by: $0, at: now) }
            try permit.ask(try newTurn(for: seat, on: item, in: sitting))
        } catch let refusal as FloorRefusal {
            throw refuse(try roomPage(meeting, [Form.Problem(nil, say(refusal.message))]))
        }
        try announce(item.readership, of: meeting)
        return .seeOther(floorStationery.link(.room(id)).at("speakers"))
    }

    /// The secretariat or the chair puts a seat on the list that asked by a sign of the hand.
    func enterSpeaker(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(KeepSpeakersList.self, standing, on: OnAgenda(item, of: meeting))
        do {
            try permit.enter(try newTurn(for: SeatID(typed("speaker")), on: item, in: try sitting(meeting)))
        } catch let refusal as FloorRefusal {
            throw refuse(try floorPage(meeting, [Form.Problem("speaker", say(refusal.message))]))
        }
        try announce(item.readership, of: meeting)
        return backToFloor(of: meeting)
    }

    private func newTurn(for seat: SeatID?, on item: AgendaItem, in sitting: Sitting) throws -> Turn {
        let meeting = sitting.meeting
        guard meeting.state == .open, meeting.current == item.id else { throw FloorRefusal.notInHand }
        guard let seat, let holding = sitting.holding(of: seat), let stay = sitting.roll.voice(of: seat, at: now) else {
            throw FloorRefusal.absent
        }
        let kind = Turn.Kind(rawValue: typed("kind")) ?? .speech
        let floor = try snapshot.floor(
            of: item.id, among: try snapshot.turns(at: meeting, for: scope), at: meeting)
        let isRecused = sitting.recusals[item.id]?.contains(seat) ?? false
        try floor.check(
            kind, for: seat, standing: holding.seat.standing, stands: true,
            leaves: isRecused && sitting.rules.ballots.recusal.leaves)
        return Turn(
            id: transaction.newID(), meeting: meeting.id, item: item.id, readership: item.readership, seat: seat,
            person: stay.person, college: holding.seat.college, kind: kind, asked: now, began: nil, ended: nil,
            allowance: nil)
    }

    /// Whoever asked takes their request back; whoever gives the floor takes one off the list.
    func withdrawRequest(_ id: MeetingID, _ turnID: TurnID) throws -> Reply {
        let meeting = try found(id)
        guard standing.belongs(to: meeting.formation) else { throw Refusal.absent }
        // Somebody else took it off meanwhile: what is gone is gone.
        guard let turn = try snapshot.turn(turnID, at: meeting, for: scope) else { return backToFloor(of: meeting) }
        let permit = try transaction.permit(
            LeaveSpeakersList.self, standing, on: TurnAtMeeting(turn: turn, meeting: meeting))
        try permit.withdraw()
        try announce(turn.readership, of: meeting)
        return backToFloor(of: meeting)
    }
}
