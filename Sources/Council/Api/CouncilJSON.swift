// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Web

extension Visit {
    /// The councils of this installation.
    func councilsJSON() throws -> JSON {
        .object(["councils": .array(try snapshot.councils().map(JSON.of))])
    }

    /// The council of the address, with its rules in short.
    func councilJSON() throws -> JSON {
        let rules = try snapshot.constitution(of: council.id)
        return .object([
            "council": .of(council),
            "constitution": rules.map {
                .object([
                    "profile": .text($0.profile), "profile-version": .number($0.profileVersion),
                    "notice": .of($0.notice), "quorum": $0.quorum.threshold.map(JSON.of) ?? .null,
                    "majorities": .object(
                        MajorityKind.allCases.map { kind in
                            (kind.rawValue, rules.map { .of($0.majority(for: kind).threshold) } ?? .null)
                        }),
                ])
            } ?? .null,
        ])
    }

    /// The organisations the caller may know of.
    func organisationsJSON() throws -> JSON {
        let page = try snapshot.organisationPage(for: scope, of: 200, after: request.query["after"].map { .init($0) })
        return .object([
            "organisations": .array(
                page.items.map { organisation in
                    .object([
                        "id": .text("\(organisation.id)"), "name": .of(organisation.names),
                        "site": .optional(organisation.site),
                        "since": .text("\(organisation.since)"),
                    ])
                }),
            "next": .optional(page.next?.text),
        ])
    }

    /// The formations the caller may know of.
    func formationsJSON() throws -> JSON {
        let formations = try snapshot.formations(for: scope)
        return .object([
            "formations": .array(
                formations.map { formation in
                    .object([
                        "id": .text("\(formation.id)"), "kind": .text(formation.kind.rawValue),
                        "name": .of(formation.names),
                        "purpose": formation.purpose.map(JSON.of) ?? .null, "since": .text("\(formation.since)"),
                    ])
                })
        ])
    }

    /// The seats of the plenary with their holders of today; names as on the page of members.
    func seatsJSON() throws -> JSON {
        guard let plenary = try snapshot.plenary(of: council.id) else { return .object(["seats": []]) }
        let holdings = try snapshot.holders(of: plenary, on: council.today(at: now), for: scope)
        return .object(["seats": .array(holdings.map(JSON.of))])
    }
}

extension JSON {
    fileprivate static func of(_ council: CouncilIdentity) -> JSON {
        .object([
            "slug": .text(council.slug), "name": .text(council.name), "language": .text(council.tongue.rawValue),
            "zone": .text(council.zone), "fictional": .bool(council.isFictional),
        ])
    }

    static func of(_ text: LocalText) -> JSON {
        .object(text.texts.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, .text($0.value)) })
    }

    fileprivate static func of(_ threshold: Threshold) -> JSON {
        .object([
            "comparison": .text(threshold.comparison.rawValue), "numerator": .number(threshold.numerator),
            "denominator": .number(threshold.denominator), "base": .text(threshold.base.rawValue),
        ])
    }

    fileprivate static func of(_ notice: Notice) -> JSON {
        .object([
            "number": .number(notice.period.number), "unit": .text(notice.period.unit.rawValue),
            "clear": .bool(notice.isClear),
        ])
    }

    fileprivate static func of(_ holding: Holding) -> JSON {
        .object([
            "id": .text("\(holding.seat.id)"), "name": .of(holding.seat.names),
            "college": .optional(holding.seat.college),
            "kind": .text(holding.seat.kind.rawValue), "standing": .text(holding.seat.standing.rawValue),
            "presides": .bool(holding.presides),
            "organisation": .optional(holding.organisation?.id.description),
            "titular": .of(holding.titular), "substitute": .of(holding.substitute),
        ])
    }

    private static func of(_ holder: Holder?) -> JSON {
        guard let holder else { return .null }
        return .object([
            "name": .optional(holder.name), "from": .text("\(holder.mandate.from)"),
            "until": .optional(holder.mandate.until?.description),
        ])
    }
}
