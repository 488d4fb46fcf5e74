// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The form of a week: boxes first, then how often, where and when; words last.
struct ReportFields {
    let say: Speech
    let form: Form
    let place: ReportPlace
    /// What was reported, where it is corrected.
    let report: PartnerReport?
    /// The week before, to compare.
    let before: PartnerReport?
    let found: [TextFinding]
    /// The words that were looked at.
    let looked: String

    var html: HTML {
        """
        \(Form.hidden("organisation", "\(place.organisation.id)"))\(Form.hidden("week", place.week.rawValue))\
        \(Form.hidden("version", "\(report?.version ?? 0)"))\
        <p class="measure">\(say("Tick what your people saw. How often, where and when can be left out. No names, no phones, no flat numbers."))</p>\
        \(table)\(further)\(TextQuestion.html(found, looked: looked, form, say))<div class="measure">\(words)</div>\(buttons)
        """
    }

    /// The first line of each kind; others stand in the rows below.
    private var first: [SeenKind: SeenLine] {
        Dictionary((report?.lines ?? []).map { ($0.kind, $0) }) { first, _ in first }
    }

    private var others: [SeenLine] {
        var seen: Set<SeenKind> = []
        return (report?.lines ?? []).filter { !seen.insert($0.kind).inserted }
    }

    private var table: HTML {
        let lines = first
        let rows = place.kinds.map { kind -> [HTML] in
            let name = say(kind.message)
            let line = lines[kind]
            let box = form.checkCell(
                "seen-\(kind.rawValue)", label: name, hint: lastWeek(kind), isChecked: line != nil)
            return [box] + cells(kind.rawValue, name, line)
        }
        return Table(
            say("What was seen"), captionIsHidden: true,
            columns: [
                Table.Column(say("What was seen")), Table.Column(say("How often")),
            ] + (place.areas.isEmpty ? [] : [Table.Column(say("Where most"))]) + [Table.Column(say("When most"))],
            rows: rows, narrow: .folds
        ).html
    }

    /// What was told the week before; nothing where nothing was told.
    private func lastWeek(_ kind: SeenKind) -> String? {
        before.map { report in
            let told = report.lines.reduce(0) { $0 + ($1.kind == kind ? $1.weight : 0) }
            return say("last week: \(told)")
        }
    }

    /// How often, where, when; each with a label of its own for those who hear the page.
    private func cells(_ row: String, _ name: String, _ line: SeenLine?) -> [HTML] {
        let notSaid = Form.Choice("", say("Not said"))
        let count = form.numberCell(
            "count-\(row)", label: say("How often: \(name)"), value: line?.count.map { "\($0)" } ?? "")
        let area: HTML? =
            place.areas.isEmpty
            ? nil
            : form.selectCell(
                "area-\(row)", label: say("Where most: \(name)"),
                [notSaid] + place.areas.map { Form.Choice($0.code, $0.name) }, value: line?.area ?? "")
        let time = form.selectCell(
            "time-\(row)", label: say("When most: \(name)"),
            [notSaid] + DayTime.allCases.map { Form.Choice($0.rawValue, say($0.message)) },
            value: line?.time?.rawValue ?? "")
        return [count] + [area].compactMap(\.self) + [time]
    }

    /// Rows for the same thing in another place.
    private var further: HTML {
        let known = others
        let rows = (1...ReportDraft.furtherRows).map { row -> [HTML] in
            let line = row <= known.count ? known[row - 1] : nil
            let name = say("Further line \(row)")
            let kind = form.selectCell(
                "kind-\(row)", label: name,
                [Form.Choice("", say("Nothing more"))] + place.kinds.map { Form.Choice($0.rawValue, say($0.message)) },
                value: line?.kind.rawValue ?? "")
            return [kind] + cells("\(row)", name, line)
        }
        let table = Table(
            say("The same in another place"), captionIsHidden: true,
            columns: [Table.Column(say("What was seen")), Table.Column(say("How often"))]
                + (place.areas.isEmpty ? [] : [Table.Column(say("Where most"))]) + [Table.Column(say("When most"))],
            rows: rows, narrow: .folds)
        return "<details><summary>\(say("The same in another place"))</summary>\(table)</details>"
    }

    private var words: HTML {
        let advice: String? =
            found.isEmpty
            ? nil : say("In these words, \(list: found.map(\.text)) may point at a person.")
        let field = Form.Field(
            "words", say("In a sentence or two"),
            hint: say("Of places and things. The secretariat and the analysts read it."),
            optional: true, advice: advice)
        return """
            \(form.textarea(field, value: report?.words ?? "", rows: 3, maxLength: ReportDraft.longest))\
            \(form.checkbox(Form.Field("asks", say("Something needs an answer from another partner"), optional: true), isChecked: report?.asks ?? false))
            """
    }

    private var buttons: HTML {
        Form.row(
            Form.submit(report == nil ? say("Send the report") : say("Send the correction"), name: "do", value: "send"),
            Form.submit(say("Nothing to report this week"), .second, name: "do", value: "nothing"))
    }
}
