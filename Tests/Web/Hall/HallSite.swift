// SPDX-License-Identifier: EUPL-1.2
import SiteKit
import TestKit
import Testing

@testable import Web

/// The hall with people of every role, on each engine.
func onEachEngine(_ body: @escaping (SiteFixture) async throws -> Void) async throws {
    try await SiteFixture.onEachEngine(rooms: { _ in [.hall, .installation(describing: [.hall])] }, body)
}

extension SiteFixture {
    /// The number a notice got.
    func pinned(_ text: String, once: String = "0123456789abcdef") async throws -> String {
        let reply = await post("/c/kalliste/en/hall/pin", ["text": text], as: .member, once: once)
        try #require(reply.status == 303)
        return try #require(reply.header("Location")?.split(separator: "/").last.map(String.init))
    }

    /// How many notices hang.
    func notices() async -> Int? {
        try? await database.read { try $0.value("SELECT COUNT(*) FROM hall") ?? 0 }
    }
}

extension Reply {
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The values of a header that may come more than once.
    func all(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }
}
