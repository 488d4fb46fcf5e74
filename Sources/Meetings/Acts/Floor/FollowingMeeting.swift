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
            motions: try item.map { try motionsInHand($0.item, at: meeting) } ?? .empty,
            presence: try presencePart(sitting, item?.item, problems),
            requests: view.floor?.waiting.filter { $0.person == viewer.person } ?? [], giving: giving,
            form: form(problems: problems.filter { $0.field == nil && !gives }))
        var page = Page(
            title: meeting.title(say), audience: try audienceLine(meeting.members), crumbs: crumbs(meeting),
            beside: meeting.status(say), content: content.html)
        page.scripts = ["live.js", "clock.js"]
        return page
    }

    private func presencePart(_ sitting: Sitting, _ item: AgendaItem?, _ problems: [Form.Problem]) throws -> HTML {
        let votes = try snapshot.votes(of: sitting.meeting, for: scope)
        return PresencePart(
            say: say, sitting: sitting, item: item,
            choices: viewer.person.map { Arrival.choices(of: $0, in: sitting.holdings) } ?? [],
            stays: sitting.roll.stays.filter { $0.person == viewer.person && $0.covers(now) },
            isVoteOpen: votes.contains { $0.state == .open && $0.item == item?.id }, problems: problems,
            form: { self.form(problems: $0, prefix: $1) }, post: { self.post($0, to: $1, $2) }
        ).html
    }

    /// Who presides, and the form by which the secretariat notes it.
    func presidingPart(_ sitting: Sitting, _ problems: [Form.Problem]) throws -> HTML {
        let colleges = try snapshot.colleges(of: council.id)
        let form = form(problems: problems.filter { $0.field == "presiding" }, prefix: "presiding")
        return PresidingPart(
            say: say, sitting: sitting,
            colleges: Dictionary(colleges.map { ($0.id, $0.names.text(in: say.tongue)) }) { first, _ in first },
            form: form, isOpen: problems.contains { $0.field == "presiding" }
        ) { self.post(form, to: ScreenRoute.preside(sitting.meeting.id), $0) }.html
    }
}
