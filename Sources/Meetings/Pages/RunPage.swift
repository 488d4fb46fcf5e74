// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Lineage
import Markup

/// The meeting as the secretariat runs it: the agenda, the item in hand, and who is there.
struct RunPage {
    let stationery: Stationery
    let minutes: MinutesStationery
    let sitting: Sitting
    /// The item in hand.
    let item: Agenda.Line?
    let badges: [Readership: HTML]
    let papers: [Paper]
    let votes: [Vote]
    let voters: [VoteID: Int]
    let notes: [MinuteNote]
    let recommendations: [Node]
    /// Whether a note can be kept to fewer people than the item.
    let mayNarrow: Bool
    let live: Link
    let problems: [Form.Problem]
    /// Who speaks and who waits.
    let floor: HTML
    /// Who presides, and how many are there of each college.
    let presiding: HTML
    /// Where the room's screen and its code are made.
    let screen: Link
    /// Where the open decisions of the formation are gone through.
    let follow: Link
    /// The motions of the item in hand.
    let motions: HTML
    /// The way to elections and rankings, and votes that were put off to this meeting.
    let choices: HTML
    let form: (_ problems: [Form.Problem], _ prefix: String) -> Form

    var say: Speech { stationery.say }
    var meeting: Meeting { sitting.meeting }

    var html: HTML {
        """
        \(stationery.live(events: live, page: .run(meeting.id)))<div class="room">\
        <div class="aside"><section aria-labelledby="ag"><h2 id="ag">\(say("Agenda"))</h2>\
        <div id="agenda" data-live><ol class="agenda">\(sitting.agenda.lines.map(line))</ol></div></section></div>\
        <div class="mid">\(middle)</div><div class="aside">\(floor)\(presence)\(next)</div></div>
        """
    }

    private func line(_ line: Agenda.Line) -> HTML {
        let item = line.item
        let style = line.number == nil ? "secret" : item.closed != nil ? "past" : nil
        let badge: HTML = line.number == nil ? "<br>\(badges[item.readership] ?? .empty)" : .empty
        return """
            <li\(attribute: "class", style)><div\(attribute: "aria-current", item.id == meeting.current ? "step" : nil)>\
            <b class="num">\(line.number.map { say.number($0) } ?? "·")</b><span>\(Part.words(item.title, in: meeting.tongue.rawValue))\
            <br><small class="small">\(times(item))</small>\(badge)</span></div></li>
            """
    }

    private func times(_ item: AgendaItem) -> String {
        if let opened = item.opened {
            return item.closed.map { say("\(timeOf: opened) to \(timeOf: $0)") } ?? say("Now, since \(timeOf: opened)")
        }
        return item.minutes.map { say("Planned \(minutes: $0)") } ?? say("Not timed")
    }

    // MARK: The item in hand

    private var middle: HTML {
        switch meeting.state {
        case .called:
            """
            <section aria-labelledby="item"><h2 id="item">\(say("Before the meeting"))</h2>\
            <p>\(say("Note who is there, then open the meeting. The quorum counts from that moment."))</p>\
            \(stationery.button(say("Open the meeting"), .filled, to: .open(meeting.id), prefix: "open"))</section>
            """
        case .open: item.map(inHand) ?? nothingInHand
        case .closed, .cancelled:
            """
            <section aria-labelledby="item"><h2 id="item">\(say("The meeting is over"))</h2>\
            <p>\(Form.link(say("To the minutes"), to: stationery.link(.minutes(meeting.id)), .filled))</p></section>
            """
        }
    }

    private var nothingInHand: HTML {
        """
        <section aria-labelledby="item"><h2 id="item">\(say("The meeting is open"))</h2>\
        <p>\(say("Take up the first item when the chair does."))</p></section>
        """
    }

    private func inHand(_ line: Agenda.Line) -> HTML {
        let item = line.item
        let links = papers.filter { $0.item == item.id }.map { paper in
            Part.link(paper.title, to: stationery.link(.paper(meeting.id, paper.id)))
        }
        let heading = line.number.map { say("Item \($0), now") } ?? say("An item for a few, now")
        return """
            <section aria-labelledby="item"><h2 id="item">\(heading)</h2><p class="claim">\(item.title)</p>\
            \(if: !links.isEmpty, "<p class=\"why\">\(HTML.joined(links, separator: " · "))</p>")\
            <p class="why">\(say(sitting.quorum(for: item.id).message))</p></section>\(motions)\
            \(RunVotes(page: self, item: item).html)\(RunNotes(page: self, item: item).html)
            """
    }

    // MARK: Who is there

    private var presence: HTML {
        let quorum = sitting.quorum(for: meeting.current)
        let bar = Chart.progress(
            quorum.present, of: quorum.seats, needed: quorum.needed,
            label: say("\(quorum.present) of \(quorum.seats) seats present"))
        return """
            <section aria-labelledby="presence"><h2 id="presence">\(say("Present: \(quorum.present) of \(quorum.seats)"))</h2>\
            <div id="count" data-live>\(bar)<p class="why"><b>\(say(quorum.message))</b></p>\(comings)</div>\(presiding)\(seats)\
            <p>\(Part.link(say("Screen for the room"), to: screen))<br>\
            \(Part.link(say("Open decisions"), to: follow))</p></section>
            """
    }

    private var comings: HTML {
        let names = Dictionary(sitting.holdings.map { ($0.seat.id, $0.seat.names.text(in: say.tongue)) }) { first, _ in
            first
        }
        let moves = sitting.roll.stays.flatMap { stay -> [(Instant, String)] in
            let name = names[stay.seat] ?? ""
            let came = (stay.came, arrival(stay, name))
            return [came] + (stay.left.map { [($0, say("\(timeOf: $0) \(name) left"))] } ?? [])
        }
        // A stay ends with its mandate, which may be at a midnight to come.
        let made = moves.filter { $0.0 <= sitting.now }.sorted { $0.0 < $1.0 }
        let latest = made.suffix(6).map { move -> HTML in "<li>\(move.1)</li>" }
        return latest.isEmpty ? .empty : "<ul class=\"plain why\">\(latest)</ul>"
    }

    private func arrival(_ stay: Stay, _ name: String) -> String {
        stay.isRemote
            ? say("\(timeOf: stay.came) \(name) joined from afar") : say("\(timeOf: stay.came) \(name) arrived")
    }

    private var seats: HTML {
        guard meeting.state == .open || meeting.state == .called else { return .empty }
        let form = form(problems.filter { $0.field == "at" }, "presence")
        let rows = sitting.holdings.filter { !$0.isVacant || $0.substitute != nil }.map(seat)
        return stationery.post(
            form, .presence(meeting.id),
            """
            \(form.text(Form.Field("at", say("At another time than now"), hint: say("As in 18:20."), optional: true), width: .short))\
            \(if: sitting.allowsRemote, form.checkbox(Form.Field("remote", say("From afar, by video or telephone"))))\
            <ul class="rows">\(rows)</ul>
            """)
    }

    private func seat(_ holding: Holding) -> HTML {
        let buttons = [(Mandate.Kind.titular, holding.titular), (.substitute, holding.substitute)].compactMap {
            kind, holder in
            holder.map { button(holding.seat, kind, $0) }
        }
        return "<li><b>\(holding.seat.names.text(in: say.tongue))</b><div class=\"row\">\(buttons)</div></li>"
    }

    private func button(_ seat: Seat, _ kind: Mandate.Kind, _ holder: Holder) -> HTML {
        let isHere = sitting.roll.stays.contains {
            $0.seat == seat.id && $0.person == holder.mandate.person && $0.covers(sitting.now)
        }
        let name = holder.name ?? seat.names.text(in: say.tongue)
        let label =
            isHere
            ? say("\(name) leaves")
            : kind == .titular
                ? say("\(name) arrives") : say("\(name) arrives (substitute)")
        return Form.submit(
            label, isHere ? .second : .link, name: "who",
            value: "\(isHere ? "went" : "came") \(seat.id) \(kind.rawValue)")
    }

    // MARK: The way on

    private var next: HTML {
        guard meeting.state == .open else { return .empty }
        let isBusy = votes.contains { $0.state == .open }
        let others = sitting.agenda.lines.filter { $0.item.id != meeting.current && $0.item.opened == nil }
        let buttons = others.prefix(3).map { line in
            stationery.button(
                say("Take up “\(line.item.title)”"), line == others.first ? .filled : .second,
                to: .take(meeting.id, line.item.id), prefix: "take-\(line.item.id)")
        }
        let content: HTML =
            isBusy
            ? "<p class=\"dim\">\(say("A vote is open. It comes first."))</p>"
            : "\(HTML.joined(buttons))\(stationery.button(say("Close the meeting"), .danger, to: .close(meeting.id), prefix: "close"))"
        return "<section aria-labelledby=\"nx\"><h2 id=\"nx\">\(say("Next"))</h2>\(content)</section>"
    }
}
