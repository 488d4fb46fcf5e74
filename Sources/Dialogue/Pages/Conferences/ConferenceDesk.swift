// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// The sessions that somebody moderates, with how many questions wait; nothing for everybody else.
    func conferencesDesk() throws -> HTML {
        guard standing.isMember else { return .empty }
        let mine = try ConferenceList.ahead.page(for: reach(), of: 10, in: snapshot).items
            .filter { standing.may(ModerateConference.self, on: $0) }
        guard !mine.isEmpty else { return .empty }
        let items = try mine.map { conference -> HTML in
            let waiting = try snapshot.waiting(in: conference)
            let words = say.plural(waiting, one: "\(waiting) question waits", other: "\(waiting) questions wait")
            return """
                <li><h3><a href="\(link(ConferenceRoute.run(conference.id)))" lang="\(conference.tongue.rawValue)">\(conference.plan.title)</a></h3>\
                <p class="row small">\(Part.time(conference.dateTime, conference.when(say)))\(conference.status(say))\
                <span>\(words)</span></p></li>
                """
        }
        return Part.section(
            say("Sessions you run or moderate"), id: "conferences",
            beside: Part.link(say("All open sessions"), to: link(ConferenceRoute.list)),
            "<ul class=\"rows\">\(items)</ul>")
    }
}
