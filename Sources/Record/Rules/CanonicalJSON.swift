// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A JSON value with exactly one spelling: a subset of RFC 8785 without fractions, with text in Unicode's NFC.
public enum CanonicalJSON: Hashable, Sendable {
    case null
    case truth(Bool)
    /// From -(2^53 - 1) to 2^53 - 1, which every JSON reader takes exactly.
    case integer(Int)
    case text(String)
    case list([CanonicalJSON])
    /// Names are printable ASCII, so that sorting by bytes, code points or UTF-16 gives one order.
    case object([String: CanonicalJSON])

    private static let deepest = 32
    private static let greatest = (1 << 53) - 1

    /// The one spelling. Throws `malformed` for what has none: a number too great, a name that is not ASCII.
    public func spelled() throws(RecordRefusal) -> String {
        var out = ""
        try write(to: &out, depth: 0)
        return out
    }

    private func write(to out: inout String, depth: Int) throws(RecordRefusal) {
        guard depth <= Self.deepest else { throw .malformed("JSON deeper than \(Self.deepest)") }
        switch self {
        case .null: out += "null"
        case .truth(let value): out += value ? "true" : "false"
        case .integer(let value):
            guard value.magnitude <= UInt(Self.greatest) else { throw .malformed("\(value) is too great for JSON") }
            out += String(value)
        case .text(let value): Self.write(value, to: &out)
        case .list(let values):
            try Self.write(values, "[", "]", to: &out) { (value, out) throws(RecordRefusal) in
                try value.write(to: &out, depth: depth + 1)
            }
        case .object(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            try Self.write(sorted, "{", "}", to: &out) { (member, out) throws(RecordRefusal) in
                guard member.key.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
                    throw .malformed("the name \(member.key) is not ASCII")
                }
                Self.write(member.key, to: &out)
                out += ":"
                try member.value.write(to: &out, depth: depth + 1)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ open: String, _ close: String, to out: inout String,
        each: (Item, inout String) throws(RecordRefusal) -> Void
    ) throws(RecordRefusal) {
        out += open
        for (index, item) in items.enumerated() {
            if index > 0 { out += "," }
            try each(item, &out)
        }
        out += close
    }

    /// Escapes as RFC 8785, section 3.2.2.2: quote, backslash and control characters, nothing else.
    private static func write(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\u{08}": out += "\\b"
            case "\t": out += "\\t"
            case "\n": out += "\\n"
            case "\u{0C}": out += "\\f"
            case "\r": out += "\\r"
            case "\0"..<" ": out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}

extension CanonicalJSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .truth(value) }
    public init(arrayLiteral elements: CanonicalJSON...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, CanonicalJSON)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
