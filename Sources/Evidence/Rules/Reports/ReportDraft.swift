// SPDX-License-Identifier: EUPL-1.2
import Language

/// One thing a partner saw: what, how often, where, and when of the day.
struct SeenLine: Hashable, Sendable {
    let kind: SeenKind
    /// How often; nil where it was ticked and not counted.
    let count: Int?
    /// The code of an area of the council's boundaries; nil where nobody said.
    let area: String?
    let time: DayTime?

    /// What it adds to a picture: something ticked counts as one.
    var weight: Int { count ?? 1 }

    static let counts = 1...999
}

/// A weekly report as somebody typed it.
struct ReportDraft: Hashable, Sendable {
    var lines: [SeenLine] = []
    /// In a sentence or two; empty where they said nothing more.
    var words = ""
    /// Whether something needs an answer.
    var asks = false
    var isNothing = false
    var problems: [FieldProblem] = []

    static let longest = 1_000
    /// Rows of the form for the same thing in another place.
    static let furtherRows = 4

    /// Reads what was typed.
    ///
    /// - Parameters:
    ///   - kinds: the boxes of the form
    ///   - areas: the codes the form offered
    ///   - value: gives the text of a field
    static func typed(kinds: [SeenKind], areas: Set<String>, _ value: @escaping (String) -> String?) -> ReportDraft {
        var reading = Reading(areas: areas, value: value)
        var draft = ReportDraft()
        draft.lines = kinds.compactMap {
            reading.line($0, row: $0.rawValue, isTicked: value("seen-\($0.rawValue)") == "yes")
        }
        for row in 1...furtherRows {
            let kind = SeenKind(rawValue: reading.text("kind-\(row)")).flatMap { kinds.contains($0) ? $0 : nil }
            guard let kind else {
                reading.refuseStray(row)
                continue
            }
            draft.lines += [reading.line(kind, row: "\(row)", isTicked: true)].compactMap(\.self)
        }
        draft.words = reading.text("words")
        draft.asks = value("asks") == "yes"
        draft.isNothing = value("do") == "nothing"
        draft.problems = reading.problems + draft.faults(isSound: reading.problems.isEmpty)
        return draft
    }

    private func faults(isSound: Bool) -> [FieldProblem] {
        var faults: [FieldProblem] = []
        if words.count > Self.longest {
            faults.append(FieldProblem("words", Message("Write at most \(Self.longest) characters.")))
        }
        if isNothing, !lines.isEmpty {
            faults.append(
                FieldProblem(
                    "seen-\(lines[0].kind.rawValue)",
                    Message("Something is ticked. Send it as a report, or take the ticks away.")))
        }
        if !isNothing, lines.isEmpty, words.isEmpty, isSound {
            faults.append(
                FieldProblem("words", Message("Tick what was seen, or say that there is nothing to report this week.")))
        }
        if asks, words.isEmpty {
            faults.append(FieldProblem("words", Message("Say in a sentence what needs an answer.")))
        }
        return faults
    }
}

/// Reads the rows of the form one by one, and keeps what is wrong with each.
private struct Reading {
    let areas: Set<String>
    let value: (String) -> String?
    var problems: [FieldProblem] = []

    func text(_ name: String) -> String { (value(name) ?? "").trimmingSpaces }

    /// A row that was ticked, or in which anything else was said; nil where nothing was.
    mutating func line(_ kind: SeenKind, row: String, isTicked: Bool) -> SeenLine? {
        let (count, area, time) = (text("count-\(row)"), text("area-\(row)"), text("time-\(row)"))
        guard isTicked || !count.isEmpty || !area.isEmpty || !time.isEmpty else { return nil }
        return SeenLine(
            kind: kind, count: number(count, row), area: areas.contains(area) ? area : nil,
            time: DayTime(rawValue: time))
    }

    private mutating func number(_ text: String, _ row: String) -> Int? {
        guard !text.isEmpty else { return nil }
        guard let number = Int(text), SeenLine.counts.contains(number) else {
            let (least, most) = (SeenLine.counts.lowerBound, SeenLine.counts.upperBound)
            problems.append(
                FieldProblem(
                    "count-\(row)",
                    Message("Give a whole number from \(least) to \(most), or none where nobody counted.")))
            return nil
        }
        return number
    }

    /// A further row with a number and without saying of what.
    mutating func refuseStray(_ row: Int) {
        let isStray = ["count", "area", "time"].contains { !text("\($0)-\(row)").isEmpty }
        if isStray { problems.append(FieldProblem("kind-\(row)", Message("Say what was seen there."))) }
    }
}
