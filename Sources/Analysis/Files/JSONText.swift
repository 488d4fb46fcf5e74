// SPDX-License-Identifier: EUPL-1.2

/// A result to be written as JSON, its keys in the order in which they were given.
enum JSONText {
    case integer(Int)
    /// The shortest text that reads back as the same number; null for what is not finite.
    case number(Double)
    case text(String)
    case null
    case list([JSONText])
    case object([(String, JSONText)])

    static func numbers(_ values: [Double]) -> JSONText { .list(values.map(JSONText.number)) }
    static func integers(_ values: [Int]) -> JSONText { .list(values.map(JSONText.integer)) }

    /// The document in UTF-8, an object's members on lines of their own, with a line feed at the end.
    var bytes: [UInt8] { Array((text(depth: 0) + "\n").utf8) }

    private func text(depth: Int) -> String {
        switch self {
        case .integer(let number): return String(number)
        case .number(let number): return number.isFinite ? "\(number)" : "null"
        case .text(let text): return Self.quoted(text)
        case .null: return "null"
        case .list(let items): return "[" + items.map { $0.text(depth: depth + 1) }.joined(separator: ", ") + "]"
        case .object(let members):
            let space = String(repeating: " ", count: depth + 1)
            let lines = members.map { "\(space)\(Self.quoted($0.0)): \($0.1.text(depth: depth + 1))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + space.dropLast() + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
