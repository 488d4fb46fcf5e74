// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// The page of a session: before it an announcement, during it the place to ask and vote, afterwards its record.
    func conferenceReply(_ id: ConferenceID) throws -> Reply { page(try conferencePage(try found(id))) }

    /// - Parameters:
    ///   - refused: why what was just sent is not taken
    ///   - registering: what is to be corrected in the form of registration, and so on for the others
    func conferencePage(
        _ conference: Conference, refused: Message? = nil, registering: [Fault] = [], asking: [Fault] = [],
        judging: [Fault] = []
    ) throws -> Page {
        // Who asks and votes is known by a cookie, so no two browsers share this page.
        holdForOne()
        try welcome(to: conference)
        let view = ConferencePage(
            visit: self, conference: conference, place: try place(in: conference.id),
            meeting: try meeting(of: conference),
            others: try snapshot.others(in: conference.plan.series, than: conference.id, for: reach()),
            files: try snapshot.documents(of: conference), registering: registering, asking: asking, judging: judging)
        var page = Page(
            title: conference.plan.title, titleTongue: conference.tongue.rawValue,
            audience: try readers(of: conference), crumbs: crumbs, beside: conference.status(say),
            content: "\(refused.map { self.note($0) })\(try view.html)")
        page.scripts = ["live.js"]
        return page
    }

    /// Gives the browser its code before the first form is sent, so that a double click is one person's.
    private func welcome(to conference: Conference) throws {
        let anybody = Guest(code: "", isRegistered: false)
        guard conference.refusal(of: anybody) == nil || conference.takesOpinions(at: now) else { return }
        _ = try welcomedGuest(of: conference)
    }

    private func note(_ refusal: Message) -> HTML {
        Part.note(.stop, say("This was not taken"), level: .h2, "<p>\(say(refusal))</p>")
    }

    /// The meeting it belongs to, if the viewer may know of that.
    private func meeting(of conference: Conference) throws -> Node? {
        try conference.plan.meeting.flatMap {
            try snapshot.node(NodeReference(NodeKind(rawValue: "meeting"), $0), for: scope)
        }
    }
}

/// A session as whoever comes to it sees it.
struct ConferencePage {
    let visit: Visit
    let conference: Conference
    /// The registration this browser came in by.
    let place: Registration?
    let meeting: Node?
    let others: [Conference]
    let files: [ConferenceDocument]
    let registering: [Fault]
    let asking: [Fault]
    let judging: [Fault]

    private var say: Speech { visit.say }
    private var plan: ConferencePlan { conference.plan }
    private var tongue: String { conference.tongue.rawValue }

    var html: HTML {
        get throws {
            let questions = try QuestionsPart(visit, conference)
            let polls = try PollsPart(visit, conference)
                .html(mayTakePart: questions.mayTakePart, guest: questions.guest)
            let opinions = try OpinionPart(visit: visit, conference: conference)
                .html(guest: questions.guest, judging: judging)
            return """
                \(live)\(head)\(summary)\(programme)\(registration)\(questions.html(asking: asking))\(polls)\(documents)\
                \(opinions)\(series)\(organisers)
                """
        }
    }

    /// Where the page hears that something changed.
    private var live: HTML {
        guard !conference.state.isOver else { return .empty }
        let (events, page) = (
            visit.link(ConferenceRoute.live(conference.id)), visit.link(ConferenceRoute.conference(conference.id))
        )
        // Every vote changes the page of everybody who watches: nobody needs it sooner than in a few seconds.
        return "<div data-live-events=\"\(events)\" data-live-page=\"\(page)\" data-live-pause=\"4\"></div>"
    }

    private var head: HTML {
        let lead: HTML? = plan.lead.isEmpty ? nil : "<p class=\"lead\" lang=\"\(tongue)\">\(plan.lead)</p>"
        return """
            <div class="split"><div>\(lead)\
            <p>\(Part.time(conference.dateTime, conference.when(say)))</p>\(elsewhere)\
            <div id="room" data-live>\(room)</div>\
            <div class="measure">\(Part.prose(plan.text, tongue: tongue))</div></div>\
            <aside aria-label="\(say("Taking part"))">\(Part.panel(say("Taking part"), level: .h2, facts))</aside></div>
            """
    }

    /// The meeting it belongs to.
    private var elsewhere: HTML? {
        meeting.map { node in
            "<p>\(say("Part of")) <a href=\"\(visit.link(node))\" lang=\"\(node.tongue.rawValue)\">\(node.title)</a></p>"
        }
    }

    /// The way into the city's video room, for those it is for.
    private var room: HTML {
        guard let video = plan.video, !conference.state.isOver else { return .empty }
        let isRegistered = place?.state == .confirmed
        if video.isShown(in: conference.state, registered: isRegistered), let link = Link(video: video.address) {
            return """
                <p class="row"><a class="btn" rel="noreferrer" href="\(link)">\(say("Watch and listen"))</a>\
                <span class="dim small">\(say("Leads to \(link.host), the video room of the council’s choice."))</span></p>
                """
        }
        let why =
            video.viewers == .registered && !isRegistered
            ? say("The way into the video room is shown to those who registered.")
            : say("The way into the video room is shown here once the session is open.")
        return "<p class=\"dim\">\(why)</p>"
    }

    private var facts: HTML {
        var facts: [(term: String, fact: HTML)] = []
        if !plan.languages.isEmpty { facts.append((say("Languages"), Part.words(plan.languages, in: tongue))) }
        if !plan.moderators.isEmpty { facts.append((say("Moderated by"), Part.words(plan.moderators, in: tongue))) }
        facts.append((say("Asking and voting"), HTML(text: say(plan.door.asking.words))))
        if let capacity = plan.door.capacity { facts.append((say("Places"), HTML(text: say.number(capacity)))) }
        if let count = conference.afterwards.tookPart {
            facts.append((say("Took part"), HTML(text: say("\(count), as the council counted"))))
        }
        return Part.facts(facts, small: true)
    }

    private var summary: HTML {
        let text = conference.afterwards.summary
        guard !text.isEmpty else { return .empty }
        return Part.section(
            say("Summary"), id: "summary", "<div class=\"measure\">\(Part.prose(text, tongue: tongue))</div>")
    }

    private var programme: HTML {
        let calendar: HTML =
            conference.state.isOver
            ? .empty : Part.link(say("Add to my calendar"), to: visit.link(ConferenceRoute.calendar(conference.id)))
        guard !plan.programme.slots.isEmpty else {
            return calendar.isEmpty ? .empty : "<p>\(calendar)</p>"
        }
        let now = conference.state == .live ? plan.programme.current(at: visit.now, of: plan.starts) : nil
        let slots = plan.programme.slots.map { slot($0, isNow: $0 == now) }
        return Part.section(
            say("Programme"), id: "programme", beside: calendar,
            "<ol class=\"rows\" id=\"slots\" data-live>\(slots)</ol>")
    }

    private func slot(_ slot: Programme.Slot, isNow: Bool) -> HTML {
        let now: HTML = isNow ? "<br>\(Part.status(.going, say("Now")))" : .empty
        let speakers: HTML = slot.speakers.isEmpty ? .empty : "<p class=\"dim\" lang=\"\(tongue)\">\(slot.speakers)</p>"
        return """
            <li class="time"><p class="num">\(Part.time("\(slot.time)", say.time(slot.time)))\(now)</p>\
            <div><h3 lang="\(tongue)">\(slot.title)</h3>\(speakers)</div></li>
            """
    }

    private var documents: HTML {
        let replay: HTML? = conference.afterwards.replay.flatMap { Link(video: $0) }.map { link in
            "<li><a href=\"\(link)\" rel=\"noreferrer\">\(say("See it again"))</a><br><span class=\"why\">\(say("At \(link.host)"))</span></li>"
        }
        let papers = plan.documents.map { document -> HTML in
            """
            <li><a href="\(document.address)" rel="noreferrer" lang="\(tongue)">\(document.title)</a><br>\
            <span class="why">\(say("At \(document.address.host)"))</span></li>
            """
        }
        let files = files.map { document -> HTML in
            """
            <li><a href="\(visit.link(DocumentRoute.file(conference.id, document.id)))" lang="\(tongue)">\(document.title)</a><br>\
            <span class="why">\(say("\(document.kind), \(bytes: document.size)"))</span></li>
            """
        }
        guard replay != nil || !(papers + files).isEmpty else { return .empty }
        return Part.section(
            say("Replay and documents"), id: "documents", "<ul class=\"rows\">\(replay)\(files)\(papers)</ul>")
    }

    private var series: HTML {
        guard !others.isEmpty else { return .empty }
        return Part.section(plan.series, id: "series", tongue: tongue, visit.rows(others, level: .h3))
    }
}

extension ConferencePage {
    /// The form that asks for a place, or what this browser's place is.
    fileprivate var registration: HTML {
        guard plan.door.registers, !conference.state.isOver else { return .empty }
        if let place {
            let words =
                place.state == .confirmed
                ? visit.say("You have a place. The link in your mail lets you give it up.")
                : visit.say("You are on the waiting list. You get a mail when a place comes free.")
            return Part.section(visit.say("Your place"), id: "place", "<p>\(words)</p>")
        }
        let form = visit.form(problems: registering.map { Form.Problem($0.field, visit.say($0.message)) }, prefix: "r")
        let fields: HTML = """
            \(form.email(Form.Field("address", visit.say("Mail address"), hint: visit.say("Used for this session alone, and deleted 30 days after it. Nobody else learns who is registered.")) ))\
            \(Form.submit(visit.say("Ask for a place")))
            """
        return Part.section(
            visit.say("Register"), id: "register",
            "<div class=\"measure\">\(visit.post(form, to: RegistrationRoute.register(conference.id), fields))</div>")
    }

    /// What those who run it do next.
    fileprivate var organisers: HTML {
        guard visit.standing.may(ModerateConference.self, on: conference) else { return .empty }
        let (say, id) = (visit.say, conference.id)
        let runs = visit.standing.may(RunConference.self, on: conference)
        let links: [HTML] = [
            Form.link(say("Run and moderate"), to: visit.link(ConferenceRoute.run(id)), .filled),
            runs ? Form.link(say("Change the session"), to: visit.link(ConferenceRoute.edit(id))) : .empty,
            runs ? Form.link(say("Replay, summary, numbers"), to: visit.link(ConferenceRoute.afterwards(id))) : .empty,
        ]
        return Part.section(say("For those who run it"), id: "organisers", "<p class=\"row noprint\">\(links)</p>")
    }
}

extension Link {
    /// The host an outside address leads to, so that nobody is surprised.
    var host: String {
        let rest = address.drop { $0 != ":" }.drop { ":/".contains($0) }
        return String(rest.prefix { !"/?#".contains($0) })
    }
}
