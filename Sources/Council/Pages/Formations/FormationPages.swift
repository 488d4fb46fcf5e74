// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// The compositions in which the council meets, as far as the reader may know of them.
    func formationsPage() throws -> Page {
        let formations = try snapshot.formations(for: scope)
        let items = try formations.map { formation -> HTML in
            let target = link(CouncilRoute.formation(formation.id))
            let badge =
                formation.readership == Readership(.public) ? .empty : try audienceLine(formation.readership).badge(say)
            let purpose: HTML? = formation.purpose.map { "<p>\(say.html($0))</p>" }
            return """
                <li><div class="row between"><h2><a href="\(target)">\(say.html(formation.names))</a></h2>\(badge)</div>\
                <p class="dim">\(say(formation.kind.name).sentence)</p>\(purpose)</li>
                """
        }
        let list: HTML =
            items.isEmpty
            ? Part.empty(say("No formation yet"), level: .h2, why: say("The council has no constitution yet."))
            : "<ul class=\"rows\">\(items)</ul>"
        let found: HTML =
            standing.isCoordinator && !items.isEmpty
            ? "<p>\(Form.link(say("Set up a formation"), to: link(CouncilRoute.newFormation)))</p>" : .empty
        return Page(
            title: say("How it meets"),
            lead: say("The council meets in one or more compositions, each with its own seats."),
            crumbs: [homeCrumb], content: "\(list)\(found)")
    }

    /// One formation: what it is for, its seats, and what its secretariat can do.
    func formationPage(_ id: FormationID, problems: [Form.Problem] = []) throws -> Page {
        guard let formation = try snapshot.formation(id, for: scope) else { throw Refusal.absent }
        let holdings = try snapshot.holders(of: formation, on: council.today(at: now), for: scope)
        let seats: HTML =
            holdings.isEmpty
            ? "<p>\(say("It has no seats yet."))</p>" : holdingTable(holdings, say("Seats"))
        return Page(
            title: say.text(formation.names), audience: try audienceLine(formation.readership),
            crumbs: [homeCrumb, .init(say("How it meets"), link(CouncilRoute.formations))],
            content: """
                \(formation.purpose.map { "<p>\(say.html($0))</p>" as HTML })\(Part.facts(try formationFacts(formation)))\
                \(Part.section(
                    say("Seats"), id: "seats", beside: HTML(text: say(SeatGroup.summary(of: holdings))), seats))\
                \(try waitingSection(formation))\(try secretariatSection(formation, holdings, problems))
                """)
    }

    private func formationFacts(_ formation: Formation) throws -> [(String, HTML)] {
        var facts: [(String, HTML)] = [
            (say("Kind"), HTML(text: say(formation.kind.name))),
            (say("Exists since"), HTML(text: say.date(formation.since))),
        ]
        if let ends = formation.ends, formation.until == nil {
            let isOver = ends < council.today(at: now)
            let words = isOver ? say("\(ends), and is still open") : say.date(ends)
            facts.append((say("Ends by itself on"), HTML(text: words)))
        }
        if let until = formation.until { facts.append((say("Existed until"), HTML(text: say.date(until)))) }
        guard let charter = try snapshot.charter(of: council.id), let profileID = formation.profileID else {
            return facts
        }
        let telling = Telling(charter.profile, in: say.tongue)
        for entry in charter.entries where entry.path.hasPrefix("formations.\(profileID).") {
            guard let value = entry.value else { continue }
            let target = link(CouncilRoute.rule(entry.path))
            facts.append((say(entry.listed.label), "<a href=\"\(target)\">\(say.rule(value, telling))</a>"))
        }
        return facts
    }

    /// New holders of its seats whom its own people have still to let in. Shown to those who belong to it.
    private func waitingSection(_ formation: Formation) throws -> HTML {
        guard standing.may(LetIntoFormation.self, on: formation), formation.until == nil else { return .empty }
        let waiting = try snapshot.waiting(for: formation, on: council.today(at: now))
        guard !waiting.isEmpty else { return .empty }
        let names = try snapshot.readableNames(of: waiting.map(\.mandate), for: scope)
        let items = waiting.map { mandate, seat -> HTML in
            let form = form(prefix: "let-in-\(mandate.id)")
            return """
                <li class="row between"><p><b>\(names[mandate.id] ?? say("held"))</b>, \(say.html(seat.names))</p>\
                \(post(
                    form, to: CouncilRoute.letIn(formation.id),
                    "\(Form.hidden("mandate", "\(mandate.id)"))\(Form.submit(say("Let in"), .second))"))</li>
                """
        }
        return Part.section(
            say("Waiting to be let in"), id: "waiting",
            """
            <p>\(say("They hold a seat of this formation. Only somebody who belongs to it can open it to them."))</p>\
            <ul class="rows">\(items)</ul>
            """)
    }
}
