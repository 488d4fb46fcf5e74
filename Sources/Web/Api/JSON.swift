// SPDX-License-Identifier: EUPL-1.2

/// A JSON value to be written. Members keep their order, so that the same state gives the same bytes.
public enum JSON: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    case null
    case bool(Bool)
    case number(Int)
    case real(Double)
    case text(String)
    case array([JSON])
    case members([Member])

    public struct Member: Sendable, Equatable {
        let name: String
        let value: JSON
    }

    public init(stringLiteral value: String) { self = .text(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int) { self = .number(value) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(nilLiteral: ()) { self = .null }
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .members(elements.map { Member(name: $0.0, value: $0.1) })
    }

    public static func object(_ pairs: KeyValuePairs<String, JSON>) -> JSON {
        .members(pairs.map { Member(name: $0.key, value: $0.value) })
    }

    public static func object(_ pairs: [(String, JSON)]) -> JSON {
        .members(pairs.map { Member(name: $0.0, value: $0.1) })
    }

    public static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }

    /// The value as UTF-8.
    public var bytes: [UInt8] {
        var out: [UInt8] = []
        write(to: &out)
        return out
    }

    private func write(to out: inout [UInt8]) {
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let value): out.append(contentsOf: String(value).utf8)
        case .real(let value): out.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
        case .text(let value): Self.write(value, to: &out)
        case .array(let values): Self.write(values, "[", "]", to: &out) { $0.write(to: &$1) }
        case .members(let members):
            Self.write(members, "{", "}", to: &out) { member, out in
                Self.write(member.name, to: &out)
                out.append(UInt8(ascii: ":"))
                member.value.write(to: &out)
            }
        }
    }

    private static func write<T>(
        _ items: [T], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to out: inout [UInt8],
        _ one: (T, inout [UInt8]) -> Void
    ) {
        out.append(UInt8(ascii: open))
        for (index, item) in items.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            one(item, &out)
        }
        out.append(UInt8(ascii: close))
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0..<0x20: out.append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}

extension Reply {
    /// An answer in JSON.
    public static func json(_ json: JSON, status: Int = 200) -> Reply {
        Reply(status: status, content: .bytes(json.bytes, type: "application/json"))
    }
}
