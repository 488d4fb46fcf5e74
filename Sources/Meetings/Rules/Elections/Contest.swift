// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// One round of an election: who stands, and how many places are to be filled.
struct Contest: Hashable, Sendable, Codable {
    /// What is chosen between. A list is elected as a whole; whose it is stands in its line.
    enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case persons, lists }

    let kind: Kind
    let slate: Slate
    /// Those on the slate who stand in this round.
    let standing: [Int]
    /// Places that are still free.
    let places: Int
    /// From 1.
    let round: Int

    /// A voter has as many votes as there are places, but one for each candidate.
    var form: MarkForm { .choose(atMost: places) }
}

/// What a round came to.
struct ElectionResult: Hashable, Sendable, Codable {
    struct Line: Hashable, Sendable, Codable {
        let option: Int
        let votes: Int
    }

    let contest: Contest
    /// Votes by candidate, most first.
    let lines: [Line]
    /// Ballots with a vote, and those without one.
    let valid: Int
    let blank: Int
    /// Votes a candidate needed; nil in the last round, where most votes are enough.
    let needed: Int?
    let base: Threshold.Base
    let whole: Int
    let majority: Majority.Name
    let elected: [Int]
    /// Those with equally many votes between whom something else had to decide.
    let tied: [Int]
    let tiebreak: Tiebreak?
    /// Who stands in the round that follows; none where this was the last.
    let next: [Int]

    /// What decided between equal votes.
    enum Tiebreak: Hashable, Sendable, Codable {
        /// Drawn from a seed that is published; those tied in the order the lot gave.
        case lot(seed: String, order: [Int])
        case chair
        /// The chair is still to decide.
        case awaitsChair
        /// Nothing decides: the places stay free.
        case none
    }

    /// Places that nobody was elected to.
    var free: Int { contest.places - elected.count }
    /// Whether nothing more follows.
    var isOver: Bool { next.isEmpty && tiebreak != .awaitsChair }
    var isFilled: Bool { free <= 0 }

    /// The round that follows this one.
    var following: Contest? {
        guard !next.isEmpty else { return nil }
        return Contest(
            kind: contest.kind, slate: contest.slate, standing: next, places: free, round: contest.round + 1)
    }
}

/// A lot that anybody can draw again: those tied are sorted by the SHA-256 of the seed, a stroke and their number.
struct Lot: Sendable {
    let seed: String
    let hash: @Sendable ([UInt8]) -> [UInt8]

    func order(_ options: [Int]) -> [Int] {
        let drawn = options.map { ($0, hash(Array("\(seed)/\($0)".utf8))) }
        return drawn.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }
}

/// Counts a round by the rules of a council.
struct ElectionCount: Sendable {
    let contest: Contest
    let rules: Ballots.Elections
    let majority: Majority
    let headcount: Headcount
    let lot: Lot

    private var isLast: Bool { contest.round >= rules.rounds }

    func result(of ballots: [Marks]) -> ElectionResult {
        let valid = ballots.filter { !$0.isBlank }
        let lines = contest.standing.map { option in
            ElectionResult.Line(option: option, votes: valid.count { $0.marks[option - 1] > 0 })
        }.sorted { (-$0.votes, $0.option) < (-$1.votes, $1.option) }
        let threshold = majority.threshold
        let whole = headcount.whole(of: threshold.base, cast: valid.count)
        let needed = isLast ? nil : threshold.least(of: whole)
        let able = lines.filter { $0.votes >= max(1, needed ?? 1) }
        let (elected, tied, tiebreak) = fill(able)
        let left = contest.places - elected.count
        let waits = tiebreak == .awaitsChair
        return ElectionResult(
            contest: contest, lines: lines, valid: valid.count, blank: ballots.count - valid.count, needed: needed,
            base: threshold.base, whole: whole, majority: majority.name, elected: elected, tied: tied,
            tiebreak: tiebreak, next: isLast || left <= 0 || waits ? [] : next(lines, elected, left))
    }

    /// Those with most votes, as many as there are places; where the last place is tied the rule decides.
    private func fill(_ able: [ElectionResult.Line]) -> ([Int], [Int], ElectionResult.Tiebreak?) {
        guard able.count > contest.places else { return (able.map(\.option), [], nil) }
        let border = able[contest.places - 1].votes
        let above = able.filter { $0.votes > border }.map(\.option)
        let tied = able.filter { $0.votes == border }.map(\.option)
        let open = contest.places - above.count
        guard tied.count > open else { return (above + tied, [], nil) }
        switch rules.tie {
        case .lot:
            let order = lot.order(tied)
            return (above + order.prefix(open), tied, .lot(seed: lot.seed, order: order))
        case .chair: return (above, tied, .awaitsChair)
        case .none: return (above, tied, ElectionResult.Tiebreak.none)
        }
    }

    /// In a runoff the strongest, twice as many as places are left, with all who are equal to the last of them; else all.
    private func next(_ lines: [ElectionResult.Line], _ elected: [Int], _ left: Int) -> [Int] {
        let others = lines.filter { !elected.contains($0.option) }
        let isRunoff = rules.last == .runoff && contest.round + 1 >= rules.rounds
        guard isRunoff, others.count > 2 * left else { return others.map(\.option).sorted() }
        let border = others[2 * left - 1].votes
        return others.filter { $0.votes >= border }.map(\.option).sorted()
    }
}

extension ElectionResult {
    /// The same round once the chair has decided between equal votes; nil where that is no such decision.
    func decided(by chair: [Int]) -> ElectionResult? {
        guard tiebreak == .awaitsChair, Set(chair).count == chair.count, chair.count == free,
            chair.allSatisfy(tied.contains)
        else { return nil }
        return ElectionResult(
            contest: contest, lines: lines, valid: valid, blank: blank, needed: needed, base: base, whole: whole,
            majority: majority, elected: elected + chair, tied: tied, tiebreak: .chair, next: [])
    }
}
