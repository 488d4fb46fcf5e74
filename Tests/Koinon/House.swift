// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Record
import SiteKit
import TestKit
import Web

@testable import Koinon

/// The whole house, as the program puts it together, with everybody signed in.
enum House {
    static let recordSite = "koinon.example"

    @Sendable static func rooms(_ ground: SiteFixture.Ground) throws -> [Room] {
        Rooms(
            accounts: ground.accounts, record: try RecordKeys(ground.keys, site: recordSite),
            languages: try Languages.load(from: FixtureCheckout.root + "/Languages"), ballotKeys: .ofTests,
            profiles: ProfileShelf([])
        ).all
    }

    /// What every room plants for the walks.
    static let plantings: [Planting] = [
        .council, .lineage, .record, .desk, .meetings, .evidence, .strategy, .dialogue, .walks, .reports, .surveys,
    ]

    static func open(_ site: SiteFixture) async throws -> [Planted] {
        var planted: [Planted] = []
        for planting in plantings { planted += try await planting.open(site) }
        return planted
    }

    static func hide(_ site: SiteFixture) async throws -> [Planted] {
        var planted: [Planted] = []
        for planting in plantings { planted += try await planting.hidden(site) }
        return planted
    }

    /// Addresses whose slots name no object of a council, with the reason.
    static let withoutObjects: [String: String] = [
        "/assets/{digest}/{name}": "files of ours, for everybody",
        "/c/{council}/{language}/screens/{address}": "the slot is a secret; whoever has it stands before the screen",
        "/c/{council}/{language}/screens/{address}/live":
            "the slot is a secret; whoever has it stands before the screen",
        "/calendars/{file}": "the slot is a council's name, which is public",
        "/calendars/own/{token}/meetings.ics": "the slot is a secret that its owner gave away; whoever has it is meant",
        "/c/{council}/{language}/evidence/import/{kind}": "a kind of file, the same for everybody",
        "/c/{council}/{language}/how-it-works/{rule}": "a rule of the profile, the same for everybody",
        "/c/{council}/{language}/how-it-works/{rule}/confirmation": "a rule of the profile, the same for everybody",
        "/c/{council}/{language}/how-it-works/{rule}/correction": "a rule of the profile, the same for everybody",
        "/c/{council}/{language}/how-it-works/newer/{rule}": "a rule of the profile, the same for everybody",
        "/c/{council}/{language}/how-it-works/versions/{number}": "a version of the rules, which are public",
        "/c/{council}/{language}/duties/{duty}": "a duty of the profile; those of formations are planted apart",
        "/c/{council}/{language}/duties/{duty}/removal": "a duty of the profile; those of formations are planted apart",
        "/{language}/profiles/{profile}": "a profile that comes with the program, the same for everybody",
        "/api/v1/profiles/{profile}": "a profile that comes with the program, the same for everybody",
        "/c/{council}/{language}/conferences/places/{token}": "the slot is a secret out of a mail",
        "/c/{council}/{language}/conferences/places/{token}/confirm": "the slot is a secret out of a mail",
        "/c/{council}/{language}/conferences/places/{token}/give-up": "the slot is a secret out of a mail",
        "/c/{council}/{language}/survey/{code}": "the slot is a code out of a letter; whoever has it is meant",
        "/{language}/link/{token}": "the slot is a secret out of a mail; whoever has it is meant",
        "/{language}/address/{token}": "the slot is a secret out of a mail; whoever has it is meant",
    ]
}

extension House {
    /// One's own data say how often they were asked for, and the operator's page how many jobs were done: they differ each
    /// time, and the operator's figures tell of no council.
    static func isToldEachTime(_ door: Door) -> Bool {
        ["/account/data", "/installation"].contains(door.relativePattern)
    }
}

extension SiteFixture {
    var doors: [Door] { site.rooms.flatMap(\.doors) }

    /// A formation with a chair and a coordinator in it, and its readership.
    func restrictedFormation(_ name: String) async throws -> Audience {
        let audience = try await database.write { transaction in
            let audience = Audience.formation(transaction.newID())
            try transaction.name(audience, name, in: self.council.id)
            return audience
        }
        try await place(.chair, .chair, in: audience)
        try await place(.coordinator, .coordinator, in: audience)
        return audience
    }
}
