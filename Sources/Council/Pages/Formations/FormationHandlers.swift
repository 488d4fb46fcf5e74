// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Submission {
    func foundFormation() throws -> Reply {
        let formation = try refusing({ try $0.newFormationPage(problems: $1) }) { try draft() }
        try transaction.found(formation, in: council, standing)
        return .seeOther(link(CouncilRoute.formation(formation.id)))
    }

    /// The formation as the form describes it; throws `FieldProblems`.
    private func draft() throws -> Formation {
        var fields = fields
        let templates = try snapshot.charter(of: council.id)?.profile.formations.filter { $0.kind != .plenary } ?? []
        let template = templates.first { $0.id == fields.text("template") }
        let kind = fields.choice("kind", among: Formation.Kind.allCases.filter { $0 != .plenary })
        let names = names("name", from: &fields)
        let purpose = self.names("purpose", from: &fields, optional: true)
        let ends = fields.plannedEnd(today: council.today(at: now))
        let id = transaction.newUnorderedID(FormationTag.self)
        let readers: [String: Audience] = ["public": .public, "members": .members, "own": .formation(id)]
        let audience = readers[fields.text("readers")]
        if audience == nil { fields.refuse("readers", Message("Choose one of the answers.")) }
        try fields.finish()
        guard let kind, let names, let audience else { throw Refusal.absent }
        return Formation(
            id: id, council: council.id, readership: Readership(audience), kind: template?.kind ?? kind, names: names,
            purpose: purpose, profileID: template?.id, since: council.today(at: now), until: nil,
            ends: ends, version: 1)
    }

    func saveFormation(_ id: FormationID) throws -> Reply {
        let formation = try openFormation(id, for: EditFormation.self)
        let permit = try transaction.permit(EditFormation.self, standing, on: formation)
        try checkVersion(formation.version) { try $0.editFormationPage(id, problems: $1) }
        try refusing({ try $0.editFormationPage(id, problems: $1) }) {
            var fields = fields
            let names = names("name", from: &fields)
            let purpose = self.names("purpose", from: &fields, optional: true)
            let ends = formation.kind == .plenary ? nil : fields.plannedEnd(today: council.today(at: now))
            try fields.finish()
            if let names { try permit.write(formation.renamed(names, purpose: purpose, ends: ends), in: council) }
        }
        return .seeOther(link(CouncilRoute.formation(id)))
    }

    func closeFormation(_ id: FormationID) throws -> Reply {
        let formation = try openFormation(id, for: CloseFormation.self)
        let permit = try transaction.permit(CloseFormation.self, standing, on: formation)
        try refusing({ try $0.formationPage(id, problems: $1) }) {
            var fields = fields
            let day = fields.day("day", needed: true)
            if let day, day < formation.since { fields.refuse("day", Message("The last day is before the first.")) }
            try fields.finish()
            if let day { try permit.write(lastDay: day, in: council) }
        }
        return .seeOther(link(CouncilRoute.formations))
    }

    func seatFormation(_ id: FormationID) throws -> Reply {
        let formation = try openFormation(id, for: SeatFormation.self)
        guard let seat = try seatsToChoose(for: formation).first(where: { $0.id.description == form["seat"] }) else {
            throw Refusal.absent
        }
        try transaction.permit(SeatFormation.self, standing, on: formation).add(seat, in: council)
        return .seeOther(link(CouncilRoute.formation(id)))
    }

    func unseatFormation(_ id: FormationID) throws -> Reply {
        let formation = try openFormation(id, for: SeatFormation.self)
        let seat = try seat(in: formation)
        try transaction.permit(SeatFormation.self, standing, on: formation).remove(seat)
        return .seeOther(link(CouncilRoute.formation(id)))
    }

    func chairFormation(_ id: FormationID) throws -> Reply {
        let formation = try openFormation(id, for: SeatFormation.self)
        let seat = form["seat"]?.isEmpty == false ? try seat(in: formation) : nil
        try transaction.permit(SeatFormation.self, standing, on: formation).preside(seat, in: council)
        return .seeOther(link(CouncilRoute.formation(id)))
    }

    func letHolderIn(_ id: FormationID) throws -> Reply {
        let formation = try openFormation(id, for: LetIntoFormation.self)
        let waiting = try snapshot.waiting(for: formation, on: council.today(at: now))
        guard let one = waiting.first(where: { $0.mandate.id.description == form["mandate"] }) else {
            throw Refusal.absent
        }
        let permit = try transaction.permit(LetIntoFormation.self, standing, on: formation)
        try permit.letIn(one.mandate, of: one.seat, in: council)
        return .seeOther(link(CouncilRoute.formation(id)))
    }

    func shareSecretariat(_ id: FormationID) throws -> Reply {
        let formation = try openFormation(id, for: LetIntoFormation.self)
        let others = try coordinators(outside: formation)
        guard let other = others.first(where: { $0.person.description == form["person"] }) else { throw Refusal.absent }
        try transaction.permit(LetIntoFormation.self, standing, on: formation).letIn(coordinator: other.person)
        return .seeOther(link(CouncilRoute.formation(id)))
    }

    /// The seat of the formation that the form names.
    private func seat(in formation: Formation) throws -> Seat {
        let id = form["seat"].flatMap { SeatID($0) }
        guard let id, try snapshot.isSeated(id, in: formation), let seat = try snapshot.seat(id, for: scope) else {
            throw Refusal.absent
        }
        return seat
    }
}

extension Formation {
    fileprivate func renamed(_ names: LocalText, purpose: LocalText?, ends: LocalDate?) -> Formation {
        Formation(
            id: id, council: council, readership: readership, kind: kind, names: names, purpose: purpose,
            profileID: profileID, since: since, until: until, ends: ends, version: version)
    }
}

extension FieldReader {
    /// The last day a formation is set up for; nil where none was typed.
    fileprivate mutating func plannedEnd(today: LocalDate) -> LocalDate? {
        let day = day("ends", needed: false)
        if let day, day < today { refuse("ends", Message("This day is past. To close the formation, use its page.")) }
        return day
    }
}
