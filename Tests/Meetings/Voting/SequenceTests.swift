// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

/// Sequences of chance, through the forms people use: whatever happens in whatever order, nobody votes twice, nobody votes
/// after standing aside, and what a closed vote came to stays.
@Suite("No sequence of events lets anybody vote twice or changes a result")
struct SequenceTests {
    private static let steps = 45

    @Test("people come, leave, stand aside, vote, challenge and vote again in any order", arguments: 0..<3)
    func sequences(seed: Int) async throws {
        try await MeetingsFixture.onEachEngine(.sample(methods: [.showOfHands, .named, .secret])) { fixture in
            var chance = Seeded(UInt64(seed) + 7)
            let (meeting, item) = try await fixture.openWithFour()
            var fixed: [String: String] = [:]
            for _ in 0..<Self.steps {
                try await act(fixture, meeting, item, &chance)
                try await check(fixture, meeting, &fixed)
            }
            #expect(!fixed.isEmpty)
        }
    }

    private func act(
        _ fixture: MeetingsFixture, _ meeting: MeetingID, _ item: ItemID, _ chance: inout Seeded
    ) async throws {
        let site = fixture.site
        let (place, votes) = (MeetingsFixture.base + "/meetings/\(meeting)", try await fixture.votes(of: meeting))
        let seat = fixture.seats[Int.random(in: 0..<4, using: &chance)]
        let who = ([Who.coordinator] + MeetingsFixture.voters).randomElement(using: &chance) ?? .chair
        let open = votes.first { $0.state == .open }
        let last = votes.last
        switch Int.random(in: 0..<14, using: &chance) {
        case 0:
            let kind = Bool.random(using: &chance) ? "titular" : "substitute"
            let move = Bool.random(using: &chance) ? "came" : "went"
            _ = await site.post(place + "/presence", ["who": "\(move) \(seat) \(kind)", "at": ""], as: .coordinator)
        case 1:
            let recused = Bool.random(using: &chance) ? "yes" : "no"
            _ = await site.post(
                place + "/items/\(item)/recuse", ["seat": "\(seat)", "recused": recused], as: .coordinator)
        case 2...4:
            guard open == nil else { return try await give(fixture, open, who, &chance) }
            let method = ["named", "secret"].randomElement(using: &chance) ?? "named"
            _ = await site.post(
                place + "/items/\(item)/votes", ["text": "Lights.", "method": method, "matter": "decision"],
                as: .coordinator)
        case 5: if let open { _ = await site.post(place + "/votes/\(open.id)/close", [:], as: .coordinator) }
        case 6:
            guard let last, Int.random(in: 0..<3, using: &chance) == 0 else { return }
            _ = await site.post(place + "/votes/\(last.id)/cancel", [:], as: .coordinator)
        case 7:
            if let last { _ = await site.post(place + "/votes/\(last.id)/challenge", ["reason": "So."], as: .chair) }
        case 8: if let last { _ = await site.post(place + "/votes/\(last.id)/again", [:], as: .coordinator) }
        case 9:
            guard let last else { return }
            _ = await site.post(
                place + "/votes/\(last.id)/note", ["seat": "\(seat)", "choice": "for"], as: .coordinator)
        default: try await give(fixture, open ?? last, who, &chance)
        }
    }

    private func give(_ fixture: MeetingsFixture, _ vote: Vote?, _ who: Who, _ chance: inout Seeded) async throws {
        guard let vote else { return }
        let page = MeetingsFixture.base + "/meetings/\(vote.meeting)/votes/\(vote.id)/give"
        let choice = Ballot.Choice.allCases.randomElement(using: &chance) ?? .yes
        let code = ReceiptCode.random(using: &chance)
        _ = await fixture.site.post(
            page, ["choice": choice.rawValue, "mark": "\(choice.mark)", "code": code.text], as: who)
    }

    private func check(_ fixture: MeetingsFixture, _ meeting: MeetingID, _ fixed: inout [String: String]) async throws {
        let rows = try await fixture.site.database.read { snapshot in
            try snapshot.rows(
                "SELECT id, state, tally FROM meeting_vote WHERE meeting = \(meeting) AND state <> 'open'"
            ).map { row in
                let tally: String? = try row["tally"]
                return (id: try row["id"] as String, result: "\(try row["state"] as String) \(tally ?? "")")
            }
        }
        for row in rows {
            if let known = fixed[row.id] { #expect(known == row.result) }
            fixed[row.id] = row.result
        }
        let twice = try await fixture.site.database.read { snapshot in
            try snapshot.rows(
                """
                SELECT vote FROM (
                    SELECT vote, seat, person FROM meeting_ballot UNION ALL SELECT vote, seat, person FROM meeting_turnout
                ) AS given GROUP BY vote
                HAVING COUNT(*) <> COUNT(DISTINCT seat) OR COUNT(*) <> COUNT(DISTINCT person)
                """
            ).count
        }
        #expect(twice == 0)
        for vote in try await fixture.votes(of: meeting) where vote.method == .named && vote.state == .closed {
            let ballots = try await fixture.site.database.read { try $0.ballots(of: vote) }
            #expect(VoteCount(ballots) == vote.tally?.count)
        }
    }
}
