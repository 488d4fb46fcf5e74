// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Language
import Lineage
import SiteKit
import TestKit
import Testing
import Web

@testable import Desk

/// The desk's room on each engine.
func onEachEngine(_ body: @escaping (SiteFixture) async throws -> Void) async throws {
    try await SiteFixture.onEachEngine(
        rooms: { ground in
            let lineage = Room.lineage(parts: [])
            return [
                lineage, .desk(accounts: ground.accounts, personalData: lineage.personalData),
                .installation(describing: []),
            ]
        }, body)
}

extension SiteFixture {
    /// Sends a form as a browser with these cookies of its own, beside the one of its visit.
    func send(_ path: String, _ fields: Fields, cookies: [String: String] = [:]) async -> Reply {
        let visit = Token.random()
        var fields = fields
        fields.append("_token", ground.keys.formToken(for: .visitor(visit)))
        fields.append("_once", Token.random().text)
        let all = cookies.merging(["koinon-visit": visit.text]) { own, _ in own }
        let header = all.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        return await site.respond(to: Request(.post, path, headers: ["cookie": header], body: .form(fields, [])))
    }

    /// The page a browser with these cookies gets.
    func open(_ path: String, cookies: [String: String]) async -> Reply {
        await get(path, headers: [("cookie", cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))])
    }

    /// The token of the last link that was mailed.
    func mailedToken() throws -> String {
        for mail in post.all.reversed() {
            switch mail.kind {
            case .invitation(_, let token), .reset(let token), .newAddress(let token): return token.text
            default: continue
            }
        }
        throw NothingMailed()
    }

    private struct NothingMailed: Error {}
}

extension Reply {
    /// The cookies it sets, by name.
    var cookies: [String: String] {
        let pairs = headers.filter { $0.name == "Set-Cookie" }.compactMap { header -> (String, String)? in
            let pair = header.value.prefix { $0 != ";" }.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return pair.count == 2 ? (String(pair[0]), String(pair[1])) : nil
        }
        return Dictionary(pairs) { $1 }
    }

    var location: String? { header("Location") }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A phone with an app for one-time codes, made after RFC 6238 by the test itself.
struct Phone {
    let secret: [UInt8]

    /// Reads the key as a person would copy it.
    init(key: String) {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (bits, count, bytes) = (0, 0, [UInt8]())
        for letter in key where !letter.isWhitespace {
            guard let value = alphabet.firstIndex(of: letter) else { continue }
            bits = (bits << 5 | value) & 0xFFFF
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        secret = bytes
    }
}
