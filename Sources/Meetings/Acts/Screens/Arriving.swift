// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Submission {
    private func backToRoom(_ id: MeetingID) -> Reply {
        .seeOther(floorStationery.link(.room(id)).at("presence"))
    }

    /// A member says that they are there: the code of the room proves it. A wrong code is counted, so the page comes back
    /// as an answer and not as a refusal, which would undo the count.
    func arriveOneself(_ id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(ArriveOneself.self, standing, on: meeting)
        do {
            guard let person = permit.person else { throw Refusal.absent }
            let sitting = try sitting(meeting)
            let arrival = try arrival(of: person, at: sitting)
            let isRemote = typed("remote") == "yes"
            guard !isRemote || sitting.allowsRemote else { throw ArrivalRefusal.notFromAfar }
            if let wait = try transaction.chargeGuess(at: "room \(id)", by: person) {
                throw ArrivalRefusal.wait(minutes: Int(wait.components.seconds) / 60 + 1)
            }
            guard try snapshot.screen(of: meeting)?.code.accepts(typed("code"), at: now) == true else {
                throw ArrivalRefusal.wrongCode
            }
            try permit.arrive(person, for: arrival.seat, as: arrival.kind, at: now, remotely: isRemote)
            try announce(meeting.readership, of: meeting)
            return backToRoom(id)
        } catch let refusal as ArrivalRefusal {
            return page(try roomPage(meeting, [Form.Problem("code", say(refusal.message))]), status: 422)
        }
    }

    /// For which seat somebody arrives: the one they chose, or the only one.
    private func arrival(of person: PersonID, at sitting: Sitting) throws(ArrivalRefusal) -> Arrival {
        guard Arrival.isOpen(sitting.meeting, at: now) else { throw .tooEarly }
        let choices = Arrival.choices(of: person, in: sitting.holdings)
        let chosen = SeatID(typed("seat"))
        guard let arrival = choices.first(where: { $0.seat == chosen }) ?? choices.first else { throw .noSeat }
        return arrival
    }

    func departOneself(_ id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(ArriveOneself.self, standing, on: meeting)
        for stay in try snapshot.stays(at: meeting) where stay.person == permit.person && stay.left == nil {
            try permit.leave(stay.person, from: stay.seat, at: now)
        }
        try announce(meeting.readership, of: meeting)
        return backToRoom(id)
    }

    /// A member declares an interest: their seat takes no part in the item.
    func declareInterest(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(DeclareInterest.self, standing, on: OnAgenda(item, of: meeting))
        guard meeting.state == .open else { throw Refusal.notAllowed(Self.notNow) }
        let roll = try sitting(meeting).roll
        guard let person = permit.person, let seat = roll.seatSpokenFor(by: person, at: now) else {
            throw Refusal.notAllowed(DeclareInterest.refusal)
        }
        try checkNoVote(on: item, at: meeting)
        let words = typed("interest").trimmed
        guard !words.isEmpty, words.count <= DeclaredInterest.longest else {
            let problem = Message(
                "Say in a few words what the interest is, in at most \(DeclaredInterest.longest) characters.")
            throw refuse(try roomPage(meeting, [Form.Problem("interest", say(problem))]))
        }
        try permit.declare(seat, words, in: item)
        try transaction.leaveFloor(person, of: seat, at: id, in: council.id)
        try announce(item.readership, of: meeting)
        return .seeOther(floorStationery.link(.room(id)).at("now"))
    }

    /// Who votes on an item does not change while a vote on it is open: a ballot in the box cannot be taken out.
    func checkNoVote(on item: AgendaItem, at meeting: Meeting) throws {
        guard try snapshot.votes(of: meeting, for: scope).allSatisfy({ $0.state != .open || $0.item != item.id }) else {
            throw Refusal.notAllowed(Message("A vote is still open. Close or cancel it first."))
        }
    }

    /// The secretariat notes who presides from now on.
    func notePresiding(_ id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(RunMeeting.self, standing, on: meeting)
        guard meeting.state == .open else { throw Refusal.notAllowed(Self.notNow) }
        let sitting = try sitting(meeting)
        guard let seat = SeatID(typed("presiding")), sitting.roll.stand(for: seat, at: now) != nil else {
            let problem = Message("Only somebody who is present presides.")
            throw refuse(try runPage(meeting, [Form.Problem("presiding", say(problem))]))
        }
        try permit.preside(seat)
        try announce(meeting.readership, of: meeting)
        return .seeOther(link(MeetingsRoute.run(id)).at("presence"))
    }
}

extension Sitting {
    /// Whether somebody can take part from afar: where the meeting can be joined so, and the rules let it count.
    var allowsRemote: Bool { meeting.venue.kind != .onSite && rules.isRemoteAllowed }
}
