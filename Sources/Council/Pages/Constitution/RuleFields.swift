// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

extension Form {
    /// The fields by which a rule is written anew.
    func fields(of rule: any WritableRule, _ say: Speech) -> HTML {
        switch rule {
        case let notice as Notice: fields(of: notice, say)
        case let quorum as Quorum: fields(of: quorum, say)
        case let majority as Majority:
            "\(fields(of: majority.threshold, say, bases: Threshold.Base.allCases))\(fields(of: majority.colleges, say))"
        default: .empty
        }
    }

    private func fields(of notice: Notice, _ say: Speech) -> HTML {
        let units: [(Period.Unit, Message)] = [
            (.calendarDays, Message("days")), (.workingDays, Message("working days")), (.hours, Message("hours")),
        ]
        return """
            \(number(Form.Field("number", say("How many")), value: String(notice.period.number)))\
            \(select(Form.Field("unit", say("Of what")), units.map { .init($0.0.rawValue, say($0.1)) }, value: notice.period.unit.rawValue))\
            \(checkbox(Form.Field("clear", say("Neither the day of sending nor the day of the meeting counts")), isChecked: notice.isClear))\
            \(checkbox(Form.Field("reasoned", say("With the reasons")), isChecked: notice.isReasoned))\
            \(checkbox(Form.Field("written", say("In writing")), isChecked: notice.isWritten))
            """
    }

    private func fields(of colleges: Majority.Colleges?, _ say: Speech) -> HTML {
        let choices: [(String, Message)] = [
            ("none", Message("All count as one")),
            (Majority.Colleges.each.rawValue, Message("In each college by itself")),
            (Majority.Colleges.double.rawValue, Message("In the whole, and in more than half of the colleges")),
        ]
        return select(
            Form.Field("colleges", say("Colleges")), choices.map { .init($0.0, say($0.1)) },
            value: colleges?.rawValue ?? "none")
    }

    private func fields(of quorum: Quorum, _ say: Speech) -> HTML {
        let known = quorum.threshold ?? Threshold(.atLeast, 1, of: 2, base: .inOffice)
        return """
            \(checkbox(Form.Field("required", say("A quorum is required")), isChecked: quorum.isRequired))\
            \(fields(of: known, say, bases: [.inOffice, .seats]))\
            \(checkbox(Form.Field("proxies", say("Those who gave their vote to another count")), isChecked: quorum.proxiesCount))
            """
    }

    private func fields(of threshold: Threshold, _ say: Speech, bases: [Threshold.Base]) -> HTML {
        let comparisons: [Choice] = [
            .init(Threshold.Comparison.atLeast.rawValue, say("at least the share")),
            .init(Threshold.Comparison.moreThan.rawValue, say("more than the share")),
        ]
        let hint = say("Two whole numbers: two thirds is 2 of 3.")
        return """
            \(select(Form.Field("comparison", say("How much")), comparisons, value: threshold.comparison.rawValue))\
            \(number(Form.Field("numerator", say("Share: this many parts"), hint: hint), value: String(threshold.numerator)))\
            \(number(Form.Field("denominator", say("of this many")), value: String(threshold.denominator)))\
            \(select(Form.Field("base", say("Counted on")), bases.map { .init($0.rawValue, say($0.words)) }, value: threshold.base.rawValue))
            """
    }
}
