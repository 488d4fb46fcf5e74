// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Foundation
import Language

/// The councils of the installation, and the people who have accounts in it.
extension Stage {
    /// Kalliste; a second fictional council that shows how apart two councils are; and two real ones.
    func foundCouncils() async throws {
        let people = try await passwordOfThePlay()
        let profiles = (free: try text("Profiles/free-form.yaml"), french: try text("Profiles/fr-clspd.yaml"))
        let facts = [
            (try text("Demonstration/piraeus.yaml"), Tongue.el, Zone("Europe/Athens")),
            (try text("Demonstration/montreuil.yaml"), Tongue.fr, Zone("Europe/Paris")),
        ]
        let (athens, paris) = (almanac.zone, Zone("Europe/Paris") ?? .utc)
        try await installation.database.write { transaction in
            try transaction.give(people, to: Office.allCases)
            let permit = try transaction.operatorPermit("demonstration.found", .console())
            let kalliste = try permit.found(
                Founding(
                    slug: "kalliste", name: "Kalliste Safety Council", tongue: .en, zone: athens,
                    profile: profiles.free,
                    isFictional: true))
            let thalassa = try permit.found(
                Founding(
                    slug: "thalassa", name: "CLSPD de Thalassa", tongue: .fr, zone: paris, profile: profiles.french,
                    isFictional: true))
            for (text, tongue, zone) in facts {
                _ = try permit.addPublishedFacts(text, tongue: tongue, zone: zone ?? .utc)
            }
            try permit.appoint(.coordinator, of: kalliste)
            try permit.appoint(.mairie, of: thalassa)
        }
    }

    /// A file that the program is shipped with.
    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: installation.share.path(name), encoding: .utf8)
    }
}

extension OperatorPermit {
    /// Gives the office the coordination of a council.
    fileprivate func appoint(_ office: Office, of council: CouncilIdentity) throws {
        guard let address = AccountAddress(office.address), let person = try transaction.person(at: address) else {
            throw Refusal.absent
        }
        try appointCoordinator(person.id, of: council, knownAs: office.name)
    }
}
