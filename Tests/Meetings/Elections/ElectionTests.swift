// SPDX-License-Identifier: EUPL-1.2
import Record
import Testing

@testable import Council
@testable import Meetings

@Suite("Elections")
struct ElectionTests {
    private static let absolute = Majority(.absolute, Threshold(.moreThan, 1, of: 2, base: .present))
    private static let ofCast = Majority(.simple, Threshold(.moreThan, 1, of: 2, base: .cast))

    /// Votes for one candidate each, by candidate; the rest are blank.
    private static func ballots(_ votes: [Int], blank: Int = 0) -> [Marks] {
        votes.enumerated().flatMap { index, count in
            [Marks](repeating: Marks(for: [index + 1], of: votes.count), count: count)
        } + [Marks](repeating: Marks(for: [], of: votes.count), count: blank)
    }

    private static func count(
        _ ballots: [Marks], of candidates: Int, standing: [Int]? = nil, places: Int = 1, round: Int = 1,
        rules: Ballots.Elections = .usual, majority: Majority = absolute, present: Int? = nil, seed: String = "17"
    ) -> ElectionResult {
        let contest = Contest(
            kind: .persons, slate: Slate(options: (1...candidates).map { "Candidate \($0)" }),
            standing: standing ?? Array(1...candidates), places: places, round: round)
        return ElectionCount(
            contest: contest, rules: rules, majority: majority,
            headcount: Headcount(seats: 23, inOffice: 21, present: present ?? ballots.count),
            lot: Lot(seed: seed) { Digest(of: $0).bytes }
        ).result(of: ballots)
    }

    struct Case: Sendable {
        let votes: [Int]
        var blank = 0
        var round = 1
        var rules = Ballots.Elections.usual
        var majority = ElectionTests.absolute
        let needed: Int?
        let elected: [Int]
        let next: [Int]
    }

    @Test(
        "in the first round one needs the majority; else the strongest stand again, and then most votes are enough",
        arguments: [
            Case(votes: [10, 5, 4], needed: 10, elected: [1], next: []),
            // 9 of 19 are not more than half; with blank ballots left out, 9 of 17 are.
            Case(votes: [9, 5, 3], blank: 2, needed: 10, elected: [], next: [1, 2]),
            Case(votes: [9, 5, 3], blank: 2, majority: ofCast, needed: 9, elected: [1], next: []),
            // Both who are second stand in the runoff.
            Case(votes: [7, 4, 4, 4], needed: 10, elected: [], next: [1, 2, 3, 4]),
            Case(
                votes: [8, 6, 5], rules: .init(rounds: 2, last: .plurality, tie: .lot), needed: 10, elected: [],
                next: [1, 2, 3]),
            // Three rounds: all stand in the second, the strongest in the third.
            Case(
                votes: [8, 6, 5], rules: .init(rounds: 3, last: .runoff, tie: .lot), needed: 10, elected: [],
                next: [1, 2, 3]),
            Case(
                votes: [8, 6, 5], round: 2, rules: .init(rounds: 3, last: .runoff, tie: .lot), needed: 10, elected: [],
                next: [1, 2]),
            Case(votes: [8, 6, 5], round: 2, needed: nil, elected: [1], next: []),
            Case(votes: [1, 0, 0], blank: 18, round: 2, needed: nil, elected: [1], next: []),
            // Nobody votes for anybody: nobody is elected.
            Case(votes: [0, 0], blank: 19, round: 2, needed: nil, elected: [], next: []),
            Case(
                votes: [8, 6, 5], rules: .init(rounds: 1, last: .plurality, tie: .lot), needed: nil, elected: [1],
                next: []),
        ])
    func rounds(_ row: Case) {
        let result = Self.count(
            Self.ballots(row.votes, blank: row.blank), of: row.votes.count, round: row.round, rules: row.rules,
            majority: row.majority)
        #expect(result.needed == row.needed)
        #expect(result.elected == row.elected)
        #expect(result.next == row.next)
        #expect(result.valid == row.votes.reduce(0, +) && result.blank == row.blank)
    }

    @Test("with several places each voter has as many votes, those with a majority are elected, the others go on")
    func places() {
        let ballots =
            [Marks](repeating: Marks(for: [1, 2], of: 5), count: 6)
            + [Marks](repeating: Marks(for: [1, 3], of: 5), count: 4)
            + [Marks](repeating: Marks(for: [4, 5], of: 5), count: 1)
        let first = Self.count(ballots, of: 5, places: 2)
        #expect(first.elected == [1, 2] && first.isOver)
        let three = Self.count(ballots, of: 5, places: 3)
        #expect(three.elected == [1, 2] && three.next == [3, 4, 5] && three.following?.places == 1)
    }

    @Test("between equal votes the lot of a published seed decides, the chair, or nobody")
    func ties() {
        func tie(_ tie: Ballots.Elections.Tie, seed: String = "17") -> ElectionResult {
            Self.count(
                Self.ballots([7, 7, 5]), of: 3, round: 2, rules: .init(rounds: 2, last: .plurality, tie: tie),
                seed: seed)
        }
        let lot = tie(.lot)
        #expect(lot == tie(.lot) && lot.elected.count == 1 && lot.tied == [1, 2] && lot.isOver)
        guard case .lot("17", let order) = lot.tiebreak else { return #expect(Bool(false)) }
        #expect(order.first == lot.elected.first && order.sorted() == [1, 2])
        // Over many seeds both win about as often.
        let wins = (0..<200).count { tie(.lot, seed: "\($0)").elected == [1] }
        #expect((70...130).contains(wins))
        let chair = tie(.chair)
        #expect(chair.elected == [] && chair.tiebreak == .awaitsChair && !chair.isOver && chair.next == [])
        #expect(chair.decided(by: [3]) == nil && chair.decided(by: [1, 2]) == nil && chair.decided(by: []) == nil)
        #expect(chair.decided(by: [2])?.elected == [2] && chair.decided(by: [2])?.isOver == true)
        #expect(lot.decided(by: [1]) == nil)
        let none = tie(.none)
        #expect(none.elected == [] && none.free == 1 && none.isOver && none.tied == [1, 2])
    }

    @Test("the lot is the order of SHA-256 values that anybody can compute")
    func lot() {
        // printf '17/1' | sha256sum, and so on.
        let lot = Lot(seed: "17") { Digest(of: $0).bytes }
        #expect(lot.order([1, 2, 3, 4]) == lot.order([4, 3, 2, 1]))
        #expect(lot.order([1, 2, 3, 4]) == [2, 4, 3, 1])
    }

    @Test("nobody is elected twice or without a vote, and no more than there are places", arguments: 0..<100)
    func properties(seed: Int) {
        var chance = Seeded(UInt64(seed))
        let candidates = Int.random(in: 1...8, using: &chance)
        let places = Int.random(in: 1...4, using: &chance)
        let rules = Ballots.Elections(
            rounds: Int.random(in: 1...3, using: &chance), last: Bool.random(using: &chance) ? .runoff : .plurality,
            tie: Ballots.Elections.Tie.allCases.randomElement(using: &chance) ?? .lot)
        var elected: [Int] = []
        var contest: (standing: [Int], places: Int, round: Int)? = (Array(1...candidates), places, 1)
        while let now = contest {
            let ballots: [Marks] = (0..<Int.random(in: 0...20, using: &chance)).map { _ in
                let shuffled: [Int] = now.standing.shuffled(using: &chance)
                let chosen = shuffled.prefix(Int.random(in: 0...now.places, using: &chance))
                return Marks(for: Array(chosen), of: candidates)
            }
            let result = Self.count(
                ballots, of: candidates, standing: now.standing, places: now.places, round: now.round, rules: rules)
            elected += result.elected
            #expect(result.elected.count <= now.places && now.round <= rules.rounds)
            for line in result.lines where result.elected.contains(line.option) { #expect(line.votes > 0) }
            contest = result.following.map { ($0.standing, $0.places, $0.round) }
        }
        #expect(Set(elected).count == elected.count && elected.count <= places)
    }
}
