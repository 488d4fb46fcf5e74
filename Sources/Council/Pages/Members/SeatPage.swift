// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// One seat: what it is, who holds it, who held it.
    func seatPage(_ id: SeatID, problems: [Form.Problem] = []) throws -> Page {
        guard let seat = try snapshot.seat(id, for: scope),
            let holding = try snapshot.holding(of: seat, on: council.today(at: now), for: scope)
        else { throw Refusal.absent }
        return Page(
            title: say.text(seat.names), audience: try audienceLine(seat.readership),
            crumbs: [homeCrumb, .init(say("Who sits here"), link(CouncilRoute.members))],
            content: """
                \(Part.facts(try seatFacts(seat, holding)))\(try mandateSection(seat))\(seatForms(seat, problems))
                """)
    }

    private func seatFacts(_ seat: Seat, _ holding: Holding) throws -> [(String, HTML)] {
        var facts: [(String, HTML)] = [
            (say("Why it is there"), HTML(text: say(seat.kind.name))),
            (say("Its holder may"), HTML(text: say(seat.standing.name))),
        ]
        if let organisation = holding.organisation {
            let target = link(CouncilRoute.organisation(organisation.id))
            facts.append((say("Named by"), "<a href=\"\(target)\">\(say.html(organisation.names))</a>"))
        }
        if let naming = try namingWords(seat) { facts.append((say("Who names the holder"), HTML(text: naming))) }
        let formations = try snapshot.formations(of: seat, for: scope).map { formation -> HTML in
            "<a href=\"\(link(CouncilRoute.formation(formation.id)))\">\(say.html(formation.names))</a>"
        }
        if !formations.isEmpty { facts.append((say("Sits in"), .joined(formations, separator: ", "))) }
        facts.append((say("Exists since"), HTML(text: say.date(seat.since))))
        if let until = seat.until { facts.append((say("Existed until"), HTML(text: say.date(until)))) }
        return facts
    }

    /// Who appoints to the seat, by the council's rules; nil where they do not say.
    private func namingWords(_ seat: Seat) throws -> String? {
        guard let profile = try snapshot.charter(of: council.id)?.profile,
            let template = profile.seats.first(where: { $0.id == seat.profileID }), !template.naming.isEmpty
        else { return nil }
        let telling = Telling(profile, in: say.tongue)
        return template.naming.map { say($0.words(telling)) }.joined(separator: "; ")
    }

    /// The mandates of a seat. Others than members see those of today only, and names only where they are public.
    private func mandateSection(_ seat: Seat) throws -> HTML {
        let today = council.today(at: now)
        let mandates = try snapshot.mandates(of: seat).filter { standing.isMember || $0.runs(on: today) }
        guard !mandates.isEmpty else {
            return Part.section(say("Who holds it"), id: "mandates", "<p>\(Part.status(.open, say("vacant")))</p>")
        }
        let names = try snapshot.readableNames(of: mandates, for: scope)
        let mayEnd = standing.may(EndMandate.self, on: seat)
        let rows = mandates.map { mandate -> [HTML] in
            let name = HTML(text: names[mandate.id] ?? say("held"))
            let end: HTML =
                mayEnd && mandate.until.map({ today <= $0 }) ?? true && mayEnd
                ? Part.link(say("End the mandate"), to: link(CouncilRoute.mandate(mandate.id))) : .empty
            return [name, HTML(text: say(mandate.kind.name)), HTML(text: term(mandate))] + (mayEnd ? [end] : [])
        }
        let columns: [Table.Column] = [.init(say("Holder")), .init(say("As")), .init(say("Term"))]
        return Part.section(
            say("Who holds it"), id: "mandates",
            Table(
                say("Mandates"), captionIsHidden: true, columns: columns + (mayEnd ? [.init(say("To do"))] : []),
                rows: rows
            ).html)
    }

    /// From when to when.
    func term(_ mandate: Mandate) -> String {
        guard let until = mandate.until else { return say("since \(mandate.from)") }
        return until < mandate.from ? say("taken back before \(mandate.from)") : say("\(mandate.from...until)")
    }

    private func seatForms(_ seat: Seat, _ problems: [Form.Problem]) -> HTML {
        guard standing.may(EditSeat.self, on: seat), seat.until == nil else { return .empty }
        let form = form(problems: problems, prefix: "close")
        return """
            <p class="row">\(Form.link(say("Give somebody this seat"), to: link(CouncilRoute.newMandate(seat.id)), .filled))\
            \(Form.link(say("Edit the seat"), to: link(CouncilRoute.editSeat(seat.id))))</p>\
            \(Part.section(
                say("Abolish the seat"), id: "close",
                post(
                    form, to: CouncilRoute.closeSeat(seat.id),
                    """
                    <p>\(say("Mandates in it end with it. What its holders did stays."))</p>\
                    \(form.date(Form.Field("day", say("Last day")), value: council.today(at: now).description))\
                    \(Form.submit(say("Abolish the seat"), .danger))
                    """)))
            """
    }
}

extension Mandate.Kind {
    /// Titular or substitute, as a word.
    var name: Message {
        switch self {
        case .titular: Message("titular")
        case .substitute: Message("substitute")
        }
    }
}
