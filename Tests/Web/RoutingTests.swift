// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Testing

@testable import Web

@Suite("Addresses")
struct RoutingTests {
    private enum Demo: RouteSet {
        case list, item(String), new

        static let endpoints: [Endpoint<Demo>] = [
            .page("/things", .anyone, "All things") { _ in .list },
            .page("/things/new", .members, "A new thing") { _ in .new },
            .page("/things/{id}", .anyone, "One thing") { slots throws(Slots.Mismatch) in .item(try slots.text("id")) },
        ]

        var path: RoutePath {
            switch self {
            case .list: .council(["things"])
            case .new: .council(["things", "new"])
            case .item(let id): .council(["things", id])
            }
        }
    }

    private let router = Router(Room("Demo", routes: Demo.self) { _ in .read { _ in Reply() } }.doors)

    @Test(
        "an address is found by its segments, named ones before open ones",
        arguments: [
            ("/c/kalliste/en/things", "/c/{council}/{language}/things"),
            ("/c/kalliste/en/things/new", "/c/{council}/{language}/things/new"),
            ("/c/kalliste/el/things/%CE%94", "/c/{council}/{language}/things/{id}"),
        ])
    func found(path: String, pattern: String) throws {
        let match = try #require(router.match(path)[.get])
        #expect(match.door.pattern.description == pattern)
        #expect(match.slots.values["council"] == "kalliste")
    }

    @Test(
        "any other form of an address leads nowhere",
        arguments: [
            "", "things", "/c/kalliste/en/things/", "//c/kalliste/en/things", "/c/kalliste/en", "/c//en/things",
            "/c/kalliste/en/things/%FF", "/c/kalliste/en/things/a%00b", "/c/kalliste/en/things/1/2",
        ])
    func notFound(path: String) {
        #expect(router.match(path).isEmpty)
    }

    @Test(
        "after signing in one goes on to a page of ours and nowhere else",
        arguments: [
            ("/c/kalliste/fr/things?page=2", "/c/kalliste/fr/things?page=2"),
            ("/", "/"), ("//evil.example", nil), ("https://evil.example", nil), ("/\\evil.example", nil), ("", nil),
            ("/a\r\nSet-Cookie: x", nil), ("javascript:alert(1)", nil),
        ] as [(String, String?)])
    func goOn(target: String, address: String?) {
        #expect(Link(target: target)?.address == address)
    }

    @Test("the table of permissions names every route and every role")
    func table() {
        let text = PermissionTable.markdown([Room("Demo", routes: Demo.self) { _ in .read { _ in Reply() } }])
        #expect(text.contains("| GET | `/c/{council}/{language}/things/new` | A new thing | 404 | 404 | 404 | yes |"))
    }
}
