// SPDX-License-Identifier: EUPL-1.2
import Markup

extension Gallery {
    static let numbers: Chart.Numbers = { value in
        let tenths = Int((value * 10).rounded())
        let (whole, part) = tenths.quotientAndRemainder(dividingBy: 10)
        let grouped = whole >= 1000 ? "\(whole / 1000),\(String(whole % 1000 + 1000).dropFirst())" : "\(whole)"
        return part == 0 ? grouped : "\(grouped).\(part)"
    }

    static var charts: [HTML] { [intervals, smallCharts, lines, bars, matrix, thread] }

    static var intervals: HTML {
        let share = Chart.interval(
            .init(31, low: 27, high: 36), on: 10...60, target: 25,
            ticks: [.init(10, "10"), .init(25, "target 25"), .init(60, "60%")],
            label: "31 percent, interval 27 to 36, target 25")
        let likely = Chart.interval(
            .init(-39, low: -61, high: -6), on: -80...40, reference: 0,
            ticks: [.init(-80, "−80%"), .init(0, "same"), .init(40, "+40%")],
            label: "39 percent fewer, interval 6 to 61 fewer")
        let unsure = Chart.interval(
            .init(-5, low: -14, high: 4, isSound: false), on: -20...10, reference: 0,
            ticks: [.init(-20, "−20"), .init(0, "same"), .init(10, "+10")],
            label: "5 points fewer, interval 14 fewer to 4 more")
        let rule = "Every estimate carries its interval. Open dot: we cannot tell."
        let blocks = [
            block("Share, with target", big: "31 in 100", share, "398 people; interval 27 to 36"),
            block("Effect, likely", big: "39% fewer", likely, "The truth may lie between 6% and 61% fewer"),
            block("Effect, cannot tell", big: "5 points fewer", unsure, "Between 14 fewer and 4 more"),
        ]
        return section("Intervals", "intervals", rule: rule, Part.grid(.of15, blocks))
    }

    private static func block(_ label: String, big: String? = nil, _ chart: HTML, _ words: String? = nil) -> HTML {
        let big: HTML? = big.map { "<p class=\"big\">\($0)</p>" }
        let words: HTML? = words.map { "<p class=\"small\">\($0)</p>" }
        return "<p class=\"label\">\(label)</p>\(big)\(chart)\(words)"
    }

    private static func time(_ name: String, _ minutes: Int) -> HTML {
        """
        <p class="pair small"><span>\(name)</span><b class="num">\(minutes) min</b></p>\
        \(Chart.progress(minutes, of: 16, thin: true, label: "\(minutes) of 16 minutes"))
        """
    }

    static var smallCharts: HTML {
        let vote = Chart.vote(
            .init(for: 14, against: 3, abstained: 2, needed: 10),
            words: .init(for: "14 for", against: "3 against", abstained: "2 abstained", needed: "10 needed"))
        let quorum = Chart.progress(19, of: 23, needed: 12, label: "19 of 23 present, 12 needed")
        let spark = Chart.spark([14, 12, 13, 10, 11, 9, 9, 6, 8, 6, 7, 7], label: "From 14 to 7 in twelve weeks")
        let ranks = Chart.columns([(9, "9 first"), (5, "5 second"), (3, "3 third"), (2, "2 fourth"), (2, "2 fifth")])
        let blocks = [
            block("Vote", vote), block("Quorum", quorum, "19 of 23 present; 12 needed"),
            block("Time so far", "\(time("City", 14))\(time("Residents", 4))"),
            block("Spark line", spark, "14, now 7 a week"),
            block("Where a matter stands", Part.miniThread(step: 6, words: "Step 6 of 8: action")),
            block("Where members put it", ranks),
        ]
        let rule = "Marks in SVG, words in HTML, so that text never shrinks."
        return section("Small charts", "charts", rule: rule, Part.grid(.of15, blocks))
    }

    static let lineWords = Chart.LineWords(
        caption: "The same in figures", times: "Month", interval: "95% interval", range: { "\($0) to \($1)" },
        missing: "not in the file")

    static var lines: HTML {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let rates: [Double?] = [1.99, 2.27, 2.36, 2.71, 2.55, 2.47, 2.67, 2.79, 2.27, 2.5, 2.06, nil]
        let bands = rates.map { rate in rate.map { $0 - 0.3...$0 + 0.3 } }
        let one = Chart.lines(
            .init("Per 1,000", rates, bands: bands), times: months, numbers: numbers, words: lineWords,
            caption:
                "Incidents per 1,000 residents and 30 days. The band is the 95% interval. December is not in the file.",
            label:
                "Incidents per 1,000 residents and 30 days: 2.0 in January, highest in April and August, 2.8, 2.1 in November."
        )
        let quarters = ["Apr 2024", "Jul 2024", "Oct 2024", "Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025", "Jan 2026"]
        let two = Chart.lines(
            .init("Lantern", [20, 22, 21, 21, 14, 12, 11, 9]),
            comparedWith: .init("Similar", [33, 31, 34, 33, 30, 28, 31, 29]),
            times: quarters, events: [.init(at: 3.5, "lamps on")], numbers: numbers, words: lineWords,
            caption: "Harassment and threats reported, each three months.",
            label:
                "Reports each three months. Lantern Steps: 84 in the year before the lamps, 46 after. Similar area: 131 before, 118 after."
        )
        return section(
            "Lines", "lines", rule: "From zero. Two series differ in dash and marker as well as colour.",
            "\(one)<div class=\"gap\">\(two)</div>")
    }

    static var bars: HTML {
        section(
            "Bars", "bars", rule: "Bars and numbers are one table. Places are sorted by name, never by rank.",
            """
            <div class="measure">\(Chart.bars("Incidents by district", names: "District", values: "Per 1,000", [
                .init("Gateshead", .init(24.6, low: 22.9, high: 26.3)), .init("Newcastle upon Tyne", .init(35, low: 33.3, high: 36.7)),
                .init("North Tyneside", .init(24.3, low: 22.6, high: 26)), .init("Old Quay", without: Part.hidden("hidden")),
            ], numbers: numbers, interval: { "\(numbers($0.low)) to \(numbers($0.high))" }))</div>
            """)
    }

    static var matrix: HTML {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let counts: [(String, [Double])] = [
            ("00–04", [6, 5, 6, 7, 9, 26, 24]), ("04–08", [0, 0, 5, 5, 0, 6, 7]), ("08–12", [5, 0, 5, 6, 6, 5, 0]),
            ("12–16", [11, 10, 12, 12, 12, 13, 10]), ("16–20", [19, 17, 20, 21, 24, 22, 15]),
            ("20–24", [14, 13, 15, 15, 31, 38, 12]),
        ]
        let risk = Chart.matrix(
            "Threats by likelihood and impact", corner: "Likelihood", columns: ["Small", "Some", "Grave"],
            rows: [
                ("Likely", [.words("1", step: 2), .words("2", step: 4), .words("1", step: 5)]),
                ("Possible", [.words("", step: 1), .words("3", step: 3), .words("", step: 4)]),
                ("Rare", [.words("2", step: 1), .words("", step: 1), .words("1", step: 2)]),
            ], numbers: numbers)
        let hours = Chart.matrix(
            "Incidents by weekday and hours of the day", corner: "Hours", columns: days,
            rows: counts.map { row in (row.0, row.1.map { Chart.Cell.number($0) }) }, numbers: numbers)
        return section(
            "Matrices", "matrix", rule: "The number stands in the cell; the colour repeats it.",
            beside: Part.made("Made-up numbers"),
            "<div class=\"split even\"><div>\(hours)</div><div>\(risk)</div></div>")
    }

    static var thread: HTML {
        let steps: [Part.Step] = [
            .init("Evidence", "Three sources agree", link: .fragment("t-evidence")),
            .init("Finding", "140 m without light", link: .fragment("t-evidence")),
            .init("Priority", "Second of five", link: site), .init("Recommendation", "Light, cut, mirror", link: site),
            .init("Decision", "14 for, 3 against", link: .fragment("t-decision")),
            .init("Action", "Lit since March", link: site, isNow: true),
            .init("Indicator", "in spring 2027", link: nil), .init("Evaluation", "to come", link: nil),
        ]
        let badge = Part.badge(.public, "Public")
        let chapters: [Part.Chapter] = [
            .init(
                id: "t-evidence", "Evidence", badge: badge, when: "October 2023 to February 2024",
                "<p class=\"claim\">Between the ferry stop and Lantern Steps, people walk 140 metres without light.</p>",
                margin: Part.margin("Weighed by", "City, coast guard, two residents’ associations")),
            .init(
                id: "t-decision", "Decision", badge: badge, when: "Plenary of 17 September 2024",
                """
                <p class="claim">Adopted</p>\(Part.milestones([
                    ("2025-01-14", "14 Jan 2025", "Hedges cut; yearly contract signed", Part.status(.done, "On time")),
                    ("2025-03-28", "28 Mar 2025", "18 lamps and the mirror in service", Part.status(.late, "Three weeks late")),
                ]))
                """,
                margin: Part.margin(
                    "In the record", "Entry 1,284. \(Part.link("Check this proof yourself", to: site))"), isNow: true),
        ]
        return section(
            "Timeline and thread", "timeline",
            rule: "Eight steps, always in this order. A step still to come is an open ring.",
            "\(Part.threadStrip(steps))\(Part.thread(chapters))")
    }
}
