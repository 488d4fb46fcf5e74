// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// Entries of the record of who did what that one page shows.
    private static let actsShown = 50

    /// The record of who did what, as far as the viewer may see what it was done to.
    func actsPage() throws -> Page {
        let acts = try snapshot.acts(standing, before: place, limit: Self.actsShown + 1)
        let shown = acts.prefix(Self.actsShown)
        let table = Table(
            say("Latest first"),
            columns: [Table.Column(say("When")), Table.Column(say("Who")), Table.Column(say("What"))],
            rows: shown.map { act in
                [HTML(text: say.instant(act.at)), HTML(text: name(of: act)), what(act)]
            })
        let list: HTML =
            shown.isEmpty
            ? Part.empty(
                say("Nothing yet"), level: .h2, why: say("Every act in this council will stand here, with who did it."))
            : "\(table)\(older(acts.count > Self.actsShown ? shown.last : nil))"
        return Page(
            title: say("Who did what"),
            lead: say("Every permitted act leaves an entry. You see those on what you may see."),
            audience: .members, crumbs: [Part.Entry(say("My desk"), link(DeskRoute.councilDesk))], content: list)
    }

    private func what(_ act: Act) -> HTML {
        // Both are the program's own words, the same in every language.
        let words = [act.action, act.note].compactMap(\.self).joined(separator: ", ")
        return "<code>\(words)</code>"
    }

    private func name(of act: Act) -> String {
        if let name = act.name { return name }
        switch act.channel {
        case .console: return say("Whoever runs the server")
        case .schedule: return say("The schedule")
        case .web: return say("Somebody who was erased")
        }
    }

    private func older(_ last: Act?) -> HTML {
        guard let last else { return .empty }
        let query: Fields = ["at": String(last.at.microseconds), "id": last.id.description]
        return Part.pages(
            label: say("Further entries"), shown: say("The latest \(Self.actsShown)"),
            later: Part.Entry(say("Older"), link(DeskRoute.acts, query: query)))
    }

    private var place: ActPlace? {
        guard let at = request.query["at"].flatMap(Int64.init), let id = request.query["id"].flatMap({ ActID($0) })
        else {
            return nil
        }
        return ActPlace(at: Instant(microseconds: at), id: id)
    }
}
