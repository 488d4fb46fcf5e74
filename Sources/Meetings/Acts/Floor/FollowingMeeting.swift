// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Visit {
    /// The meeting as a member follows it in the room; absent for those who do not belong to the formation.
    func roomPage(_ meeting: Meeting, _ problems: [Form.Problem] = []) throws -> Page {
        let sitting = try sitting(meeting)
        let item = meeting.current.flatMap { sitting.agenda[$0] }
        let view = try floorView(item?.item, in: sitting)
        let seat = viewer.person.flatMap { sitting.roll.seatSpokenFor(by: $0, at: now) }
        let gives = standing.may(SetSpeakingRules.self, on: meeting) && !standing.may(RunMeeting.self, on: meeting)
        let giving: HTML =
            gives
            ? RunFloor(
                stationery: floorStationery, sitting: sitting, view: view, problems: problems
            ) { self.form(problems: $0, prefix: $1) }.html : .empty
        let content = RoomPage(
            meetings: stationery, stationery: floorStationery, sitting: sitting, item: item,
            papers: try snapshot.papers(of: meeting, for: scope).filter { $0.item == item?.item.id },
            votes: try snapshot.votes(of: meeting, for: scope).filter { $0.state == .open }, view: view,
            seat: seat.flatMap { sitting.holding(of: $0) },
            requests: view.floor?.waiting.filter { $0.person == viewer.person } ?? [], giving: giving,
            form: form(problems: problems.filter { $0.field == nil }))
        var page = Page(
            title: meeting.title(say), audience: try audienceLine(meeting.members), crumbs: crumbs(meeting),
            beside: meeting.status(say), content: content.html)
        page.scripts = ["live.js", "clock.js"]
        return page
    }
}
