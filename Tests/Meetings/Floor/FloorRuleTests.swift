// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing

@testable import Council
@testable import Meetings

@Suite("Who has the floor, and who comes next")
struct FloorRuleTests {
    private static let item: ItemID = .random()
    private static let seats: [Character: SeatID] = Dictionary(
        uniqueKeysWithValues: "abcdefgh".map { ($0, SeatID.random()) })

    /// Turns written short: seat, college, minute of asking, and for those that began, from when to when.
    private static func turn(
        _ seat: Character, _ college: String?, _ asked: Int, _ spoke: (Int, Int?)? = nil, _ kind: Turn.Kind = .speech
    ) -> Turn {
        Turn(
            id: .random(), meeting: .random(), item: item, readership: Readership(.members),
            seat: seats[seat] ?? .random(), person: .random(), college: college, kind: kind, asked: minute(asked),
            began: spoke.map { minute($0.0) }, ended: spoke.flatMap { $0.1.map(minute) }, allowance: nil)
    }

    private static func name(_ turns: [Turn]) -> String {
        String(turns.compactMap { turn in seats.first { $0.value == turn.seat }?.key })
    }

    private static func floor(
        _ turns: [Turn], _ order: SpeakingOrder = .balanced, seconds: Int? = 180, college: Int? = nil,
        closed: Bool = false
    ) -> Floor {
        Floor(
            turns: turns, rules: SpeakingRules(order: order, seconds: seconds, collegeSeconds: college),
            isClosed: closed)
    }

    @Test(
        "the line of speakers",
        arguments: [
            // In the order of asking, whoever has spoken before.
            (SpeakingOrder.requested, [turn("b", "x", 2), turn("a", "x", 1)], "ab"),
            (.requested, [turn("a", "x", 5), turn("a", "x", 0, (1, 2)), turn("b", "x", 6)], "ab"),
            // Whoever has not spoken comes first.
            (.balanced, [turn("a", "x", 5), turn("a", "x", 0, (1, 2)), turn("b", "x", 6)], "ba"),
            (
                .balanced,
                [
                    turn("a", "x", 0, (1, 2)), turn("a", "x", 3, (4, 5)), turn("b", "y", 3, (6, 7)), turn("a", "x", 8),
                    turn("b", "y", 9), turn("c", "x", 10),
                ], "cba"
            ),
            // Colleges alternate, from whoever spoke last.
            (.balanced, [turn("a", "x", 1), turn("b", "x", 2), turn("c", "y", 3), turn("d", "y", 4)], "acbd"),
            (.balanced, [turn("e", "x", 0, (0, 1)), turn("a", "x", 1), turn("b", "x", 2), turn("c", "y", 3)], "cab"),
            // Seats in no college are each a side of their own.
            (.balanced, [turn("a", nil, 1), turn("b", nil, 2), turn("c", nil, 3)], "abc"),
            (.balanced, [turn("a", "x", 1), turn("b", "x", 2), turn("c", "x", 3)], "abc"),
            // Points of order come first, and count as no speech.
            (.balanced, [turn("a", "x", 1), turn("b", "y", 9, nil, .order), turn("c", "y", 8, nil, .order)], "cba"),
            (.balanced, [turn("a", "x", 0, (0, 1), .order), turn("a", "x", 1), turn("b", "x", 2)], "ab"),
            (.requested, [turn("a", "x", 1), turn("b", "y", 9, nil, .order)], "ba"),
            (.balanced, [], ""),
        ] as [(SpeakingOrder, [Turn], String)])
    func line(order: SpeakingOrder, turns: [Turn], expected: String) {
        #expect(Self.name(Self.floor(turns, order).waiting) == expected)
    }

    @Test("nobody is lost from the line, and nobody stands in it twice, whatever is asked")
    func wholeLine() {
        var chance = Seeded(7)
        for _ in 0..<200 {
            let turns = (0..<Int.random(in: 0...20, using: &chance)).map { number in
                Self.turn(
                    "abcdefgh".randomElement(using: &chance) ?? "a",
                    ["x", "y", nil].randomElement(using: &chance) ?? nil,
                    number, Bool.random(using: &chance) ? (number, number + 1) : nil,
                    Int.random(in: 0..<5, using: &chance) == 0 ? .order : .speech)
            }
            for order in SpeakingOrder.allCases {
                let line = Self.floor(turns, order).waiting
                #expect(Set(line) == Set(turns.filter(\.isWaiting)) && line.count == Set(line).count)
            }
        }
    }

    @Test("a speech may last as long as the rules say, and no longer than its college has left")
    func allowance() {
        let had = Self.turn("a", "x", 0, (0, 4))
        let order = Self.turn("a", "x", 0, (4, 10), .order)
        let (next, other) = (Self.turn("b", "x", 5), Self.turn("c", "y", 5))
        let floor = Self.floor([had, order, next, other], college: 300)
        #expect(floor.allowance(for: next, at: minute(11)) == 60)
        #expect(floor.allowance(for: other, at: minute(11)) == 180)
        #expect(Self.floor([had, next], college: 240).allowance(for: next, at: minute(11)) == 0)
        #expect(Self.floor([had, next], seconds: nil).allowance(for: next, at: minute(11)) == nil)
        #expect(Self.floor([had, next], seconds: nil, college: 300).allowance(for: next, at: minute(11)) == 60)
    }

    @Test("a request is taken or refused with its reason")
    func requests() throws {
        func refusal(
            _ floor: Floor, _ kind: Turn.Kind = .speech, _ standing: SeatStanding = .vote, stands: Bool = true,
            leaves: Bool = false
        ) throws -> FloorRefusal? {
            do {
                let seat = try #require(Self.seats["a"])
                try floor.check(kind, for: seat, standing: standing, stands: stands, leaves: leaves)
                return nil
            } catch let refusal as FloorRefusal {
                return refusal
            }
        }
        let empty = Self.floor([])
        #expect(try refusal(empty) == nil)
        #expect(try refusal(empty, .speech, .voice) == nil)
        #expect(try refusal(empty, .speech, .hearing) == nil)
        #expect(try refusal(empty, .speech, .attendance) == .noVoice)
        #expect(try refusal(empty, stands: false) == .absent)
        #expect(try refusal(empty, leaves: true) == .recused)
        #expect(try refusal(Self.floor([], closed: true)) == .closed)
        #expect(try refusal(Self.floor([], closed: true), .order) == nil)
        let waits = Self.floor([Self.turn("a", "x", 1)])
        #expect(try refusal(waits) == .waiting)
        #expect(try refusal(waits, .order) == nil)
        #expect(try refusal(Self.floor([Self.turn("a", "x", 1, (2, 3))])) == nil)
    }

    @Test("times of colleges are sums of speeches, the running one until now")
    func times() {
        let turns = [
            Self.turn("a", "x", 0, (0, 3)), Self.turn("b", "x", 0, (3, 4)), Self.turn("c", "y", 0, (4, nil)),
            Self.turn("d", "y", 9),
        ]
        let times = SpeakingTime.byCollege(turns, until: minute(6))
        #expect(times == [SpeakingTime(college: "x", seconds: 240), SpeakingTime(college: "y", seconds: 120)])
        #expect(SpeakingTime.byCollege([], until: minute(6)).isEmpty)
    }

    @Test("clocks show minutes and seconds", arguments: [(0, "0:00"), (65, "1:05"), (3_723, "1:02:03"), (-4, "0:00")])
    func clock(seconds: Int, text: String) { #expect(Clock.text(seconds) == text) }
}
