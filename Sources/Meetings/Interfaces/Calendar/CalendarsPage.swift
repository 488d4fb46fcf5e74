// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Visit {
    /// The calendars there are: of the council, of each public formation, and for members their own.
    func calendarsPage(made token: Token? = nil) throws -> Page {
        let formations = try snapshot.formations(for: .visitors(of: council.id))
        let own = try viewer.person.flatMap { try snapshot.calendarAddress(of: $0, in: council.id) }
        return Page(
            title: say("Calendars to subscribe to"),
            lead: say(
                "Give your calendar program one of these addresses. It asks again by itself, and shows what changed."),
            audience: token == nil ? .everybody : .oneself, crumbs: crumbs(),
            content: """
                \(if: standing.isMember, ownCalendarPart(own, token))\
                \(Part.section(say("Public meetings"), id: "public", publicCalendars(formations)))
                """)
    }

    private func publicCalendars(_ formations: [Formation]) -> HTML {
        let whole = calendar(council.name, CalendarRoute.council(file: "\(council.slug).ics"))
        let parts = formations.map { formation in
            calendar(
                formation.names.text(in: say.tongue),
                CalendarRoute.formation(council: council.slug, formation.id))
        }
        return "<ul class=\"rows\">\([whole] + parts)</ul>"
    }

    private func calendar(_ name: String, _ route: CalendarRoute) -> HTML {
        """
        <li><h3><a href="\(link(route))">\(name)</a></h3><p class="small"><code>\(absolute(route))</code></p></li>
        """
    }

    private func ownCalendarPart(_ own: CalendarAddress?, _ token: Token?) -> HTML {
        let about = say(
            "All meetings of this council that you may know of. Those that are not public stand there without their name: a shared calendar shows them to others."
        )
        let make = own == nil ? say("Make my address") : say("Make a new address")
        let end: HTML =
            own == nil
            ? .empty
            : post(
                form(prefix: "end"), to: CalendarRoute.end, Form.submit(say("End my address"), .danger))
        return Part.section(
            say("Your own meetings"), id: "own",
            """
            <p class="measure">\(about)</p>\(token.map(shown) ?? status(own))\
            <div class="row">\(post(form(prefix: "make"), to: CalendarRoute.make, Form.submit(make, .second)))\(end)</div>
            """)
    }

    /// The address, shown this once.
    private func shown(_ token: Token) -> HTML {
        Part.panel(
            say("Your address"), level: .h3,
            """
            <p><code>\(absolute(CalendarRoute.own(token: token.text)))</code></p>\
            <p>\(say("It is shown this once. Whoever has it can read your meetings, so give it to your calendar program and to nobody else."))</p>
            """)
    }

    private func status(_ own: CalendarAddress?) -> HTML {
        guard let own else { return "<p>\(say("You have no address yet."))</p>" }
        let day = own.made.local(in: say.zone).date
        return """
            <p>\(say("You made an address on \(day). We keep no copy of it.")) \
            \(say("A new one replaces it; the old one then answers nothing."))</p>
            """
    }
}

extension Submission {
    /// Makes an address and shows it, this once.
    func makeCalendarAddress() throws -> Reply {
        let permit = try transaction.permit(MakeCalendarAddress.self, standing, on: try ownCalendar)
        let token = Token.random()
        try permit.make(token)
        return page(try calendarsPage(made: token))
    }

    func endCalendarAddress() throws -> Reply {
        try transaction.permit(EndCalendarAddress.self, standing, on: try ownCalendar).end()
        return .seeOther(link(CalendarRoute.settings))
    }

    private var ownCalendar: OwnCalendar {
        get throws { OwnCalendar(council: council.id, person: try orAbsent(viewer.person)) }
    }
}
