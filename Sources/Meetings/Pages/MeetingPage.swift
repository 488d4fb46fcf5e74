// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Markup

/// A meeting as one reader may see it: whoever belongs to the formation sees more than the public.
struct MeetingPage {
    let stationery: Stationery
    let meeting: Meeting
    let agenda: Agenda
    let papers: [Paper]
    let badges: [Readership: HTML]
    let decisions: [Decision]
    let openVotes: [Vote]
    /// What those who belong to the formation see; nil for others.
    let inside: Inside?
    let live: Link
    /// The page of those who are in the room.
    let room: Link
    let hasMinutes: Bool

    struct Inside {
        let quorum: QuorumCheck
        let answer: Coming?
        let isInvited: Bool
        let expected: (yes: Int, no: Int)
        let mayRun: Bool
        let mayChange: Bool
        let maySecondCall: Bool
    }

    private var say: Speech { stationery.say }

    var html: HTML {
        """
        \(stationery.live(events: live, page: .meeting(meeting.id)))\
        <section class="first" id="now" data-live aria-label="\(say("How it stands"))">\(now)</section>\
        <div class="split"><div>\(Part.section(say("Agenda"), id: "agenda-h", "<div id=\"agenda\" data-live>\(items)</div>"))\
        \(decided)</div>\
        <div>\(facts)\(answers)\(acts)</div></div>
        """
    }

    // MARK: Now

    private var now: HTML {
        """
        <p class="row">\(meeting.status(say))\(inside.map { HTML(text: say($0.quorum.message)) })</p>\
        \(current)\(openVotes.map(vote))
        """
    }

    private var current: HTML {
        guard meeting.state == .open, let line = meeting.current.flatMap({ agenda[$0] }) else { return .empty }
        return "<p><b>\(say("Now"))</b>: \(label(line))</p>"
    }

    private func vote(_ vote: Vote) -> HTML {
        """
        <div class="box active"><p>\(Part.status(.going, say("A vote is open"))) “\(vote.text)”</p>\
        <p>\(Form.link(say("To the vote"), to: stationery.link(.vote(meeting.id, vote.id)), .filled))</p></div>
        """
    }

    // MARK: Agenda

    private var items: HTML {
        guard !agenda.lines.isEmpty else {
            return Part.empty(
                say("No items yet"),
                why: say("The secretariat has not written the agenda, or none of it is for everybody."))
        }
        return "<ol class=\"agenda\">\(agenda.lines.map(item))</ol>"
    }

    private func item(_ line: Agenda.Line) -> HTML {
        let (item, isNow) = (line.item, line.item.id == meeting.current)
        let style = line.number == nil ? "secret" : item.closed != nil ? "past" : nil
        return """
            <li\(attribute: "class", style)><div\(attribute: "aria-current", isNow ? "step" : nil)>\
            <b class="num">\(line.number.map { say.number($0) } ?? "·")</b><span>\(Part.words(item.title, in: meeting.tongue.rawValue))\
            <br><small class="small">\(times(line))</small>\(beside(line))</span></div></li>
            """
    }

    private func label(_ line: Agenda.Line) -> HTML {
        line.number.map { HTML(text: say("item \($0), \(line.item.title)")) } ?? HTML(text: line.item.title)
    }

    private func times(_ line: Agenda.Line) -> String {
        let item = line.item
        if let opened = item.opened {
            return item.closed.map { say("\(timeOf: opened) to \(timeOf: $0)") } ?? say("Since \(timeOf: opened)")
        }
        let parts = [
            say(item.kind.word), item.minutes.map { say("\(minutes: $0)") },
            meeting.isAhead ? line.from.map { say("from about \($0)") } : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    /// What lies with an item, and who sees it where that is not everybody.
    private func beside(_ line: Agenda.Line) -> HTML {
        let item = line.item
        let links = papers.filter { $0.item == item.id }.map { paper -> HTML in
            "<br><span class=\"small\">\(Part.link(paper.title, to: stationery.link(.paper(meeting.id, paper.id))))</span>"
        }
        let text: HTML = item.text.isEmpty ? .empty : "<br><span class=\"small\">\(item.text)</span>"
        let badge: HTML =
            item.readership == meeting.readership
            ? .empty : "<br>\(badges[item.readership] ?? .empty)"
        let why: HTML =
            line.number == nil
            ? "<br><small class=\"small\">\(say("It has no number and leaves no gap, so that nobody else can tell."))</small>"
            : .empty
        return "\(text)\(links)\(badge)\(why)"
    }

    private var decided: HTML {
        guard !decisions.isEmpty else { return .empty }
        return Part.section(
            say("Decided"), id: "decided",
            "<ul class=\"rows\">\(decisions.map { $0.row(stationery, badges[$0.readership]) })</ul>")
    }

    // MARK: Facts and acts

    private var facts: HTML {
        var facts: [(term: String, fact: HTML)] = [
            (say("When"), HTML(text: say.moment(meeting.starts))),
            (say("How long"), HTML(text: say("\(minutes: meeting.minutes)"))),
            (say("How"), HTML(text: say(meeting.venue.kind.word))),
        ]
        if let place = meeting.venue.place { facts.append((say("Where"), HTML(text: place))) }
        if inside != nil, let address = meeting.venue.address, let link = Link(external: address) {
            facts.append((say("Join"), Part.link(address, to: link)))
        }
        if let urgency = meeting.urgency { facts.append((say("Called as urgent"), HTML(text: urgency))) }
        if meeting.repeats != nil {
            facts.append((say("Second call"), HTML(text: say("The quorum of the second call holds."))))
        }
        let minutes: HTML =
            hasMinutes
            ? "<p>\(Form.link(say("Minutes", context: "of a meeting"), to: stationery.link(.minutes(meeting.id))))</p>"
            : .empty
        return "\(Part.facts(facts))\(minutes)"
    }

    private var answers: HTML {
        guard let inside, meeting.isAhead else { return .empty }
        let count = say("\(inside.expected.yes) come, \(inside.expected.no) do not.")
        guard inside.isInvited else { return Part.panel(say("Answers so far"), level: .h2, "<p>\(count)</p>") }
        let buttons = Coming.allCases.map { answer in
            Form.submit(
                say(answer.word), inside.answer == answer ? .filled : .second, name: "answer", value: answer.rawValue)
        }
        let known: HTML = inside.answer.map { "<p>\(say("Your answer: \($0.word)."))</p>" } ?? .empty
        return Part.panel(
            say("Will you come?"), level: .h2,
            """
            \(known)\(stationery.post(stationery.form("answer"), .answer(meeting.id), "<div class=\"row\">\(buttons)</div>"))\
            <p class="dim small">\(count)</p>
            """)
    }

    private var acts: HTML {
        guard let inside else { return .empty }
        var links: [HTML] = []
        if meeting.state == .open {
            links.append(Form.link(say("Follow in the room"), to: room, .filled))
        }
        if inside.mayRun, meeting.state == .called || meeting.state == .open {
            links.append(Form.link(say("Run the meeting"), to: stationery.link(.run(meeting.id)), .filled))
        }
        if inside.mayRun, meeting.state == .called || meeting.state == .open {
            links.append(Form.link(say("Write the agenda"), to: stationery.link(.agenda(meeting.id))))
        }
        if inside.mayChange, meeting.isAhead {
            links.append(Form.link(say("Move the meeting"), to: stationery.link(.change(meeting.id))))
        }
        if inside.maySecondCall {
            links.append(Form.link(say("Call a second time"), to: stationery.link(.new).with("of", "\(meeting.id)")))
        }
        let cancel: HTML =
            inside.mayChange && meeting.isAhead
            ? stationery.button(say("Call it off"), .danger, to: .cancel(meeting.id), prefix: "cancel") : .empty
        guard !links.isEmpty else { return .empty }
        return
            "<div class=\"row noprint\">\(links)</div>\(if: !cancel.isEmpty, "<div class=\"noprint\">\(cancel)</div>")"
    }
}

extension Coming {
    var word: Message {
        switch self {
        case .yes: Message("I come")
        case .no: Message("I cannot come")
        case .substitute: Message("My substitute comes")
        }
    }
}

extension Decision {
    /// The decision as a line of a list.
    func row(_ stationery: Stationery, _ badge: HTML?) -> HTML {
        let say = stationery.say
        return """
            <li><h3><a href="\(stationery.link(.decision(id)))" lang="\(tongue.rawValue)">\(title)</a></h3>\
            <p class="row small"><span class="num">\(number.description)</span>\
            \(Part.status(isAdopted ? .done : .stopped, say(result)))<span>\(say(outcome.brief))</span>\
            <span class="dim">\(say.date(day))</span>\(badge)</p></li>
            """
    }
}
