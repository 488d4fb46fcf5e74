// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Language

extension Priority: StoredEntry {
    static var table: SQL { "priority" }

    init(_ row: Row) throws {
        self.init(head: try Heading(row), rank: try row["rank"], ranked: try row["ranked"], method: try row["method"])
    }

    var columns: [(name: SQL, value: SQL)] {
        [("rank", "\(rank)"), ("ranked", "\(ranked)"), ("method", "\(method)")]
    }
}

extension Recommendation: StoredEntry {
    static var table: SQL { "recommendation" }

    init(_ row: Row) throws {
        let verdict: Answer.Verdict? = try row["answer"]
        let text: String? = try row["answer_text"]
        let day: LocalDate? = try row["answered"]
        let answer = verdict.flatMap { verdict in day.map { Answer(verdict: verdict, text: text ?? "", day: $0) } }
        self.init(
            head: try Heading(row), addressee: try row["addressee"], made: try row["made"],
            answerDue: try row["answer_due"], answer: answer)
    }

    var columns: [(name: SQL, value: SQL)] {
        [
            ("addressee", "\(addressee)"), ("made", "\(made)"), ("answer_due", "\(answerDue)"),
            ("answer", "\(answer?.verdict)"), ("answer_text", "\(answer?.text)"), ("answered", "\(answer?.day)"),
        ]
    }
}

extension CouncilAction: StoredEntry {
    static var table: SQL { "action" }

    init(_ row: Row) throws {
        let granted: Int? = try row["granted"]
        let spent: Int? = try row["spent"]
        let currency: String? = try row["currency"]
        self.init(
            head: try Heading(row), owner: try row["owner"], partners: try row["partners"], starts: try row["starts"],
            due: try row["due"],
            progress: Progress(stage: try row["stage"], ended: try row["ended"], reason: try row["reason"]),
            cost: granted.map { Cost(granted: $0, spent: spent, currency: currency ?? "") })
    }

    var columns: [(name: SQL, value: SQL)] {
        [
            ("owner", "\(owner)"), ("partners", "\(partners)"), ("starts", "\(starts)"), ("due", "\(due)"),
            ("stage", "\(progress.stage)"), ("ended", "\(progress.ended)"), ("reason", "\(progress.reason)"),
            ("granted", "\(cost?.granted)"), ("spent", "\(cost?.spent)"), ("currency", "\(cost?.currency)"),
        ]
    }
}

extension Indicator: StoredEntry {
    static var table: SQL { "indicator" }

    init(_ row: Row) throws {
        let dataset: String? = try row["dataset"]
        let area: String? = try row["area"]
        self.init(
            head: try Heading(row), unit: try row["unit"], direction: try row["direction"],
            baseline: try Measurement(row, day: "baseline_day", prefix: "baseline_"), target: try row["target"],
            series: dataset.flatMap { dataset in area.map { SeriesReference(dataset: dataset, area: $0) } })
    }

    var columns: [(name: SQL, value: SQL)] {
        [
            ("unit", "\(unit)"), ("direction", "\(direction)"), ("baseline_day", "\(baseline.day)"),
            ("baseline_value", "\(baseline.value)"), ("baseline_low", "\(baseline.interval?.low)"),
            ("baseline_high", "\(baseline.interval?.high)"), ("baseline_source", "\(baseline.source)"),
            ("target", "\(target)"), ("dataset", "\(series?.dataset)"), ("area", "\(series?.area)"),
        ]
    }
}

extension Measurement {
    init(_ row: Row, day: String = "day", prefix: String = "") throws {
        let low: Double? = try row[prefix + "low"]
        let high: Double? = try row[prefix + "high"]
        self.init(
            day: try row[day], value: try row[prefix + "value"],
            interval: low.flatMap { low in high.map { Interval(low: low, high: $0) } },
            source: try row[prefix + "source"])
    }
}

extension Evaluation: StoredEntry {
    static var table: SQL { "evaluation" }

    init(_ row: Row) throws {
        self.init(
            head: try Heading(row), action: try row["action"], declared: try row["declared"], limits: try row["limits"])
    }

    var columns: [(name: SQL, value: SQL)] {
        [("action", "\(action)"), ("declared", "\(declared)"), ("limits", "\(limits)")]
    }
}
