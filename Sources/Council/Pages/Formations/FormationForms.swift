// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// Setting up a formation.
    func newFormationPage(problems: [Form.Problem] = []) throws -> Page {
        let form = form(problems: problems)
        let templates = try snapshot.charter(of: council.id)?.profile.formations.filter { $0.kind != .plenary } ?? []
        let kinds = Formation.Kind.allCases.filter { $0 != .plenary }.map { Form.Choice($0.rawValue, say($0.name)) }
        return Page(
            title: say("Set up a formation"), audience: .members,
            crumbs: [homeCrumb, .init(say("How it meets"), link(CouncilRoute.formations))],
            content: post(
                form, to: CouncilRoute.foundFormation,
                """
                \(form.select(
                    Form.Field("template", say("As the council’s rules describe it"), optional: true),
                    templates.map { .init($0.id, say.text($0.names)) }, prompt: say("none of them")))\
                \(form.select(Form.Field("kind", say("Kind")), kinds, value: Formation.Kind.thematic.rawValue))\
                \(formationFields(form, nil))\
                \(form.radios(
                    Form.Field("readers", say("Who may know that it exists")),
                    [
                        Form.Choice("public", say("Anybody"), hint: say("What it deals with is still for its members.")),
                        Form.Choice("members", say("The council’s members")),
                        Form.Choice(
                            "own", say("Only those who belong to it"),
                            hint: say("For everybody else it does not exist: in no list, count, search or address. This cannot be changed later.")),
                    ], value: "public"))\
                <p>\(say("You keep its secretariat until you hand it over."))</p>\
                \(Form.submit(say("Set up the formation")))
                """))
    }

    func editFormationPage(_ id: FormationID, problems: [Form.Problem] = []) throws -> Page {
        let formation = try openFormation(id, for: EditFormation.self)
        let form = form(problems: problems)
        let now: HTML =
            problems.isEmpty
            ? .empty
            : Part.facts([
                (say("What stands there now"), say.html(formation.names)),
                (say("Purpose"), formation.purpose.map(say.html) ?? .empty),
            ])
        return Page(
            title: say("Edit the formation"), audience: try audienceLine(formation.readership),
            crumbs: [homeCrumb, .init(say.text(formation.names), link(CouncilRoute.formation(id)))],
            content: post(
                form, to: CouncilRoute.saveFormation(id),
                """
                \(now)\(Form.hidden("version", "\(formation.version)"))\(formationFields(form, formation))\
                \(Form.submit(say("Save the formation")))
                """))
    }

    private func formationFields(_ form: Form, _ formation: Formation?) -> HTML {
        """
        \(nameFields(form, "name", Message("Name"), known: formation?.names))\
        \(nameFields(form, "purpose", Message("What it is for"), known: formation?.purpose, optional: true))\
        \(formation?.kind == .plenary
            ? .empty
            : form.date(
                Form.Field(
                    "ends", say("Last day"), hint: say("It closes by itself at midnight after it. Leave it empty if no end is planned."),
                    optional: true), value: formation?.ends?.description ?? ""))
        """
    }

    /// What the secretariat of a formation can do on its page.
    func secretariatSection(_ formation: Formation, _ holdings: [Holding], _ problems: [Form.Problem]) throws -> HTML {
        guard standing.may(SeatFormation.self, on: formation), formation.until == nil else { return .empty }
        let close = formation.kind == .plenary ? HTML.empty : closing(formation, problems)
        let share = formation.kind == .plenary ? HTML.empty : try sharing(formation)
        return """
            <p class="row">\(Form.link(say("Edit the formation"), to: link(CouncilRoute.editFormation(formation.id))))\
            \(Form.link(say("Make a seat"), to: link(CouncilRoute.newSeat(formation.id))))</p>\
            \(try choosing(formation, holdings))\(presiding(formation, holdings))\(share)\(close)
            """
    }

    /// Seats of the council that can sit here too, and seats that can be taken out.
    private func choosing(_ formation: Formation, _ holdings: [Holding]) throws -> HTML {
        let seated = Set(holdings.map(\.seat.id))
        let others = try seatsToChoose(for: formation).filter { !seated.contains($0.id) }
        let add = form(prefix: "seat")
        let remove = form(prefix: "unseat")
        let adding: HTML =
            others.isEmpty
            ? .empty
            : post(
                add, to: CouncilRoute.seatFormation(formation.id),
                """
                \(add.select(
                    Form.Field("seat", say("A seat of the council")), others.map { Form.Choice("\($0.id)", say.text($0.names)) },
                    prompt: say("Choose")))\(Form.submit(say("Put it into this formation"), .second))
                """)
        let removing: HTML =
            holdings.isEmpty
            ? .empty
            : post(
                remove, to: CouncilRoute.unseatFormation(formation.id),
                """
                \(remove.select(
                    Form.Field("seat", say("A seat of this formation")), holdings.map { Form.Choice("\($0.seat.id)", say.text($0.seat.names)) },
                    prompt: say("Choose")))\(Form.submit(say("Take it out of this formation"), .second))
                """)
        guard !others.isEmpty || !holdings.isEmpty else { return .empty }
        return Part.section(say("Which seats sit in it"), id: "choose", "\(adding)\(removing)")
    }

    private func presiding(_ formation: Formation, _ holdings: [Holding]) -> HTML {
        guard !holdings.isEmpty else { return .empty }
        let form = form(prefix: "chair")
        let current = holdings.first(where: \.presides)?.seat.id.description ?? ""
        return Part.section(
            say("Who presides over it"), id: "chair",
            post(
                form, to: CouncilRoute.chairFormation(formation.id),
                """
                \(form.select(
                    Form.Field("seat", say("The seat that presides"), optional: true),
                    holdings.map { Form.Choice("\($0.seat.id)", say.text($0.seat.names)) }, value: current, prompt: say("nobody")))\
                \(Form.submit(say("Save who presides"), .second))
                """))
    }

    private func sharing(_ formation: Formation) throws -> HTML {
        let others = try coordinators(outside: formation)
        guard !others.isEmpty else { return .empty }
        let form = form(prefix: "share")
        return Part.section(
            say("Secretariat"), id: "share",
            post(
                form, to: CouncilRoute.shareSecretariat(formation.id),
                """
                \(form.select(
                    Form.Field("person", say("Another coordinator of the council")),
                    others.map { Form.Choice("\($0.person)", $0.name) }, prompt: say("Choose")))\
                \(Form.submit(say("Let them keep the secretariat too"), .second))
                """))
    }

    private func closing(_ formation: Formation, _ problems: [Form.Problem]) -> HTML {
        let form = form(problems: problems, prefix: "close")
        return Part.section(
            say("Close the formation"), id: "close",
            post(
                form, to: CouncilRoute.closeFormation(formation.id),
                """
                <p>\(say("Nobody belongs to it any more from midnight after its last day. What it did stays."))</p>\
                \(form.date(Form.Field("day", say("Last day")), value: council.today(at: now).description))\
                \(Form.submit(say("Close the formation"), .danger))
                """))
    }

    /// The seats of the plenary that all readers of the formation may know of.
    func seatsToChoose(for formation: Formation) throws -> [Seat] {
        guard formation.kind != .plenary, let plenary = try snapshot.plenary(of: council.id) else { return [] }
        return try snapshot.holders(of: plenary, on: council.today(at: now), for: scope).map(\.seat)
            .filter { $0.readership.admitsAll(of: formation.readership) }
    }

    /// The council's coordinators who do not keep this formation's secretariat.
    func coordinators(outside formation: Formation) throws -> [(person: PersonID, name: String)] {
        let grants = try snapshot.grants(standing).filter { $0.role == .coordinator && $0.isActive(at: now) }
        let inside = Set(grants.filter { $0.audience == formation.audience }.map(\.person))
        let people = Set(grants.filter { $0.audience == .members }.map(\.person)).subtracting(inside)
        let names = try snapshot.names(of: people, in: council.id)
        return people.compactMap { person in names[person].map { (person, $0) } }.sorted { $0.name < $1.name }
    }
}
