// SPDX-License-Identifier: EUPL-1.2
import Language

/// Something to correct in one field of a form.
struct Fault: Error, Hashable, Sendable {
    let field: String
    let message: Message
}

/// What somebody typed into a form, read field by field; what cannot be read is a fault with its field.
struct FormReader {
    private let values: [String: [String]]
    private(set) var faults: [Fault] = []

    init(_ values: [String: [String]]) { self.values = values }

    /// What stands in a field, without the spaces around it; empty where nothing does.
    func raw(_ name: String) -> String { (values[name]?.first ?? "").trimmed }

    /// Everything chosen in a field with several answers.
    func all(_ name: String) -> [String] { values[name] ?? [] }

    /// Whether a box was ticked.
    func isTicked(_ name: String) -> Bool { raw(name) == "yes" }

    mutating func refuse(_ field: String, _ message: Message) { faults.append(Fault(field: field, message: message)) }

    /// A text that must be there, unless it may be left out.
    mutating func text(_ name: String, limit: Int, optional: Bool = false) -> String {
        let text = raw(name)
        if text.isEmpty, !optional { refuse(name, Message("This is needed.")) }
        if text.count > limit { refuse(name, Message("At most \(limit) characters.")) }
        return text
    }

    /// A whole number within a range; nil where it may be left out and was.
    mutating func whole(_ name: String, in range: ClosedRange<Int>, optional: Bool = false) -> Int? {
        let text = raw(name).filter { !$0.isWhitespace }
        if text.isEmpty, optional { return nil }
        guard let number = Int(text), range.contains(number) else {
            refuse(name, Message("Give a whole number from \(range.lowerBound) to \(range.upperBound)."))
            return nil
        }
        return number
    }

    /// One of an enumeration's answers.
    mutating func choice<T: RawRepresentable>(_ name: String, of type: T.Type = T.self) -> T?
    where T.RawValue == String {
        if let value = T(rawValue: raw(name)) { return value }
        refuse(name, Message("Choose one of the answers."))
        return nil
    }
}

extension StringProtocol {
    /// Without spaces at both ends.
    var trimmed: String {
        let head = drop(while: \.isWhitespace)
        return String(head.reversed().drop(while: \.isWhitespace).reversed())
    }

    /// The lines that hold something, each without spaces around it.
    var filledLines: [String] { split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty } }
}
