// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

extension OParl {
    // MARK: The council itself

    func body() throws -> Reply { .open(try json) }

    /// When the council changed last, as far as its object says: when it was made, and when its plenary became public.
    func changed() throws -> Instant {
        [council.created, try plenary?.created].compactMap(\.self).max() ?? council.created
    }

    private var plenary: PublicObject? {
        get throws {
            guard let plenary = try snapshot.plenary(of: council.id) else { return nil }
            let entry = try snapshot.publicObject(.organization, "\(plenary.id)", in: council)
            return entry?.isDeleted == false ? entry : nil
        }
    }

    var json: JSON {
        get throws {
            let lists = OParlType.allCases.map { type -> (String, JSON?) in
                (type.memberOfBody, .text(visit.address(OParlRoute.list(council: council.slug, type))))
            }
            let system: JSON = .text(visit.address(OParlRoute.system))
            let members: [(String, JSON?)] = [
                ("id", bodyID), ("type", OParlType.schema("Body")), ("system", system), ("name", .text(council.name)),
                ("website", .text(web())), ("mainOrganization", try plenary.map { id(.organization, $0.id) }),
                ("keyword", council.isFictional ? .array(["fictional example"]) : nil),
                ("legislativeTerm", .array([])),
            ]
            return .present(
                members + lists + [
                    ("web", .text(web())), ("created", .text(council.created.offsetText(in: zone))),
                    ("modified", .text(try changed().offsetText(in: zone))),
                ])
        }
    }

    // MARK: Formations and organisations

    func organizations(_ entries: [PublicObject]) throws -> [String: JSON] {
        let byID = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
        let formations = try snapshot.formations(byID.keys.compactMap(FormationID.init), for: scope)
        let organisations = try snapshot.publicOrganisations(byID.keys.compactMap(OrganisationID.init), of: council.id)
        var made: [String: JSON] = [:]
        for formation in formations.values {
            let id = "\(formation.id)"
            made[id] = byID[id].map { object(.organization, $0, web: web("formations", id), members(of: formation)) }
        }
        for organisation in organisations {
            let id = "\(organisation.id)"
            made[id] = byID[id].map {
                object(.organization, $0, web: web("organisations", id), members(of: organisation))
            }
        }
        return made
    }

    private func members(of formation: Formation) -> [(String, JSON?)] {
        [
            ("body", bodyID), ("name", .text(formation.names.text(in: council.tongue))),
            // The word of the standard for a body that meets.
            ("organizationType", "Gremium"), ("classification", .text(formation.kind.rawValue)),
            ("startDate", .text("\(formation.since)")), ("endDate", formation.until.map { .text("\($0)") }),
        ]
    }

    private func members(of organisation: Organisation) -> [(String, JSON?)] {
        [
            ("body", bodyID), ("name", .text(organisation.names.text(in: council.tongue))),
            ("organizationType", "Institution"), ("website", organisation.site.map(JSON.text)),
            ("startDate", .text("\(organisation.since)")), ("endDate", organisation.until.map { .text("\($0)") }),
        ]
    }

    // MARK: People

    /// One person for each mandate. That two mandates are held by one person is shown nowhere, and so not here.
    func people(_ entries: [PublicObject], whole: Bool) throws -> [String: JSON] {
        let mandates = try snapshot.publicMandates(entries.compactMap { MandateID($0.id) }, in: council)
        let byPerson = Dictionary(grouping: mandates) { "\($0.mandate.id)" }
        let carried =
            whole ? try snapshot.publicObjects(.membership, mandates.map(\.membership), in: council) : [:]
        let sides = try organisations(of: mandates)
        return try named(entries.map(\.id)).reduce(into: [:]) { made, person in
            guard let entry = entries.first(where: { $0.id == person.key }) else { return }
            let memberships = (byPerson[person.key] ?? []).compactMap { held in
                carried[held.membership].map { object(.membership, $0, members(of: held, sides)) }
            }
            made[person.key] = object(
                .person, entry,
                [
                    ("body", bodyID), ("name", .text(person.value)),
                    ("membership", whole ? .array(memberships) : nil),
                ])
        }
    }

    /// The public names among some mandates; one whose seat sits in no public formation has a name as well.
    private func named(_ ids: [String]) throws -> [String: String] {
        try snapshot.publicNames(of: ids.compactMap(MandateID.init), in: council)
            .reduce(into: [:]) { $0["\($1.key)"] = $1.value }
    }

    func memberships(_ entries: [PublicObject]) throws -> [String: JSON] {
        let ids = entries.compactMap { $0.id.split(separator: "/").last.flatMap { MandateID(String($0)) } }
        let mandates = try snapshot.publicMandates(ids, in: council)
        let byID = Dictionary(mandates.map { ($0.membership, $0) }) { first, _ in first }
        let sides = try organisations(of: mandates)
        return entries.reduce(into: [:]) { made, entry in
            made[entry.id] = byID[entry.id].map { object(.membership, entry, members(of: $0, sides)) }
        }
    }

    private func organisations(of mandates: [PublicMandate]) throws -> Set<OrganisationID> {
        Set(
            try snapshot.publicOrganisations(mandates.compactMap(\.seat.organisation), of: council.id).map(\.id))
    }

    private func members(of held: PublicMandate, _ sides: Set<OrganisationID>) -> [(String, JSON?)] {
        let (mandate, seat) = (held.mandate, held.seat)
        let name = seat.names.text(in: council.tongue)
        let onBehalf = seat.organisation.flatMap { sides.contains($0) ? $0 : nil }
        return [
            ("person", id(.person, "\(mandate.id)")), ("organization", id(.organization, "\(held.formation)")),
            ("role", .text(mandate.kind == .titular ? name : say("Substitute for \(name)"))),
            // A substitute votes only while the titular is away.
            ("votingRight", .bool(seat.hasVote && mandate.kind == .titular)),
            ("startDate", .text("\(mandate.from)")), ("endDate", mandate.until.map { .text("\($0)") }),
            ("onBehalfOf", onBehalf.map { id(.organization, "\($0)") }),
        ]
    }
}
