// SPDX-License-Identifier: EUPL-1.2
import Language

/// What somebody typed into a form, read field by field; what cannot be read is a fault with its field.
struct Typed {
    /// Something to correct in one field.
    struct Fault: Hashable, Sendable {
        let field: String
        let message: Message
    }

    private let values: [String: [String]]
    private(set) var faults: [Fault] = []

    init(_ values: [String: [String]]) { self.values = values }

    /// What stands in a field, without the spaces around it; empty where nothing does.
    func raw(_ name: String) -> String {
        let text = values[name]?.first ?? ""
        let start = text.drop(while: \.isWhitespace)
        return String(
            start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)])
    }

    /// Everything chosen in a field with several answers.
    func all(_ name: String) -> [String] { values[name] ?? [] }

    mutating func fault(_ field: String, _ message: Message) { faults.append(Fault(field: field, message: message)) }

    /// A text that must be there, unless it may be left out.
    mutating func text(_ name: String, limit: Int = 10_000, optional: Bool = false) -> String {
        let text = raw(name)
        if text.isEmpty, !optional { fault(name, Message("This is needed.")) }
        if text.count > limit { fault(name, Message("At most \(limit) characters.")) }
        return text
    }

    /// A day; nil where it is none, or was left out.
    mutating func day(_ name: String, optional: Bool = false) -> LocalDate? {
        let text = raw(name)
        if text.isEmpty, optional { return nil }
        guard let day = LocalDate(text), (1900...2200).contains(day.year) else {
            fault(name, Message("Give a day, such as 2026-11-18."))
            return nil
        }
        return day
    }

    /// A month, such as 2026-11.
    mutating func month(_ name: String) -> YearMonth? {
        guard let month = YearMonth(raw(name)), (1900...2200).contains(month.year) else {
            fault(name, Message("Give a month, such as 2026-11."))
            return nil
        }
        return month
    }

    /// A whole number within a range.
    mutating func whole(_ name: String, in range: ClosedRange<Int>, optional: Bool = false) -> Int? {
        let text = raw(name).filter { !$0.isWhitespace }
        if text.isEmpty, optional { return nil }
        guard let number = Int(text), range.contains(number) else {
            fault(name, Message("Give a whole number from \(range.lowerBound) to \(range.upperBound)."))
            return nil
        }
        return number
    }

    /// A number as people write it, with a point or a comma before its decimals.
    mutating func decimal(_ name: String, optional: Bool = false) -> Double? {
        let text = raw(name)
        if text.isEmpty, optional { return nil }
        let plain = text.map { $0 == "," ? "." : $0 == "−" ? "-" : $0 }
        guard let number = Double(String(plain)), abs(number) <= 1e12 else {
            fault(name, Message("Give a number, such as 31 or 31.5."))
            return nil
        }
        return number
    }

    /// One of the answers that were offered.
    mutating func choice<T>(_ name: String, _ read: (String) -> T?) -> T? {
        if let value = read(raw(name)) { return value }
        fault(name, Message("Choose one of the answers."))
        return nil
    }
}
