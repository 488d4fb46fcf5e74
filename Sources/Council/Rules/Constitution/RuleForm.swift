// SPDX-License-Identifier: EUPL-1.2
import Language

/// Something to correct in what a person typed.
struct FieldProblem: Error, Hashable {
    /// Nil for the form as a whole.
    let field: String?
    let message: Message

    init(_ field: String?, _ message: Message) {
        self.field = field
        self.message = message
    }
}

/// Everything to correct in what a person typed, at once.
struct FieldProblems: Error {
    let all: [FieldProblem]
}

/// Reads fields one by one and collects what is wrong with them.
struct FieldReader {
    private let values: (String) -> [String]
    private(set) var problems: [FieldProblem] = []

    /// Reads fields of which each has one answer at most.
    init(_ value: @escaping (String) -> String?) { values = { value($0).map { [$0] } ?? [] } }

    /// Reads fields that may have several answers.
    init(all values: @escaping (String) -> [String]) { self.values = values }

    private func value(_ field: String) -> String? { values(field).first }

    /// All answers of a field, in the order they came.
    func all(_ field: String) -> [String] { values(field) }

    /// What was typed, without spaces around it.
    func text(_ field: String) -> String {
        let text = value(field) ?? ""
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    func isChecked(_ field: String) -> Bool { value(field) == "yes" }

    mutating func refuse(_ field: String?, _ message: Message) { problems.append(FieldProblem(field, message)) }

    /// A text that must be there.
    mutating func needed(_ field: String, _ message: Message, longest: Int = 2000) -> String {
        let text = text(field)
        if text.isEmpty { refuse(field, message) }
        if text.count > longest { refuse(field, Message("This is longer than \(longest) letters.")) }
        return text
    }

    /// A whole number within limits.
    mutating func number(_ field: String, in range: ClosedRange<Int>) -> Int {
        guard let number = Int(text(field)), range.contains(number) else {
            refuse(field, Message("Enter a whole number from \(range.lowerBound) to \(range.upperBound)."))
            return range.lowerBound
        }
        return number
    }

    /// One of an enumeration's values.
    mutating func choice<T: RawRepresentable & CaseIterable>(_ field: String, among choices: [T]) -> T?
    where T.RawValue == String {
        let choice = T(rawValue: text(field))
        if choice.map({ one in choices.contains { $0.rawValue == one.rawValue } }) != true {
            refuse(field, Message("Choose one of the answers."))
            return nil
        }
        return choice
    }

    /// A day; nil where nothing was typed or it is none.
    mutating func day(_ field: String, needed: Bool) -> LocalDate? {
        let text = text(field)
        guard !text.isEmpty else {
            if needed { refuse(field, Message("Enter a day.")) }
            return nil
        }
        guard let day = LocalDate(text) else {
            refuse(field, Message("Enter a day of the calendar, such as 2026-11-18."))
            return nil
        }
        return day
    }

    /// Throws what is wrong, if anything is.
    func finish() throws(FieldProblems) {
        if !problems.isEmpty { throw FieldProblems(all: problems) }
    }
}

/// A rule written anew by a coordinator.
enum RuleForm {
    /// Reads the fields for a rule like the one that holds now; throws `FieldProblems`.
    static func read(_ fields: inout FieldReader, like rule: any WritableRule) throws -> any WritableRule {
        switch rule {
        case is Notice: try notice(&fields)
        case let quorum as Quorum: try self.quorum(&fields, also: quorum.also)
        default: try majority(&fields, (rule as? Majority)?.colleges)
        }
    }

    private static func notice(_ fields: inout FieldReader) throws -> Notice {
        let number = fields.number("number", in: 0...1000)
        let unit = fields.choice("unit", among: [Period.Unit.hours, .calendarDays, .workingDays])
        try fields.finish()
        return Notice(
            Period(number, unit ?? .calendarDays), isClear: fields.isChecked("clear"),
            isReasoned: fields.isChecked("reasoned"), isWritten: fields.isChecked("written"))
    }

    private static func quorum(_ fields: inout FieldReader, also: [Authority]) throws -> Quorum {
        guard fields.isChecked("required") else { return Quorum(nil) }
        let threshold = try threshold(&fields, bases: [.inOffice, .seats])
        return Quorum(threshold, also: also, proxiesCount: fields.isChecked("proxies"))
    }

    private static func majority(_ fields: inout FieldReader, _ colleges: Majority.Colleges?) throws -> Majority {
        let threshold = try threshold(&fields, bases: Threshold.Base.allCases)
        let typed = fields.text("colleges")
        return Majority(
            Majority.Name(of: threshold), threshold,
            colleges: typed.isEmpty ? colleges : Majority.Colleges(rawValue: typed))
    }

    private static func threshold(_ fields: inout FieldReader, bases: [Threshold.Base]) throws -> Threshold {
        let comparison = fields.choice("comparison", among: Threshold.Comparison.allCases)
        let numerator = fields.number("numerator", in: 1...1000)
        let denominator = fields.number("denominator", in: 1...1000)
        let base = fields.choice("base", among: bases)
        if numerator > denominator { fields.refuse("numerator", Message("A share cannot be more than the whole.")) }
        try fields.finish()
        return Threshold(comparison ?? .moreThan, numerator, of: denominator, base: base ?? bases[0])
    }
}

extension Majority.Name {
    /// What a threshold is called: simple of the votes cast, absolute of more than that, two thirds, or by no name.
    init(of threshold: Threshold) {
        switch (threshold.comparison, threshold.numerator, threshold.denominator) {
        case (.moreThan, 1, 2): self = threshold.base == .cast ? .simple : .absolute
        case (_, 2, 3): self = .twoThirds
        case (.atLeast, 3, 5): self = .threeFifths
        case (.atLeast, let part, let whole) where part == whole: self = .unanimous
        default: self = .other
        }
    }
}
