// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import SiteKit
import TestKit
import Testing

@testable import Meetings

/// Whoever has every file but the key cannot tell whose ballot is whose (`attack_ballots.py`; docs/secret-ballots.md).
@Suite("Linking voters and ballots of secret votes")
struct SecretAttackTests {
    private static let votes = 16

    private struct Outcome: Decodable {
        let votes: Int
        let ballots: Int
        let hits: [String: Int]
        let control: Int
        let traces: [String]
    }

    @Test("database, log, copies after each ballot and a backup from the middle link them no better than chance")
    func files() async throws {
        try await MeetingsFixture.onSQLite(MeetingsFixture.secretly) { fixture in
            let folder = FileManager.default.temporaryDirectory.appending(path: "koinon_attack_\(UUID())")
            defer { try? FileManager.default.removeItem(at: folder) }
            let (meeting, item) = try await fixture.openWithFour()
            for number in 0..<Self.votes {
                let place = folder.appending(path: "\(number)")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try await play(number, fixture, meeting, item, into: place)
            }
            let program = try await MeetingsFixture.python("attack_ballots.py", [folder.path])
            try #require(program.status == 0, "\(program.errors)")
            let outcome = try JSONDecoder().decode(Outcome.self, from: Data(program.output.utf8))
            print(program.output)
            #expect(outcome.votes == Self.votes && outcome.ballots == Self.votes * 4)
            // Shown the order of casting, the same program is always right: its guesses are worth something.
            #expect(outcome.control == outcome.ballots)
            #expect(outcome.traces == [])
            #expect(outcome.hits.count == 8)
            // By chance one of four is right in each vote, with variance 1 (fixed points of a permutation).
            let most = Self.votes + Int(5 * Double(Self.votes).squareRoot())
            for (guesser, hits) in outcome.hits { #expect(hits <= most, "\(guesser): \(hits) of \(outcome.ballots)") }
        }
    }

    /// One vote: everybody in an order of chance, with a copy of all files after each ballot.
    private func play(
        _ number: Int, _ fixture: MeetingsFixture, _ meeting: MeetingID, _ item: ItemID, into folder: URL
    ) async throws {
        // Every other vote is a ranking: its ballots lie in the same boxes and are as long.
        let isRanking = number % 2 == 1
        let vote =
            isRanking
            ? try await fixture.openChoice(meeting, item, "ranking", ["Lights", "Hedges", "Trams"])
            : try await fixture.openSecretly(meeting, item, "Question \(number).")
        let id = try MeetingsFixture.id(of: vote)
        var codes: [(String, String)] = []
        for (turn, who) in MeetingsFixture.voters.shuffled().enumerated() {
            fixture.site.clock.move(.seconds(3))
            let (code, reply) =
                isRanking
                ? try await fixture.mark([1, 2, 3].shuffled(), in: vote, as: who)
                : try await fixture.give(Ballot.Choice.allCases.randomElement() ?? .yes, in: vote, as: who)
            #expect(reply.status == 303)
            codes.append(("\(try #require(fixture.site.person(who)))", code.text))
            try await copy(fixture.site.database, to: folder, "copy-\(turn + 1)")
            if turn == 1 { try await fixture.site.database.backup(to: folder.appending(path: "backup.sqlite").path) }
        }
        try FileManager.default.copyItem(
            atPath: "\(KeyCabinet.ofTests.folder)/\(id).key", toPath: folder.appending(path: "key").path)
        _ = try await fixture.close(vote)
        try await copy(fixture.site.database, to: folder, "after")
        try about(id, codes).write(to: folder.appending(path: "about.json"))
    }

    /// The codes stand in the order of casting, for the control.
    private func about(_ vote: VoteID, _ codes: [(String, String)]) throws -> Data {
        let pairs = codes.map { "\"\($0.0)\": \"\($0.1)\"" }.joined(separator: ", ")
        return Data("{\"vote\": \"\(vote)\", \"codes\": {\(pairs)}}".utf8)
    }

    /// The file of the database and its log, byte for byte.
    private func copy(_ database: Database, to folder: URL, _ name: String) async throws {
        let path: String = try await database.read { snapshot in
            try snapshot.value("SELECT file FROM pragma_database_list WHERE name = 'main'", as: String.self) ?? ""
        }
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.copyItem(
                atPath: path + suffix, toPath: folder.appending(path: "\(name).sqlite\(suffix)").path)
        }
    }
}
