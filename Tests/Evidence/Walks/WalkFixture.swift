// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import Testing
import Web

@testable import Evidence

extension SiteFixture {
    static let walks = "/c/kalliste/en/evidence/walks"

    /// Plans a walk; its address.
    func plan(_ change: Fields = [:], as who: Who = .coordinator) async throws -> String {
        let reply = await post(Self.walks + "/new", Self.plan(change), as: who)
        return try #require(reply.header("Location"), "\(reply.status)")
    }

    static func plan(_ change: Fields) -> Fields {
        let names = Set(change.pairs.map(\.name))
        return Fields(
            WalkRuleTests.typed.filter { !names.contains($0.key) }.map { (name: $0.key, value: $0.value) }
                + change.pairs)
    }

    /// A formation with these people in it.
    func walkGroup(_ people: [Who]) async throws -> FormationID {
        let formation = FormationID.random()
        for who in people { try await place(who, who == .chair ? .chair : .member, in: .formation(formation)) }
        try await database.write { try $0.name(.formation(formation), "Walk group", in: self.council.id) }
        return formation
    }

    /// What a phone sends: two stops, with its clock.
    static func sheet(_ id: SheetID, _ more: Fields = [:]) -> Fields {
        Fields(
            [
                (name: "as", value: "json"), (name: "sheet", value: "\(id)"), (name: "1.sent", value: "yes"),
                (name: "1.see", value: "no"), (name: "1.felt-1", value: "2"), (name: "1.felt-3", value: "1"),
                (name: "1.noticed", value: "Lamp out"), (name: "2.sent", value: "yes"), (name: "2.know", value: "yes"),
                (name: "2.proposal", value: "Cut the hedge"),
            ] + more.pairs)
    }

    /// How many rows a table has.
    func rows(_ table: SQL) async throws -> Int {
        try await database.read { try $0.value("SELECT COUNT(*) FROM \(table)", as: Int.self) ?? -1 }
    }

    /// Sends one photo of a stop, as a browser does.
    func send(
        photo: [UInt8], at stop: Int, of walk: String, sheet: SheetID, without: Bool = true, as who: Who = .member
    ) async throws -> Reply {
        let boundary = "koinon-test-boundary"
        var fields = [
            ("_token", token(of: who)), ("_once", Token.random().text), ("as", "json"), ("sheet", "\(sheet)"),
        ]
        if without { fields.append(("\(stop).without", "yes")) }
        var body = fields.flatMap { name, value in
            Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(stop).photo\"; filename=\"IMG_1.png\"\r\n\r\n"
                .utf8)
        body += photo + Array("\r\n--\(boundary)--\r\n".utf8)
        let headers = cookies(of: who) + [("content-type", "multipart/form-data; boundary=\(boundary)")]
        return await site.respond(to: Request(.post, walk + "/record", headers: Headers(headers), body: .bytes(body)))
    }
}
