// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Meetings

@Suite("A common order, and approval")
struct SchulzeTests {
    /// Ballots as they are usually printed: how many, and the options from the first on by letter.
    private static func ballots(_ lines: [(Int, String)], of letters: String) -> [Marks] {
        lines.flatMap { count, order in
            let marks = letters.map { letter -> UInt8 in
                order.firstIndex(of: letter).map { UInt8(order.distance(from: order.startIndex, to: $0) + 1) } ?? 0
            }
            return [Marks](repeating: Marks(marks), count: count)
        }
    }

    /// 45 voters and 5 candidates: the example of Wikipedia's article "Schulze method" (revision 800023801), with pairs,
    /// paths and order as Markus Schulze lists them on his page "Schulze method examples", example 1.
    @Test("the published example of 45 voters comes out as published: pairs, strongest paths, E > A > C > B > D")
    func published() {
        let ballots = Self.ballots(
            [
                (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"),
                (8, "EBADC"),
            ], of: "ABCDE")
        #expect(ballots.count == 45)
        let result = Schulze(options: 5, ballots)
        #expect(
            result.pairs == [
                [0, 20, 26, 30, 22], [25, 0, 16, 33, 18], [19, 29, 0, 17, 24], [15, 12, 28, 0, 14],
                [23, 27, 21, 31, 0],
            ])
        #expect(
            result.paths == [
                [0, 28, 28, 30, 24], [25, 0, 28, 33, 24], [25, 29, 0, 29, 24], [25, 28, 28, 0, 24],
                [25, 28, 28, 31, 0],
            ])
        #expect(result.order == [5, 1, 3, 2, 4])
        #expect(result.places == [2, 4, 3, 5, 1] && result.ties.isEmpty)
    }

    /// 9 voters and 4 candidates: example 4 of the article "Schulze method" of the Electorama wiki (revision 70012).
    /// B and D are not beaten; the strengths below are counted by hand.
    @Test("options neither of which stands before the other are tied, and are shown so")
    func tied() {
        let result = Schulze(
            options: 4, Self.ballots([(3, "ABCD"), (2, "DABC"), (2, "DBCA"), (2, "CBDA")], of: "ABCD"))
        #expect(result.pairs == [[0, 5, 5, 3], [4, 0, 7, 5], [4, 2, 0, 5], [6, 4, 4, 0]])
        #expect(result.paths == [[0, 5, 5, 5], [5, 0, 7, 5], [5, 5, 0, 5], [6, 5, 5, 0]])
        #expect(result.places == [2, 1, 2, 1])
        #expect(result.ties == [[1, 2], [1, 3], [2, 4], [3, 4]])
    }

    /// Strengths of defeats from a letter of Markus Schulze to the list Election-Methods, 28 November 2011: A and D are
    /// both not beaten.
    @Test("a winner need not be unique")
    func twoWinners() {
        // D > B 5, C > B 4, A > C 3, B > A 2, C > D 2, D > A 1.
        let result = Schulze(pairs: [[0, 0, 3, 0], [2, 0, 0, 0], [0, 4, 0, 2], [1, 5, 0, 0]])
        #expect(result.paths[0] == [0, 3, 3, 2])
        #expect(result.paths[1] == [2, 0, 2, 2])
        #expect(result.places[0] == 1 && result.places[3] == 1 && result.ties.contains([1, 4]))
    }

    @Test("options without a place stand together behind all others; equal ones count for neither")
    func partial() {
        let marks = Marks([1, 2, 2, 0])
        #expect(marks.prefers(1, to: 2) && marks.prefers(2, to: 4) && !marks.prefers(4, to: 1))
        #expect(!marks.prefers(2, to: 3) && !marks.prefers(3, to: 2))
        let result = Schulze(options: 4, [marks])
        #expect(result.places == [1, 2, 2, 4] && result.ties == [[2, 3]])
        // Nobody says anything: all are equal.
        #expect(Schulze(options: 3, [Marks([0, 0, 0])]).places == [1, 1, 1])
        #expect(Schulze(options: 3, []).places == [1, 1, 1])
    }

    @Test("whoever most prefer to each other stands first, and nobody's order of counting matters", arguments: 0..<60)
    func properties(seed: Int) {
        var chance = Seeded(UInt64(seed))
        let options = Int.random(in: 2...7, using: &chance)
        let ballots = (0..<Int.random(in: 1...25, using: &chance)).map { _ in
            Marks((0..<options).map { _ in UInt8.random(in: 0...UInt8(options), using: &chance) })
        }
        let result = Schulze(options: options, ballots)
        #expect(result == Schulze(options: options, ballots.shuffled(using: &chance)))
        func beats(_ one: Int, _ other: Int) -> Bool {
            result.pairs[one - 1][other - 1] > result.pairs[other - 1][one - 1]
        }
        let winners: [Int] = (1...options).filter { one in
            (1...options).allSatisfy { other in one == other || beats(one, other) }
        }
        for winner in winners { #expect(result.places[winner - 1] == 1) }
        #expect(result.places.contains(1))
        // Before is transitive (theorem 2 of the paper).
        for a in 1...options {
            for b in 1...options where result.isBefore(a, b) {
                for c in 1...options where result.isBefore(b, c) { #expect(result.isBefore(a, c)) }
            }
        }
    }

    @Test("approval counts how many approve; as many, the same place")
    func approval() {
        let result = Approval(
            options: 4,
            [Marks(for: [1, 2], of: 4), Marks(for: [2], of: 4), Marks(for: [1, 3], of: 4), Marks(for: [], of: 4)])
        #expect(result.votes == [2, 2, 1, 0] && result.places == [1, 1, 3, 4] && result.order == [1, 2, 3, 4])
    }

    @Test("a ballot with marks is as long as any other secret ballot, and only its own form is read back")
    func sealedForm() {
        for marks in [Marks([1]), Marks([0, 0, 2, 1]), Marks([UInt8](repeating: 18, count: Slate.most))] {
            let ballot = MarkedBallot(.random(), marks)
            #expect(ballot.plain.count == SecretBallot(.random(), .yes).plain.count)
            #expect(MarkedBallot(plain: ballot.plain) == ballot)
            #expect(SecretBallot(plain: ballot.plain) == nil)
            #expect(Marks(text: marks.text) == marks)
        }
        #expect(MarkedBallot(plain: SecretBallot(.random(), .no).plain) == nil)
        #expect(MarkedBallot(plain: []) == nil && Marks(text: "1 x") == nil && Marks(text: "") == nil)
    }

    @Test("a ballot that does not fit the question is refused for the reason that holds")
    func refusals() {
        let slate = Slate(options: ["Lights", "Hedges", "Trams"])
        func refusal(_ form: MarkForm, _ marks: [UInt8], standing: [Int] = [1, 2, 3], blank: Bool = true)
            -> MarkRefusal?
        {
            form.refusal(of: Marks(marks), slate, standing: standing, allowsBlank: blank)
        }
        #expect(refusal(.choose(atMost: 1), [1, 0, 0]) == nil)
        #expect(refusal(.choose(atMost: 1), [1, 1, 0]) == .tooMany(1))
        #expect(refusal(.choose(atMost: 2), [2, 0, 0]) == .damaged)
        #expect(refusal(.choose(atMost: 1), [1, 0]) == .damaged)
        #expect(refusal(.choose(atMost: 1), [0, 0, 1], standing: [1, 2]) == .notStanding)
        #expect(refusal(.choose(atMost: 1), [0, 0, 0], blank: false) == .blank)
        #expect(refusal(.choose(atMost: 1), [0, 0, 0]) == nil)
        #expect(refusal(.approve, [1, 1, 1]) == nil && refusal(.approve, [3, 0, 0]) == .damaged)
        #expect(refusal(.rank, [3, 1, 1]) == nil && refusal(.rank, [4, 0, 0]) == .damaged)
    }
}
