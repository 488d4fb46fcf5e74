// SPDX-License-Identifier: EUPL-1.2
import Foundation
import SiteKit
import TestKit
import Testing
import Web

@Suite("Who may come to which address")
struct PermissionTests {
    /// Set to `yes` to write the table anew; then read what changed.
    private static let rewrites = ProcessInfo.processInfo.environment["REWRITE_PERMISSIONS"] == "yes"

    @Test("docs/permissions.md is what the routes say")
    func table() async throws {
        try await SiteFixture.onSQLite(rooms: House.rooms) { site in
            let path = FixtureCheckout.root + "/docs/permissions.md"
            let table = PermissionTable.markdown(site.site.rooms)
            if Self.rewrites { try table.write(toFile: path, atomically: true, encoding: .utf8) }
            let written = try String(contentsOfFile: path, encoding: .utf8)
            #expect(
                written == table,
                "routes changed: run REWRITE_PERMISSIONS=yes swift test --filter PermissionTests, and read the difference"
            )
        }
    }

    @Test("the doors open as the table says")
    func doors() async throws {
        try await SiteFixture.onSQLite(rooms: House.rooms) { site in
            _ = try await House.open(site)
            for door in site.doors where door.method == .get && door.objectSlots.isEmpty {
                for who in Who.allCases {
                    let status = await site.get(door.path([:], council: site.council), as: who).status
                    let word = door.admission.word(for: who)
                    // Behind an open door an act may still be refused, with its reason.
                    let fits =
                        word == "yes" ? [200, 303, 403].contains(status) : status == (word == "sign in" ? 303 : 404)
                    #expect(fits, "\(door.pattern) answers \(who) with \(status), the table says \(word)")
                }
            }
        }
    }
}

extension Admission {
    /// What the table says for somebody of the fixture.
    fileprivate func word(for who: Who) -> String {
        switch self {
        case .anyone: "yes"
        case .signedIn: who == .visitor ? "sign in" : "yes"
        case .holding(let roles): roles.contains { $0.rawValue == who.rawValue } ? "yes" : "404"
        case .operating: who == .operator ? "yes" : "404"
        }
    }
}
