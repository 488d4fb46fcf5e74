// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import Testing
import Web

extension Planting {
    /// A weekly report of an organisation that the member speaks for, with words; and its week, which all members know of.
    static let reports = Planting(
        hidden: { site in
            let organisation = try await site.plantPartner()
            _ = try await site.accepted(
                "/evidence/reports/partners",
                [
                    "version": "0", "boundaries": "", "reminds": "2", "shows": "4",
                    "kind-\(organisation)": "association",
                ])
            let report = site.id(
                in: try await site.accepted(
                    "/evidence/reports",
                    [
                        "organisation": organisation, "version": "0", "do": "send", "seen-lights": "yes",
                        "count-lights": "3", "words": "Didgeridoo under the bridge",
                    ], as: .member))
            return [
                Planted(
                    "Evidence", "/evidence/reports/{id}", ["id": report], word: "Didgeridoo",
                    readers: [.member, .analyst, .coordinator]),
                Planted(
                    "Evidence", "/evidence/reports/weeks/{week}", ["week": "2026-W10"], readers: Set(Who.ofTheCouncil)),
            ]
        })
}

extension SiteFixture {
    /// An organisation that members know of, for which the member holds a place; its id.
    fileprivate func plantPartner() async throws -> String {
        let organisation = id(
            in: try await accepted("/organisations", ["name-en": "Bridge association", "readers": "members"]))
        let (council, coordinator, member) = (council, try await standing(.coordinator), person(.member))
        try await database.write { transaction in
            guard let member, let id = OrganisationID(organisation) else { return }
            let permit = try transaction.permit(GivePlace.self, coordinator, on: council)
            try permit.give(NewGrant(member, .member, in: .members, organisation: id, basis: "planting"))
        }
        return organisation
    }
}
