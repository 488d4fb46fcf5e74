// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing

@testable import Meetings

@Suite("Amendments: differences, order of voting, and what comes out")
struct MotionRuleTests {
    private static let paragraphs = [
        "The council asks the tram company for two stewards on line 2 for one year.",
        "The figures are sent each month.", "The chair tells the press.",
    ]

    private static func amendment(
        _ number: Int, _ kind: Amendment.Kind, _ paragraph: Int, _ text: String = "",
        _ state: Amendment.State = .open, place: Int? = nil
    ) -> Amendment {
        Amendment(
            id: .random(), motion: .random(), readership: Readership(.members), number: number, mover: .random(),
            person: .random(), kind: kind, paragraph: paragraph, text: text, state: state, moved: minute(number),
            settled: nil, place: place, reason: nil, ordered: nil)
    }

    @Test(
        "a difference strikes and inserts words, and nothing else",
        arguments: [
            ("for one year.", "until 30 June.", "-for -one -year. +until +30 +June."),
            ("two stewards on line 2", "three stewards on line 2", "-two +three stewards on line 2"),
            ("a b c", "a b c", "a b c"), ("a b c", "a c", "a -b c"), ("a c", "a b c", "a +b c"), ("", "a b", "+a +b"),
            ("a b", "", "-a -b"), ("", "", ""), ("τα φώτα", "όλα τα φώτα", "+όλα τα φώτα"),
        ])
    func differences(old: String, new: String, expected: String) {
        let words = WordDifference(from: old, to: new).pieces.flatMap { piece -> [String] in
            switch piece {
            case .same(let words): words
            case .struck(let words): words.map { "-" + $0 }
            case .inserted(let words): words.map { "+" + $0 }
            }
        }
        #expect(words.joined(separator: " ") == expected)
    }

    @Test("the edits of a difference make the new text out of the old one, whatever the texts")
    func applying() {
        var chance = Seeded(11)
        for _ in 0..<300 {
            func text() -> String {
                (0..<Int.random(in: 0...30, using: &chance)).map { _ in
                    String("abcde".randomElement(using: &chance) ?? "a")
                }.joined(separator: " ")
            }
            let (old, new) = (text(), text())
            #expect(WordDifference.apply(WordDifference(from: old, to: new).edits, to: old) == new)
        }
    }

    @Test(
        "amendments are voted on furthest first",
        arguments: [
            // Deletions come first, the longest first.
            ([amendment(1, .delete, 2), amendment(2, .delete, 1)], [2, 1]),
            (
                [
                    amendment(1, .change, 2, "The figures and maps are sent each week to all."),
                    amendment(2, .delete, 3),
                ], [2, 1]
            ),
            // Then the most words struck and inserted.
            (
                [
                    amendment(1, .change, 2, "The figures are sent each week."),
                    amendment(2, .change, 1, "The council asks for one steward."),
                    amendment(3, .insert, 3, "It meets again in June."),
                ], [2, 3, 1]
            ),
            // Equals in the order in which they were moved.
            (
                [
                    amendment(2, .change, 2, "The figures are sent each year."),
                    amendment(1, .change, 2, "The figures are sent each week."),
                ], [1, 2]
            ),
            // What the chair put first comes first.
            ([amendment(1, .delete, 1), amendment(2, .change, 3, "The chair tells all.", place: 1)], [2, 1]),
            ([], []),
        ] as [([Amendment], [Int])])
    func order(amendments: [Amendment], expected: [Int]) {
        #expect(amendments.inOrderOfVoting(Self.paragraphs).map(\.number) == expected)
    }

    @Test(
        "amendments that touch the same words exclude each other, others go together",
        arguments: [
            (
                amendment(1, .change, 2, "The figures are sent each week."),
                amendment(2, .change, 2, "All figures are sent each month."), false
            ),
            (
                amendment(1, .change, 2, "The figures are sent each week."),
                amendment(2, .change, 2, "The figures are sent each year."), true
            ),
            (
                amendment(1, .change, 2, "The figures are sent every month."),
                amendment(2, .change, 2, "The figures are sent each week."), true
            ),
            (amendment(1, .delete, 2), amendment(2, .change, 2, "The figures are sent each year."), true),
            (amendment(1, .delete, 2), amendment(2, .delete, 2), true),
            (amendment(1, .delete, 2), amendment(2, .change, 3, "The chair tells all."), false),
            (amendment(1, .insert, 2, "New."), amendment(2, .insert, 2, "Newer."), false),
            (amendment(1, .insert, 2, "New."), amendment(2, .delete, 2), false),
        ] as [(Amendment, Amendment, Bool)])
    func exclusion(one: Amendment, other: Amendment, expected: Bool) {
        #expect(one.excludes(other, in: Self.paragraphs) == expected)
        #expect(other.excludes(one, in: Self.paragraphs) == expected)
        #expect([one, other].fallen(with: one, in: Self.paragraphs).map(\.number) == (expected ? [2] : []))
    }

    @Test("what was adopted is merged into the text, paragraph by paragraph")
    func merging() {
        let adopted = [
            Self.amendment(
                1, .change, 1, "The council asks the tram company for two stewards on line 2 until 30 June.", .adopted),
            Self.amendment(2, .change, 2, "The figures are sent each week.", .adopted),
            Self.amendment(3, .change, 2, "All figures are sent each month.", .adopted),
            Self.amendment(4, .insert, 0, "In view of the audit.", .adopted),
            Self.amendment(5, .insert, 3, "It meets again.\n\nIn June.", .adopted),
            Self.amendment(6, .delete, 3, "", .adopted),
            Self.amendment(7, .delete, 1, "", .rejected), Self.amendment(8, .delete, 2, "", .withdrawn),
        ]
        #expect(
            adopted.merged(into: Self.paragraphs) == [
                "In view of the audit.", "The council asks the tram company for two stewards on line 2 until 30 June.",
                "All figures are sent each week.", "It meets again.", "In June.",
            ])
        #expect([Amendment]().merged(into: Self.paragraphs) == Self.paragraphs)
    }

    @Test("no two amendments that can both be adopted make the text depend on which was voted on first")
    func anyOrder() {
        var chance = Seeded(23)
        for _ in 0..<200 {
            let all = (1...5).map { number -> Amendment in
                var words = WordDifference.words(Self.paragraphs[0])
                words[Int.random(in: 0..<words.count, using: &chance)] = "word\(number)"
                return Self.amendment(number, .change, 1, words.joined(separator: " "), .adopted)
            }
            let kept = all.reduce(into: [Amendment]()) { kept, next in
                if !kept.contains(where: { $0.excludes(next, in: Self.paragraphs) }) { kept.append(next) }
            }
            let text = kept.merged(into: Self.paragraphs)
            #expect(kept.reversed().merged(into: Self.paragraphs) == text)
            #expect(WordDifference(from: Self.paragraphs[0], to: text[0]).size == 2 * kept.count)
        }
    }

    @Test(
        "what is typed as an amendment is refused with its reason",
        arguments: [
            (["kind": "other", "paragraph": "1", "text": "x"], "kind"),
            (["kind": "change", "paragraph": "0", "text": "x"], "paragraph"),
            (["kind": "change", "paragraph": "4", "text": "x"], "paragraph"),
            (["kind": "change", "paragraph": "one"], "paragraph"),
            (["kind": "change", "paragraph": "1", "text": "  "], "text"),
            (["kind": "change", "paragraph": "2", "text": " The figures  are sent\neach month. "], "text"),
            (["kind": "insert", "paragraph": "0", "text": ""], "text"),
        ] as [([String: String], String)])
    func drafts(typed: [String: String], field: String) {
        switch AmendmentDraft.read({ typed[$0] ?? "" }, Self.paragraphs) {
        case .success: Issue.record("taken")
        case .failure(let faults): #expect(faults.faults.map(\.field) == [field])
        }
    }
}
