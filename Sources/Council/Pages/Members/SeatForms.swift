// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// A new seat of a formation. One of a formation that nobody else knows of is as little known.
    func newSeatPage(_ id: FormationID, problems: [Form.Problem] = []) throws -> Page {
        let formation = try openFormation(id, for: SeatFormation.self)
        let form = form(problems: problems)
        return Page(
            title: say("Make a seat"), lead: say.text(formation.names),
            audience: try audienceLine(formation.readership),
            crumbs: [homeCrumb, .init(say.text(formation.names), link(CouncilRoute.formation(id)))],
            content: post(
                form, to: CouncilRoute.addSeat(id),
                "\(try seatFields(form, nil, in: formation.readership))\(Form.submit(say("Make the seat")))"))
    }

    func editSeatPage(_ id: SeatID, problems: [Form.Problem] = []) throws -> Page {
        guard let seat = try snapshot.seat(id, for: scope), seat.until == nil else { throw Refusal.absent }
        if let refusal = standing.refusal(of: EditSeat.self, on: seat) { throw refusal }
        let form = form(problems: problems)
        let now: HTML = problems.isEmpty ? .empty : Part.facts([(say("What stands there now"), say.html(seat.names))])
        return Page(
            title: say("Edit the seat"), audience: try audienceLine(seat.readership),
            crumbs: [homeCrumb, .init(say.text(seat.names), link(CouncilRoute.seat(id)))],
            content: post(
                form, to: CouncilRoute.saveSeat(id),
                """
                \(now)\(Form.hidden("version", "\(seat.version)"))\(try seatFields(form, seat, in: seat.readership))\
                \(Form.submit(say("Save the seat")))
                """))
    }

    /// A formation that exists, that the viewer sees, and to which they may do this.
    func openFormation<A: Action>(_ id: FormationID, for action: A.Type) throws -> Formation
    where A.Subject == Formation {
        guard let formation = try snapshot.formation(id, for: scope), formation.until == nil else {
            throw Refusal.absent
        }
        if let refusal = standing.refusal(of: action, on: formation) { throw refusal }
        return formation
    }

    private func seatFields(_ form: Form, _ seat: Seat?, in readership: Readership) throws -> HTML {
        let profile = try snapshot.charter(of: council.id)?.profile
        let colleges = (profile?.colleges ?? []).map { Form.Choice($0.id, say.text($0.names)) }
        let organisations = try seatOrganisations(readership).map { Form.Choice("\($0.id)", say.text($0.names)) }
        return """
            \(nameFields(form, "name", Message("Name of the seat"), known: seat?.names))\
            \(form.select(
                Form.Field("college", say("College"), optional: true), colleges, value: seat?.college ?? "",
                prompt: say("none", context: "college")))\
            \(form.select(
                Form.Field("kind", say("Why it is there")), SeatKind.allCases.map { .init($0.rawValue, say($0.name)) },
                value: (seat?.kind ?? .designated).rawValue))\
            \(form.select(
                Form.Field("standing", say("Its holder may")), SeatStanding.allCases.map { .init($0.rawValue, say($0.name)) },
                value: (seat?.standing ?? .vote).rawValue))\
            \(form.select(
                Form.Field("organisation", say("Organisation that names the holder"), optional: true), organisations,
                value: seat?.organisation?.description ?? "", prompt: say("none", context: "organisation")))
            """
    }

    /// The organisations a seat may belong to: those that all readers of the seat may know of.
    func seatOrganisations(_ readership: Readership) throws -> [Organisation] {
        try snapshot.organisations(for: scope, limit: 500).filter { $0.readership.admitsAll(of: readership) }
    }
}

extension Submission {
    func addSeat(_ id: FormationID) throws -> Reply {
        let formation = try openFormation(id, for: SeatFormation.self)
        let seat = try refusing({ try $0.newSeatPage(id, problems: $1) }) {
            try self.draft(of: nil, readership: formation.readership)
        }
        try transaction.permit(AddSeat.self, standing, on: seat).write(in: formation)
        return .seeOther(link(CouncilRoute.seat(seat.id)))
    }

    func saveSeat(_ id: SeatID) throws -> Reply {
        guard let seat = try snapshot.seat(id, for: scope), seat.until == nil else { throw Refusal.absent }
        let permit = try transaction.permit(EditSeat.self, standing, on: seat)
        try checkVersion(seat.version) { try $0.editSeatPage(id, problems: $1) }
        try refusing({ try $0.editSeatPage(id, problems: $1) }) {
            try permit.write(self.draft(of: seat, readership: seat.readership))
        }
        return .seeOther(link(CouncilRoute.seat(id)))
    }

    func closeSeat(_ id: SeatID) throws -> Reply {
        guard let seat = try snapshot.seat(id, for: scope), seat.until == nil else { throw Refusal.absent }
        let permit = try transaction.permit(CloseSeat.self, standing, on: seat)
        try refusing({ try $0.seatPage(id, problems: $1) }) {
            var fields = fields
            let day = fields.day("day", needed: true)
            if let day, day < seat.since { fields.refuse("day", Message("The last day is before the first.")) }
            try fields.finish()
            if let day { try permit.write(lastDay: day, in: council) }
        }
        return .seeOther(link(CouncilRoute.seat(id)))
    }

    /// The seat as the form describes it; throws `FieldProblems`.
    private func draft(of seat: Seat?, readership: Readership) throws -> Seat {
        var fields = fields
        let names = names("name", from: &fields)
        let colleges = try snapshot.charter(of: council.id)?.profile.colleges.map(\.id) ?? []
        let college = fields.text("college")
        if !college.isEmpty, !colleges.contains(college) {
            fields.refuse("college", Message("Choose one of the answers."))
        }
        let kind = fields.choice("kind", among: SeatKind.allCases)
        let standing = fields.choice("standing", among: SeatStanding.allCases)
        let typed = fields.text("organisation")
        let organisation = try seatOrganisations(readership).first { $0.id.description == typed }
        if !typed.isEmpty, organisation == nil { fields.refuse("organisation", Message("Choose one of the answers.")) }
        try fields.finish()
        guard let names, let kind, let standing else { throw Refusal.absent }
        return Seat(
            id: seat?.id ?? transaction.newID(), council: council.id, readership: readership, names: names,
            profileID: seat?.profileID, college: college.isEmpty ? nil : college, kind: kind, standing: standing,
            organisation: organisation?.id, since: seat?.since ?? council.today(at: now), until: nil,
            version: seat?.version ?? 1)
    }
}
