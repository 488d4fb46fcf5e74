// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

/// A survey of a made-up city, from the first question to the last answer, as the pages let one make it.
struct Polling {
    let site: SiteFixture
    let survey: String
    static let root = "/c/kalliste/en"

    var page: String { "\(Self.root)/evidence/surveys/\(survey)" }

    /// A survey with three questions: sex, feeling, and a place, asked of those who feel unsafe.
    static func make(_ site: SiteFixture, named title: String = "Living safely") async throws -> Polling {
        let reply = await site.post(
            root + "/evidence/new-survey", ["title-en": title, "lead-en": "Who asks, and why.", "version": "0"],
            as: .analyst)
        let target = try #require(reply.header("Location"), "\(reply.status)")
        let polling = Polling(site: site, survey: String(target.suffix(36)))
        try await polling.ask(["kind": "one", "text-en": "You are", "choices-en": "a woman\na man"])
        try await polling.ask(["kind": "scale", "text-en": "How safe?", "choices-en": "very unsafe\nvery safe"])
        try await polling.ask(
            ["kind": "text", "text-en": "Where not?", "condition": "q2:0", "condition-or": "q2:1"])
        return polling
    }

    func ask(_ fields: Fields) async throws {
        var fields = fields
        fields.append("version", "\(try await version())")
        let reply = await site.post(page + "/new-question", fields, as: .analyst)
        try #require(reply.status == 303, "\(String(decoding: reply.bytes, as: UTF8.self))")
    }

    func version() async throws -> Int {
        let id = try #require(SurveyID(survey))
        return try await site.database.read { try $0.value("SELECT version FROM survey WHERE id = \(id)") ?? 0 }
    }

    /// Plans a wave and opens it.
    func wave(_ kind: Wave.Kind = .sample, closes: String = "2026-03-31", opened: Bool = true) async throws
        -> PolledWave
    {
        let reply = await site.post(
            page + "/new-wave",
            [
                "kind": kind.rawValue, "opens": "2026-03-01", "closes": closes, "frame": "Register of residents",
                "frame-size": "4000", "drawn": "at random",
            ], as: .analyst)
        let target = try #require(reply.header("Location"), "\(String(decoding: reply.bytes, as: UTF8.self))")
        let wave = PolledWave(site: site, id: String(target.suffix(36)))
        if opened { #expect(await site.post(wave.page + "/open", [:], as: .analyst).status == 303) }
        return wave
    }
}

/// One wave of it.
struct PolledWave {
    let site: SiteFixture
    let id: String

    var page: String { "\(Polling.root)/evidence/waves/\(id)" }
    var wave: WaveID {
        get throws { try #require(WaveID(id)) }
    }

    /// Makes codes, as a table.
    func codes(_ number: Int, issued: Int = 0, as who: Who = .analyst) async throws -> [String] {
        let reply = await site.post(
            page + "/codes", ["number": "\(number)", "issued": "\(issued)", "look": "table"], as: who)
        #expect(reply.status == 200)
        return String(decoding: reply.bytes, as: UTF8.self).split(separator: "\r\n").dropFirst()
            .map { String($0.prefix { $0 != "," }) }
    }

    @discardableResult
    func answer(_ code: String, _ fields: Fields, as who: Who = .visitor) async -> Reply {
        var fields = fields
        fields.append("code", code)
        fields.append("tongue", "en")
        return await site.post(Polling.root + "/survey/answer", fields, as: who)
    }

    /// Answers with so many codes: each line gives sex and feeling, both from 0.
    func answer(_ answers: [(sex: Int, feeling: Int)]) async throws {
        let codes = try await codes(answers.count)
        for (code, answer) in zip(codes, answers) {
            let reply = await self.answer(code, ["q1": "\(answer.sex)", "q2": "\(answer.feeling)"])
            #expect(reply.status == 200)
        }
    }

    func close() async { #expect(await site.post(page + "/close", [:], as: .analyst).status == 303) }

    func publish() async { #expect(await site.post(page + "/publish", [:], as: .coordinator).status == 303) }
}
