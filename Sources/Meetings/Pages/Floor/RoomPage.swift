// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// The meeting as a member follows it on a phone: what is in hand, who speaks, and what one can do oneself.
struct RoomPage {
    let meetings: Stationery
    let stationery: FloorStationery
    let sitting: Sitting
    /// The item in hand, where this member may know of it.
    let item: Agenda.Line?
    let papers: [Paper]
    let votes: [Vote]
    let view: FloorView
    /// The seat this person speaks for at this moment.
    let seat: Holding?
    /// What was moved under the item, as it stands.
    let motions: HTML
    /// Arriving, leaving and declaring an interest.
    let presence: HTML
    /// The person's own turns that wait.
    let requests: [Turn]
    /// The buttons of whoever gives the floor without keeping the account: the chair.
    let giving: HTML
    let form: Form

    private var say: Speech { stationery.say }
    private var meeting: Meeting { sitting.meeting }

    var html: HTML {
        """
        <div data-live-events="\(meetings.link(.live(meeting.id)))" data-live-page="\(stationery.link(.room(meeting.id)))"></div>\
        <div class="phone">\(form.summary)\(now)\(speakers)\(presence)\(quorum)</div>
        """
    }

    private var now: HTML {
        """
        <section class="first" id="now" data-live aria-label="\(say("How it stands"))">\(state)\(votes.map(vote))\(if: meeting.state == .open, motions)</section>
        """
    }

    private var state: HTML {
        guard meeting.state == .open else { return "<p class=\"row\">\(meeting.status(say))</p>" }
        guard let item else { return "<p>\(say("No item is in hand."))</p>" }
        let links = papers.map { Part.link($0.title, to: meetings.link(.paper(meeting.id, $0.id))) }
        let heading = item.number.map { say("Item \($0), now") } ?? say("An item for a few, now")
        return """
            <h2>\(heading)</h2><p class="claim" lang="\(meeting.tongue.rawValue)">\(item.item.title)</p>\
            \(if: !links.isEmpty, "<p class=\"why\">\(HTML.joined(links, separator: " · "))</p>")
            """
    }

    private func vote(_ vote: Vote) -> HTML {
        """
        <div class="box active"><p>\(Part.status(.going, say("A vote is open"))) “\(vote.text)”</p>\
        <p>\(Form.link(say("To the vote"), to: meetings.link(.vote(meeting.id, vote.id)), .filled))</p></div>
        """
    }

    // MARK: The floor

    /// The list of speakers, or for whoever gives the floor the same with its buttons; then what one can ask for oneself.
    private var speakers: HTML {
        guard meeting.state == .open, let floor = view.floor, let item else { return .empty }
        let own: HTML = "<div id=\"asking\" data-live>\(asking(floor, item.item))</div>"
        guard giving.isEmpty else { return "\(giving)\(own)" }
        let part = SpeakersPart(say: say, view: view)
        let speaking = floor.speaking.map(part.speaking) ?? "<p class=\"dim\">\(say("Nobody has the floor."))</p>"
        return Part.section(
            say("Speaking"), id: "speakers",
            """
            <div id="floor" data-live>\(speaking)<h3 class="label">\(say("Then"))</h3>\(part.line(floor))</div>\(own)
            """)
    }

    private func asking(_ floor: Floor, _ item: AgendaItem) -> HTML {
        guard let seat else {
            return "<p>\(say("Once you are noted as present for a seat, you can ask for the floor here."))</p>"
        }
        let own = requests.map { turn in
            stationery.button(
                turn.kind == .order ? say("Take the point of order back") : say("Take my request back"), .second,
                to: .withdraw(meeting.id, turn.id), prefix: "back-\(turn.id)")
        }
        let kinds = Turn.Kind.allCases.filter { kind in !requests.contains { $0.kind == kind } }
        let asks = kinds.compactMap { ask($0, floor, item) }
        let name = seat.seat.names.text(in: say.tongue)
        let closed: HTML =
            floor.isClosed
            ? "<p><b>\(say("The list is closed."))</b> \(say("A point of order can still be made."))</p>" : .empty
        return "\(closed)<p class=\"why\">\(say("You speak for \(name)."))</p><div class=\"row\">\(own)\(asks)</div>"
    }

    private func ask(_ kind: Turn.Kind, _ floor: Floor, _ item: AgendaItem) -> HTML? {
        switch kind {
        case .speech where floor.isClosed: nil
        case .speech:
            stationery.button(say("Ask for the floor"), .filled, to: .ask(meeting.id, item.id), prefix: "ask")
        case .order:
            stationery.button(
                say("Point of order"), .second, to: .ask(meeting.id, item.id), prefix: "order",
                Form.hidden("kind", kind.rawValue))
        }
    }

    private var quorum: HTML {
        let check = sitting.quorum(for: item?.item.id)
        return """
            <section aria-labelledby="presence"><h2 id="presence">\(say("Present: \(check.present) of \(check.seats)"))</h2>\
            <div id="count" data-live>\
            \(Chart.progress(
                check.present, of: check.seats, needed: check.needed,
                label: say("\(check.present) of \(check.seats) seats present")))\
            <p class="why">\(say(check.message))</p></div></section>
            """
    }
}
