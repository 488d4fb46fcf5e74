// SPDX-License-Identifier: EUPL-1.2
import TestKit
import Testing

@testable import Markup

@Suite("The stylesheet")
struct StylesheetTests {
    private static let onPaper = [
        "ink", "ink-2", "accent", "accent-2", "ok", "warn", "stop", "circle", "comp",
    ]
    private static let pairs: [(String, String)] =
        onPaper.map { ($0, "paper") } + [
            ("ink", "wash"), ("ink-2", "wash"), ("accent", "wash"), ("warn", "wash"), ("stop", "wash"), ("ok", "wash"),
            ("ink", "tint"), ("ink-2", "tint"), ("accent", "tint"), ("accent-2", "tint"),
            ("on-accent", "accent"), ("on-accent", "accent-2"), ("on-circle", "circle"), ("on-bar", "bar"),
            ("paper", "stop"),
            ("paper", "ink"), ("ink", "ok-t"), ("ink", "warn-t"), ("ink", "stop-t"), ("ink", "circle-t"),
            ("ok", "ok-t"),
            ("warn", "warn-t"), ("stop", "stop-t"), ("circle", "circle-t"), ("accent", "stop-t"), ("accent", "warn-t"),
            ("accent", "ok-t"), ("accent", "circle-t"), ("ink-2", "circle-t"),
            ("ink", "q1"), ("ink", "q2"), ("ink", "q3"), ("on-q", "q4"), ("on-q", "q5"),
        ]

    @Test("text reads at 4.5 to 1 at least, in light and in the dark", arguments: pairs)
    func contrastOfText(front: String, back: String) throws {
        let sheet = try CssSheet.koinon()
        for (theme, colours) in [("light", sheet.light), ("dark", sheet.dark)] {
            let ratio = try #require(colours[front]).contrast(with: try #require(colours[back]))
            #expect(ratio >= 4.5, "\(front) on \(back), \(theme): \(ratio)")
        }
    }

    @Test(
        "what is no text but carries meaning stands out at 3 to 1",
        arguments: [
            ("edge", "paper"), ("edge", "wash"), ("focus", "paper"), ("focus", "wash"), ("focus", "tint"),
            ("accent", "q2"),
        ])
    func contrastOfMarks(front: String, back: String) throws {
        let sheet = try CssSheet.koinon()
        for (theme, colours) in [("light", sheet.light), ("dark", sheet.dark)] {
            let ratio = try #require(colours[front]).contrast(with: try #require(colours[back]))
            #expect(ratio >= 3, "\(front) on \(back), \(theme): \(ratio)")
        }
    }

    @Test("on a map more is further from the page, step by step")
    func stepsGrow() throws {
        let sheet = try CssSheet.koinon()
        for colours in [sheet.light, sheet.dark] {
            let paper = try #require(colours["paper"])
            let ratios = try (1...5).map { try #require(colours["q\($0)"]).contrast(with: paper) }
            #expect(ratios == ratios.sorted())
            #expect(zip(ratios, ratios.dropFirst()).allSatisfy { $1 / $0 > 1.25 }, "\(ratios)")
        }
    }

    @Test("the colours written into charts are those of the stylesheet on paper", arguments: Colour.allCases)
    private func coloursOfMarks(colour: Colour) throws {
        let sheet = try CssSheet.koinon()
        #expect(sheet.light[colour.token]?.description == colour.rawValue)
        #expect(sheet.classes.contains("f-\(colour.token)"))
    }

    @Test("on paper names no token and no direction of writing")
    func paper() {
        let css = """
            :root { --line: #cbd5d4; --gap: 1rem; --wide: calc(2 * var(--gap)); }
            p { border: 1px solid var(--line); padding-inline-start: var(--wide); --min: 5rem; width: var(--min, 9rem); }
            @media print { :root { --gap: 5pt; } }
            """
        let paper = PaperStylesheet.from(css)
        #expect(
            paper.contains(
                "border: 1px solid #cbd5d4; padding-left: calc(2 * 5pt); --min: 5rem; width: var(--min, 9rem);"))
    }
}
