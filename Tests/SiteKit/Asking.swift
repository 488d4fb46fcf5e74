// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Markup
import TestKit
import Testing
import Web

extension SiteFixture {
    /// What somebody gets at an address. The query may stand in the path.
    public func get(_ path: String, as who: Who = .visitor, headers: [(String, String)] = []) async -> Reply {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let query = parts.count > 1 ? (try? Fields(urlEncoded: parts[1])) ?? [:] : [:]
        return await site.respond(
            to: Request(.get, parts.first ?? "/", query: query, headers: Headers(cookies(of: who) + headers)))
    }

    /// Sends a form as somebody, with the token and the number that our page would have given it.
    ///
    /// The same `once` twice is the same form sent twice.
    public func post(
        _ path: String, _ fields: Fields, as who: Who, once: String = Token.random().text,
        headers: [(String, String)] = []
    ) async -> Reply {
        var fields = fields
        let (bearer, cookies) = bearer(of: who)
        fields.append("_token", ground.keys.formToken(for: bearer))
        fields.append("_once", once)
        return await site.respond(
            to: Request(.post, path, headers: Headers(cookies + headers), body: .form(fields, [])))
    }

    /// A page somebody can read: it must be answered with 200 and pass the strict parser.
    public func page(
        _ path: String, as who: Who = .visitor, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> HtmlDocument {
        let reply = await get(path, as: who)
        try #require(reply.status == 200, "\(path) as \(who)", sourceLocation: sourceLocation)
        return try read(reply, sourceLocation: sourceLocation)
    }

    /// Any page, such as a refused form; it must pass the strict parser.
    public func read(_ reply: Reply, sourceLocation: SourceLocation = #_sourceLocation) throws -> HtmlDocument {
        do {
            return try HtmlDocument.parse(reply.bytes)
        } catch let faults as HtmlFaults {
            Issue.record("\(faults)", sourceLocation: sourceLocation)
            throw faults
        }
    }

    /// The body of an answer as text.
    public func text(_ path: String, as who: Who = .visitor) async -> String {
        String(decoding: await get(path, as: who).bytes, as: UTF8.self)
    }

    /// Asserts that an address of something hidden is answered, byte for byte, as one of something that does not exist.
    public func expectAbsent(
        _ path: String, like missing: String, as people: [Who], sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        for who in people {
            let (hidden, absent) = (await get(path, as: who), await get(missing, as: who))
            #expect(hidden.status == 404, "\(path) as \(who)", sourceLocation: sourceLocation)
            #expect(
                hidden.comparable(at: path) == absent.comparable(at: missing),
                "\(path) differs from \(missing) as \(who)",
                sourceLocation: sourceLocation)
        }
    }

    /// The cookies of somebody's browser.
    public func cookies(of who: Who) -> [(String, String)] {
        session(of: who).map { [("cookie", "\(SessionCookie.name)=\($0.cookie.text)")] } ?? []
    }

    /// A form's token, as a page of ours would have given it to somebody who is signed in.
    public func token(of who: Who) -> String { ground.keys.formToken(for: bearer(of: who).0) }

    private func bearer(of who: Who) -> (FormBearer, [(String, String)]) {
        if let session = session(of: who) { return (.session(session.session), cookies(of: who)) }
        let visit = Token.random()
        return (.visitor(visit), [("cookie", "koinon-visit=\(visit.text)")])
    }
}

extension Reply {
    /// All that a browser learns: status, headers and content, without what is random on every page.
    public var comparable: String {
        let heads = headers.filter { $0.name != "ETag" && $0.name != "Set-Cookie" }.map { "\($0.name): \($0.value)" }
        let body = String(decoding: bytes, as: UTF8.self)
        return ([String(status)] + heads + [body.withoutTokens]).joined(separator: "\n")
    }

    /// The same without the address that was asked for, which a page may repeat to whoever knows it already.
    public func comparable(at path: String) -> String {
        comparable.replacing(path, with: "{path}").replacing(path.replacing("/", with: "%2F"), with: "{path}")
    }
}

extension String {
    /// The text without the values of the hidden fields that differ each time a page is shown.
    fileprivate var withoutTokens: String {
        var kept = ""
        var rest = self[...]
        for name in ["_token", "_once"] {
            let mark = "name=\"\(name)\" value=\""
            while let start = rest.range(of: mark), let end = rest[start.upperBound...].firstIndex(of: "\"") {
                kept += rest[..<start.upperBound]
                rest = rest[end...]
            }
            rest = Substring(kept + rest)
            kept = ""
        }
        return String(rest)
    }
}
