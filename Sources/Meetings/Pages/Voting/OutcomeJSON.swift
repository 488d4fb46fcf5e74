// SPDX-License-Identifier: EUPL-1.2
import Web

extension Outcome {
    /// The result for programs. What is for and against stands under the names it always had.
    var json: KeyValuePairs<String, JSON> {
        switch self {
        case .question(let tally): tally.json
        case .choice(.election(let result)):
            [
                "kind": .text("election"), "places": .number(result.contest.places),
                "round": .number(result.contest.round),
                "ballots": .number(result.valid + result.blank), "blank": .number(result.blank),
                "elected": .array(result.contest.slate.names(result.elected).map { .text($0) }),
                "votes": .array(
                    result.lines.map {
                        .object(["option": .text(result.contest.slate.name($0.option)), "votes": .number($0.votes)])
                    }),
            ]
        case .choice(.ranking(let ranked)):
            [
                "kind": .text("ranking"), "ballots": .number(ranked.ballots), "blank": .number(ranked.blank),
                "order": .array(places(ranked.slate, ranked.order.order, ranked.order.places)),
                "pairs": .array(ranked.order.pairs.map { .array($0.map { .number($0) }) }),
                "paths": .array(ranked.order.paths.map { .array($0.map { .number($0) }) }),
            ]
        case .choice(.approval(let approved)):
            [
                "kind": .text("approval"), "ballots": .number(approved.ballots), "blank": .number(approved.blank),
                "order": .array(places(approved.slate, approved.votes.order, approved.votes.places)),
                "votes": .array(approved.votes.votes.map { .number($0) }),
            ]
        }
    }

    private func places(_ slate: Slate, _ order: [Int], _ places: [Int]) -> [JSON] {
        order.map { .object(["option": .text(slate.name($0)), "place": .number(places[$0 - 1])]) }
    }
}

extension Tally {
    fileprivate var json: KeyValuePairs<String, JSON> {
        [
            "kind": .text("question"), "for": .number(count.yes), "against": .number(count.no),
            "abstained": .number(count.abstained), "needed": .number(needed), "of": .number(whole),
            "base": .text(base.rawValue), "colleges": colleges.map { .array($0.map(\.json)) } ?? .null,
        ]
    }
}

extension Tally.CollegeTally {
    fileprivate var json: JSON {
        .object([
            "college": .text(college), "for": .number(count.yes), "against": .number(count.no),
            "abstained": .number(count.abstained), "needed": .number(needed), "reached": .bool(isMet),
        ])
    }
}
