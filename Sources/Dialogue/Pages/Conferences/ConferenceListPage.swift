// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// Sessions to come, or those held.
    func conferenceList(_ list: ConferenceList) throws -> Reply {
        let found = try list.page(
            for: reach(), of: 20, after: request.query["after"].map { Keyset.Cursor($0) }, in: snapshot)
        let views = Part.nav(
            label: say("Which sessions"),
            [
                .init(say("To come"), link(ConferenceRoute.list), isCurrent: list == .ahead),
                .init(say("Held"), link(ConferenceRoute.past), isCurrent: list == .past),
            ])
        let rows: HTML = found.items.isEmpty ? nothing(list) : rows(found.items, level: .h2)
        let announce: HTML =
            standing.runsConferences
            ? Form.link(say("Announce a session"), to: link(ConferenceRoute.new), .filled) : .empty
        let content: HTML = """
            \(views)\(rows)\(more(list, found))\
            <p class="row noprint">\(announce)\
            \(Form.link(say("Public sessions as a calendar"), to: link(ConferenceRoute.calendarOfAll), .link))</p>
            """
        return page(
            Page(
                title: say("Open sessions"),
                lead: say(
                    "Web conferences and other sessions that the council opens to everybody, or to other cities."),
                content: content))
    }

    private func more(_ list: ConferenceList, _ found: Keyset.Page<Conference>) -> HTML? {
        found.next.map { next in
            Part.pages(
                label: say("Pages of the list"),
                shown: say.plural(
                    found.items.count, one: "\(found.items.count) session", other: "\(found.items.count) sessions"),
                later: .init(
                    say("Further sessions"),
                    link(list == .ahead ? ConferenceRoute.list : .past, query: ["after": next.text])))
        }
    }

    private func nothing(_ list: ConferenceList) -> HTML {
        list == .ahead
            ? Part.empty(
                say("No session is announced"), level: .h2,
                why: say("Sessions stand here from the day they are announced."))
            : Part.empty(
                say("No session was held yet"), level: .h2,
                why: say("Each stays here with its programme, its questions and their answers."))
    }

    /// Sessions as a list.
    func rows(_ conferences: [Conference], level: Part.Level) -> HTML {
        let items = conferences.map { conference -> HTML in
            let plan = conference.plan
            let title: HTML = """
                <a href="\(link(ConferenceRoute.conference(conference.id)))" lang="\(conference.tongue.rawValue)">\(plan.title)</a>
                """
            let heading: HTML = level == .h2 ? "<h2>\(title)</h2>" : "<h3>\(title)</h3>"
            let badge: HTML = conference.readership.audience == .public ? .empty : AudienceLine.invited.badge(say)
            let series: HTML? =
                plan.series.isEmpty
                ? nil : "<span lang=\"\(conference.tongue.rawValue)\">\(plan.series)</span>"
            return """
                <li>\(heading)<p class="row small">\(Part.time(conference.dateTime, conference.when(say)))\
                \(conference.status(say))\(series)\(badge)</p></li>
                """
        }
        return "<ul class=\"rows\">\(items)</ul>"
    }

    /// The next sessions, for the front page of a council; nothing where none is announced.
    func conferencesHome() throws -> HTML {
        let next = try ConferenceList.ahead.page(for: reach(), of: 3, in: snapshot).items
        guard !next.isEmpty else { return .empty }
        return Part.section(
            say("Open sessions"), id: "conferences",
            beside: Part.link(say("All open sessions"), to: link(ConferenceRoute.list)), rows(next, level: .h3))
    }
}
