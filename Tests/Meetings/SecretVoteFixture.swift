// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

/// Secret votes through the forms that people use.
extension MeetingsFixture {
    /// Rules that offer every way of voting.
    static let secretly = Constitution.sample(methods: [.showOfHands, .named, .secret])

    /// Those who vote here; the residents' seat is held by `resident`, who is a member like the others.
    static let voters: [Who] = [.chair, .member, .analyst, .resident]

    /// Opens a meeting with four seats present, and takes up an item.
    func openWithFour(audience: String = "formation") async throws -> (meeting: MeetingID, item: ItemID) {
        try await site.place(.resident, .member, in: .members)
        let meeting = try await call(audience: audience)
        try await arrive(3, at: meeting)
        return (meeting, try await open(meeting).id)
    }

    /// Opens a secret vote; returns its page.
    func openSecretly(_ meeting: MeetingID, _ item: ItemID, _ text: String = "Lights.") async throws -> String {
        try await send(
            "/meetings/\(meeting)/items/\(item)/votes", ["text": text, "method": "secret", "matter": "decision"])
    }

    /// The code on somebody's ballot, as they would write it down.
    func code(on vote: String, for who: Who) async throws -> ReceiptCode {
        let page = try await site.page(vote, as: who)
        let shown = try #require(ReceiptCode(page.text("main .big.mono") ?? ""), "\(who)")
        #expect(page.first("input[name=code]")?["value"] == shown.text)
        return shown
    }

    /// Gives a ballot; returns its code and how the site answered.
    func give(_ choice: Ballot.Choice, in vote: String, as who: Who) async throws -> (code: ReceiptCode, reply: Reply) {
        let code = try await code(on: vote, for: who)
        let reply = await site.post(vote + "/give", ["mark": "\(choice.mark)", "code": code.text], as: who)
        return (code, reply)
    }

    /// Closes a vote; returns the page of the decision.
    func close(_ vote: String, _ fields: Fields = [:]) async throws -> String {
        try await send(String(vote.dropFirst(Self.base.count)) + "/close", fields)
    }

    static func id(of vote: String) throws -> VoteID {
        try #require(VoteID(String(vote.split(separator: "/").last ?? "")))
    }

    /// Every cell of every table, as text.
    func everything() async throws -> String {
        try await site.database.read { snapshot in
            try snapshot.tables().map { table in
                try snapshot.rows("SELECT * FROM \(table.sql)").map { row in
                    row.columns.map { column in
                        let text: String? = try? row[column]
                        return text ?? ""
                    }.joined(separator: " ")
                }.joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }

    /// Runs a script of this folder, with the tests' own Python where there is one.
    static func python(_ script: String, _ arguments: [String] = [], input: String = "") async throws -> Program.Outcome
    {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let own = folder.appending(path: "../../.venv/bin/python").standardizedFileURL.path
        let python = FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/bin/env"
        let script = folder.appending(path: script).path
        return try await Program.run(
            python, (python == own ? [] : ["python3"]) + [script] + arguments, input: input)
    }
}
