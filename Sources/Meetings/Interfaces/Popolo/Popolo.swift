// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

extension Visit {
    /// One document about the council, always as to a visitor, whoever asks.
    func popolo(_ means: Means) throws -> Reply {
        guard try snapshot.worksHere(council.id) else { throw Refusal.absent }
        let say = means.languages.speech(in: council.tongue, zone: council.localZone)
        let people = try PopoloPeople(snapshot, council, say)
        let votes = try PopoloVotes(snapshot, council, say)
        return .open(
            .object([
                "persons": .array(people.persons), "organizations": .array(people.organizations),
                "memberships": .array(people.memberships), "posts": .array(people.posts), "areas": .array([]),
                "events": .array(votes.events), "motions": .array(votes.motions),
                "vote_events": .array(votes.voteEvents),
            ]))
    }
}

/// Who sits where today, and for whom; names as on the public list of members.
struct PopoloPeople {
    private(set) var persons: [JSON] = []
    private(set) var organizations: [JSON] = []
    private(set) var memberships: [JSON] = []
    private(set) var posts: [JSON] = []
    private let tongue: Tongue
    private let say: Speech

    init(_ snapshot: Snapshot, _ council: CouncilIdentity, _ say: Speech) throws {
        let (scope, today) = (Scope.visitors(of: council.id), council.today(at: snapshot.now))
        tongue = council.tongue
        self.say = say
        let organisations = try snapshot.organisations(for: scope, limit: Self.mostOrganisations)
        organizations = organisations.map(organization)
        let known = Set(organisations.map(\.id))
        var named: Set<MandateID> = []
        for formation in try snapshot.formations(for: scope) {
            organizations.append(organization(formation))
            for holding in try snapshot.holders(of: formation, on: today, for: scope) {
                add(holding, of: formation, known, &named)
            }
        }
    }

    /// More than any council has partners.
    private static let mostOrganisations = 2_000

    private func organization(_ organisation: Organisation) -> JSON {
        .present([
            ("id", .text("\(organisation.id)")), ("name", .text(organisation.names.text(in: tongue))),
            ("classification", "partner"), ("founding_date", nil),
            ("links", organisation.site.map { .array([.object(["url": .text($0)])]) }),
        ])
    }

    private func organization(_ formation: Formation) -> JSON {
        .object([
            "id": .text("\(formation.id)"), "name": .text(formation.names.text(in: tongue)),
            "classification": .text(formation.kind.rawValue), "founding_date": .text("\(formation.since)"),
        ])
    }

    /// A seat, and those of its holders whose names are public: the titular, and the substitute as a membership of
    /// their own, both on behalf of the organisation that names them.
    private mutating func add(
        _ holding: Holding, of formation: Formation, _ known: Set<OrganisationID>, _ named: inout Set<MandateID>
    ) {
        let name = holding.seat.names.text(in: tongue)
        let post = "\(formation.id)/\(holding.seat.id)"
        posts.append(
            .object([
                "id": .text(post), "label": .text(name), "organization_id": .text("\(formation.id)"),
            ]))
        for holder in [holding.titular, holding.substitute].compactMap(\.self) {
            guard let person = holder.name else { continue }
            let mandate = holder.mandate
            if named.insert(mandate.id).inserted {
                persons.append(.object(["id": .text("\(mandate.id)"), "name": .text(person)]))
            }
            memberships.append(
                .present([
                    ("id", .text(PublicMandate.membership(formation.id, mandate.id))),
                    ("person_id", .text("\(mandate.id)")), ("organization_id", .text("\(formation.id)")),
                    ("post_id", .text(post)),
                    ("role", .text(mandate.kind == .titular ? name : say("Substitute for \(name)"))),
                    (
                        "on_behalf_of_id",
                        holding.seat.organisation.flatMap { known.contains($0) ? .text("\($0)") : nil }
                    ),
                    ("start_date", .text("\(mandate.from)")), ("end_date", mandate.until.map { .text("\($0)") }),
                ]))
        }
    }
}
