// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// Gives somebody a seat: a person by their mail address, who is invited if they have no account yet.
    func newMandatePage(_ id: SeatID, problems: [Form.Problem] = []) throws -> Page {
        guard let seat = try snapshot.seat(id, for: scope), seat.until == nil else { throw Refusal.absent }
        if let refusal = standing.refusal(of: GiveMandate.self, on: seat) { throw refusal }
        let form = form(problems: problems)
        let rules = try snapshot.constitution(of: council.id)
        return Page(
            title: say("Give somebody this seat"), lead: say.text(seat.names),
            audience: try audienceLine(seat.readership),
            crumbs: [homeCrumb, .init(say.text(seat.names), link(CouncilRoute.seat(id)))],
            content: post(
                form, to: CouncilRoute.giveMandate(id),
                "\(mandateFields(form, seat, rules))\(Form.submit(say("Give the seat")))"))
    }

    private func mandateFields(_ form: Form, _ seat: Seat, _ rules: Constitution?) -> HTML {
        let today = council.today(at: now)
        let kinds = rules?.substitutes.isAllowed == false ? [Mandate.Kind.titular] : Mandate.Kind.allCases
        let reach =
            seat.kind.isMember
            ? say("The holder becomes a member of the council and reads what is for its members.")
            : say("The holder does not read what is for members: the seat is for guests.")
        return """
            \(form.text(Form.Field("person", say("Name of the person"), hint: say("As minutes will name them.")), autocomplete: .off, maxLength: 120))\
            \(form.email(
                Form.Field("address", say("Mail address"), hint: say("Whoever has no account yet gets a link to choose a password.")),
                autocomplete: .off))\
            \(form.select(
                Form.Field("language", say("Language of the mail"), optional: true),
                tongues.map { .init($0.tongue.rawValue, $0.name) }, value: council.tongue.rawValue, prompt: say("not known")))\
            \(form.radios(
                Form.Field("kind", say("As"), hint: reach), kinds.map { .init($0.rawValue, say($0.name)) },
                value: Mandate.Kind.titular.rawValue))\
            \(form.date(Form.Field("from", say("First day")), value: today.description))\
            \(form.date(
                Form.Field("until", say("Last day"), hint: say("The mandate ends at midnight after it."), optional: true),
                value: rules?.term.lastDay(from: today)?.description ?? ""))\
            \(form.checkbox(Form.Field("public", say("Anybody may read the person’s name"), hint: say("Only with their consent."))))
            """
    }

    /// One mandate, and the form that ends it.
    func mandatePage(_ id: MandateID, problems: [Form.Problem] = []) throws -> Page {
        guard let mandate = try snapshot.mandate(id, for: scope), let seat = try snapshot.seat(mandate.seat, for: scope)
        else {
            throw Refusal.absent
        }
        if let refusal = standing.refusal(of: EndMandate.self, on: seat) { throw refusal }
        let name = try snapshot.readableNames(of: [mandate], for: scope)[id] ?? say("held")
        let form = form(problems: problems)
        return Page(
            title: say("End the mandate"), lead: "\(name), \(say.text(seat.names)), \(term(mandate))",
            audience: .members,
            crumbs: [homeCrumb, .init(say.text(seat.names), link(CouncilRoute.seat(seat.id)))],
            content: post(
                form, to: CouncilRoute.endMandate(id),
                """
                \(Form.hidden("version", "\(mandate.version)"))\
                \(form.radios(
                    Form.Field("when", say("When")),
                    [
                        Form.Choice("day", say("At the end of a day"), hint: say("At midnight where the council is.")),
                        Form.Choice("now", say("At once"), hint: say("Everything the mandate opened closes now.")),
                    ], value: "day"))\
                \(form.date(Form.Field("day", say("Last day"), optional: true), value: council.today(at: now).description))\
                \(Form.submit(say("End the mandate"), .danger))
                """))
    }
}

extension Term {
    /// The last day of a mandate that begins on a day, where the rule sets one.
    func lastDay(from day: LocalDate) -> LocalDate? {
        guard kind == .years, let years else { return nil }
        return day.adding(years: years).adding(days: -1)
    }
}

extension Submission {
    func giveMandate(_ id: SeatID, _ accounts: Accounts) throws -> Reply {
        guard let seat = try snapshot.seat(id, for: scope), seat.until == nil else { throw Refusal.absent }
        let permit = try transaction.permit(GiveMandate.self, standing, on: seat)
        try refusing({ try $0.newMandatePage(id, problems: $1) }) {
            var fields = fields
            let name = fields.needed("person", Message("Enter the person’s name."), longest: PersonName.longest)
            let address = AccountAddress(fields.text("address"))
            if address == nil { fields.refuse("address", Message("Enter a mail address, such as name@city.example.")) }
            let kind = fields.choice("kind", among: Mandate.Kind.allCases)
            let from = fields.day("from", needed: true)
            let until = fields.day("until", needed: false)
            try fields.finish()
            guard let address, let kind, let from else { throw Refusal.absent }
            let tongue = tongues.first { $0.tongue.rawValue == fields.text("language") }?.tongue
            let person = try accounts.invite(Guest(address: address, name: name, tongue: tongue), to: council, permit)
            try permit.write(
                Mandate(
                    id: transaction.newID(), council: council.id, seat: seat.id, person: person, kind: kind, from: from,
                    until: until, isNamePublic: fields.isChecked("public"), version: 1), in: council)
        }
        return .seeOther(link(CouncilRoute.seat(id)))
    }

    func endMandate(_ id: MandateID) throws -> Reply {
        guard let mandate = try snapshot.mandate(id, for: scope), let seat = try snapshot.seat(mandate.seat, for: scope)
        else {
            throw Refusal.absent
        }
        let permit = try transaction.permit(EndMandate.self, standing, on: seat)
        try checkVersion(mandate.version) { try $0.mandatePage(id, problems: $1) }
        try refusing({ try $0.mandatePage(id, problems: $1) }) {
            try permit.write(mandate, lastDay: try lastDay(of: mandate), in: council)
        }
        return .seeOther(link(CouncilRoute.seat(seat.id)))
    }

    /// At once means that yesterday was the last day; a mandate that began today was then never held.
    private func lastDay(of mandate: Mandate) throws -> LocalDate {
        var fields = fields
        let yesterday = council.today(at: now).adding(days: -1)
        let earliest = mandate.from.adding(days: -1)
        if fields.text("when") == "now" { return max(yesterday, earliest) }
        let day = fields.day("day", needed: true)
        if let day, day < earliest { fields.refuse("day", Message("The last day is before the first.")) }
        if let day, let until = mandate.until, until < day {
            fields.refuse("day", Message("The mandate ends earlier already, on \(until)."))
        }
        try fields.finish()
        return day ?? yesterday
    }
}
