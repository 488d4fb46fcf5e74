// SPDX-License-Identifier: EUPL-1.2
import TestKit
import Testing

@testable import Markup

private func read(_ html: HTML) throws -> HtmlDocument {
    let document = try HtmlDocument.fragment(html.bytes)
    #expect(try CssSheet.koinon().unknownClasses(in: document) == [])
    return document
}

@Suite("Charts")
struct ChartTests {
    private let words = Chart.LineWords(
        caption: "In figures", times: "Month", interval: "Interval", range: { "\($0) to \($1)" },
        missing: "not in the file")

    private static let axes: [(greatest: Double, ticks: [Double])] = [
        (4, [0, 1, 2, 3, 4]), (34, [0, 10, 20, 30, 40]), (1001, [0, 500, 1000, 1500]), (0, [0, 1]), (-1, [0, 1]),
    ]

    @Test("an axis starts at 0 and has round ticks", arguments: axes)
    func ticks(greatest: Double, expected: [Double]) {
        #expect(Ticks.fromZero(to: greatest) == expected)
    }

    @Test("the limits of a map are round, rising and at most four")
    func limits() {
        let rates = (1...200).map { Double($0 * $0) / 400 }
        #expect(Ticks.limits(for: rates) == [4, 15, 40, 60])
        #expect(Ticks.limits(for: [3, 3, 3, 3]) == [])
        #expect(Ticks.limits(for: [0, 0]) == [])
        #expect(Ticks.limits(for: []) == [])
    }

    @Test(
        "a number of pixels has one decimal at most",
        arguments: [
            (12.0, "12"), (12.34, "12.3"), (-0.26, "-0.3"), (-0.04, "0"), (Double.nan, "0"), (Double.infinity, "0"),
        ])
    func pixels(value: Double, text: String) {
        #expect(Pixel.text(value) == text)
    }

    @Test("an interval bar places everything by its share of the scale")
    func interval() throws {
        let bar = try read(
            Chart.interval(
                .init(31, low: 27, high: 36), on: 10...60, reference: 35, target: 25,
                ticks: [.init(10, "10"), .init(60, "60%")], label: "31, 27 to 36"))
        #expect(bar.first("svg")?["aria-label"] == "31, 27 to 36")
        #expect(bar.first("rect")?["x"] == "34%")
        #expect(bar.first("rect")?["width"] == "18%")
        #expect(bar.first("circle")?["cx"] == "42%")
        #expect(bar.first("circle.f-accent") != nil)
        #expect(bar.first("svg svg")?["x"] == "30%")
        #expect(bar.all("text").map { $0["text-anchor"] } == ["start", "end"])
        #expect(
            try read(Chart.interval(.init(1, low: 0, high: 2, isSound: false), on: 0...4, label: "x")).first(
                "circle.f-paper") != nil)
    }

    @Test("a bar never leaves its scale")
    func clamped() throws {
        let bar = try read(Chart.interval(.init(90, low: -5, high: 200), on: 0...100, label: "x"))
        #expect(bar.first("rect")?["x"] == "0%")
        #expect(bar.first("rect")?["width"] == "100%")
        #expect(Chart.share(5, of: 3...3) == 0)
    }

    @Test("a vote shows the votes, the line needed, and the same in words")
    func vote() throws {
        let vote = try read(
            Chart.vote(
                .init(for: 14, against: 3, abstained: 3, needed: 10),
                words: .init(for: "14 for", against: "3 against", abstained: "3 abstained", needed: "10 needed")))
        #expect(vote.first("svg.bar")?["aria-label"] == "14 for, 3 against, 3 abstained, 10 needed")
        #expect(vote.all(".bar rect").map { $0["width"] } == ["100%", "70%", "15%"])
        #expect(vote.first(".bar line.k-ink")?["x1"] == "50%")
        #expect(vote.all(".legend li").map(\.text) == ["14 for", "3 against", "3 abstained", "10 needed"])
    }

    @Test("a majority that could not be reached still has its line on the bar")
    func unreachable() throws {
        let vote = try read(
            Chart.vote(
                .init(for: 4, against: 0, abstained: 0, needed: 16),
                words: .init(for: "4", against: "0", abstained: "0", needed: "16")))
        #expect(vote.all(".bar rect").map { $0["width"] } == ["100%", "25%"])
        #expect(vote.first(".bar line.k-ink")?["x1"] == "100%")
    }

    @Test("a line breaks where nothing was measured, and the table says so")
    func gaps() throws {
        let figure = Chart.lines(
            .init("Reports", [1, 2, nil, 4], bands: [0...2, 1...3, nil, 3...5]), times: ["Jan", "Feb", "Mar", "Apr"],
            numbers: { "\(Int($0))" }, words: words, label: "x")
        let page = try read(figure.html)
        #expect(page.all("svg path.k-accent").count == 2)
        #expect(page.all("svg rect.f-wash").count == 1)
        #expect(page.all("svg circle").count == 3)
        #expect(
            page.all("tbody tr").map(\.text) == [
                "Jan10 to 2", "Feb21 to 3", "Marnot in the filenot in the file", "Apr43 to 5",
            ])
    }

    @Test("two lines differ in dash and marker, and are named")
    func twoLines() throws {
        func names(_ first: String, _ second: String) throws -> HtmlDocument {
            try read(
                Chart.lines(
                    .init(first, [20, 9]), comparedWith: .init(second, [19, 10]), times: ["2024", "2025"],
                    events: [.init(at: 0.5, "lamps on")],
                    numbers: { "\(Int($0))" }, words: words, label: "x"
                ).html)
        }
        let short = try names("Lantern", "Similar")
        #expect(short.all("text.strong").map(\.text) == ["lamps on", "Lantern", "Similar"])
        #expect(short.first("svg path.k-comp")?["stroke-dasharray"] == "6 4")
        let places = short.all("text.strong").dropFirst().compactMap { Double($0["y"] ?? "") }
        #expect(abs(places[0] - places[1]) >= 19)
        let long = try names("Lantern Steps and around", "Similar area")
        #expect(long.all(".legend li").map(\.text) == ["Lantern Steps and around", "Similar area"])
        #expect(long.all("text.strong").map(\.text) == ["lamps on"])
    }

    @Test("words on an axis leave room for one another")
    func axisWords() throws {
        let times = (1...52).map { "week \($0)" }
        let page = try read(
            Chart.lines(
                .init("n", times.map { _ in 1 }), times: times, numbers: { "\(Int($0))" }, words: words, label: "x"
            ).html)
        #expect((3...7).contains(page.all("text").count { $0.text.hasPrefix("week") }))
        #expect(page.all("svg circle").isEmpty)
    }

    @Test("a matrix colours its cells in steps and keeps zero apart")
    func matrix() throws {
        let cells: [Chart.Cell] = [
            .number(0), .number(1), .number(50), .without(Part.hidden("hidden")), .words("2", step: 9),
        ]
        let page = try read(
            Chart.matrix(
                "Hours", corner: "Day", columns: ["a", "b", "c", "d", "e"], rows: [("Mon", cells)],
                numbers: { "\(Int($0))" }))
        #expect(page.all("td").map { $0.classes.first ?? "" } == ["m0", "m1", "m2", "", "m5"])
        #expect(page.first("td.m0")?.text == "0")
        #expect(page.all("td")[4].classes == ["m5"])
        #expect(page.text("td .hid") == "hidden")
    }

    @Test("bars of a table start at 0 and say what is hidden")
    func bars() throws {
        let page = try read(
            Chart.bars(
                "By district", names: "District", values: "Per 1,000",
                [.init("A", 5), .init("B", .init(8, low: 6, high: 10)), .init("C", without: Part.hidden("hidden"))],
                numbers: { "\(Int($0))" }, interval: { "\(Int($0.low)) to \(Int($0.high))" }))
        #expect(page.all("rect").map { $0["width"] } == ["50%", "80%"])
        #expect(page.all("tbody tr").map(\.text) == ["A5", "B86 to 10", "Chidden"])
    }
}
