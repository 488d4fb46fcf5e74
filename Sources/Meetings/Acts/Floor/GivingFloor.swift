// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Submission {
    /// Where whoever gives the floor goes on: the secretariat's page, or the room for a chair who is not the secretariat.
    func backToFloor(of meeting: Meeting) -> Reply {
        standing.may(RunMeeting.self, on: meeting)
            ? .seeOther(link(MeetingsRoute.run(meeting.id)).at("speakers"))
            : .seeOther(floorStationery.link(.room(meeting.id)).at("speakers"))
    }

    private func turn(_ id: MeetingID, _ turnID: TurnID) throws -> Permit<GiveFloor> {
        let meeting = try found(id)
        guard standing.belongs(to: meeting.formation) else { throw Refusal.absent }
        let turn = try orAbsent(snapshot.turn(turnID, at: meeting, for: scope))
        let permit = try transaction.permit(
            GiveFloor.self, standing, on: TurnAtMeeting(turn: turn, meeting: meeting))
        guard meeting.state == .open else { throw Refusal.notAllowed(Self.notNow) }
        return permit
    }

    /// Gives the floor to somebody who waits. Whoever pressed the button saw somebody else speak, or nobody: where that
    /// has changed meanwhile, another pressed it first, and nothing happens twice.
    func giveFloor(_ id: MeetingID, _ turnID: TurnID) throws -> Reply {
        let permit = try turn(id, turnID)
        let (turn, meeting) = (permit.subject.turn, permit.subject.meeting)
        let floor = try snapshot.floor(
            of: turn.item, among: try snapshot.turns(at: meeting, for: scope), at: meeting)
        let seen = floor.speaking.map { "\($0.id)" } ?? ""
        if turn.isWaiting, meeting.current == turn.item, typed("after") == seen {
            try permit.give(seconds: floor.allowance(for: turn, at: now))
            try announce(turn.readership, of: meeting)
        }
        return backToFloor(of: meeting)
    }

    func extendSpeech(_ id: MeetingID, _ turnID: TurnID) throws -> Reply {
        let permit = try turn(id, turnID)
        try permit.extend(by: 60)
        try announce(permit.subject.readership, of: permit.subject.meeting)
        return backToFloor(of: permit.subject.meeting)
    }

    func endSpeech(_ id: MeetingID, _ turnID: TurnID) throws -> Reply {
        let permit = try turn(id, turnID)
        try permit.end()
        try announce(permit.subject.readership, of: permit.subject.meeting)
        return backToFloor(of: permit.subject.meeting)
    }

    /// Closes the list of speakers of an item, or opens it again.
    func closeList(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(KeepSpeakersList.self, standing, on: OnAgenda(item, of: meeting))
        guard meeting.state == .open else { throw Refusal.notAllowed(Self.notNow) }
        try permit.close(item, typed("closed") == "yes")
        try announce(item.readership, of: meeting)
        return backToFloor(of: meeting)
    }

    func setSpeakingRules(_ id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(SetSpeakingRules.self, standing, on: meeting)
        do {
            try permit.set(try SpeakingRules.read(typed).get())
        } catch let faults as Faults {
            throw refuse(try floorPage(meeting, problems(faults)))
        }
        try announce(meeting.readership, of: meeting)
        return backToFloor(of: meeting)
    }
}

extension Visit {
    /// The page on which the floor is given, again with what is to be corrected.
    func floorPage(_ meeting: Meeting, _ problems: [Form.Problem]) throws -> Page {
        standing.may(RunMeeting.self, on: meeting) ? try runPage(meeting, problems) : try roomPage(meeting, problems)
    }
}
