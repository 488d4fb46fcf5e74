// SPDX-License-Identifier: EUPL-1.2
import Access
import SiteKit
import Testing
import Web

@Suite("The fixture that tests of rooms stand on")
struct FixtureTests {
    @Test("everybody is signed in, in the role their name says, and nowhere else")
    func roles() async throws {
        try await SiteFixture.onEachEngine(rooms: { _ in [.installation(describing: [])] }) { site in
            for (who, roles) in [
                (Who.visitor, []), (.outsider, []), (.stranger, []), (.operator, []), (.resident, [Role.resident]),
                (.member, [.member]), (.analyst, [.analyst]), (.chair, [.chair]), (.coordinator, [.coordinator]),
            ] {
                let standing = try await site.standing(who)
                #expect(standing.roles == Set(roles), "\(who)")
                #expect(standing.viewer.isSignedIn == (who != .visitor), "\(who)")
                #expect(standing.isMember == Who.ofTheCouncil.contains(who), "\(who)")
            }
            #expect(try await site.standing(.stranger, in: site.other).isMember)
            #expect(try await site.viewer(.operator).isOperator)
            #expect(await site.get("/health").status == 200)
        }
    }

    @Test("after a wait everybody is signed in again")
    func waits() async throws {
        try await SiteFixture.onSQLite(rooms: { _ in [] }) { site in
            try await site.wait(.seconds(40 * 86_400))
            #expect(try await site.standing(.member).roles == [.member])
        }
    }
}
