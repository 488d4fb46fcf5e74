// SPDX-License-Identifier: EUPL-1.2

/// A value as both engines keep it.
public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// The four kinds of column: BIGINT, DOUBLE PRECISION, TEXT, bytes.
    public enum Kind: String, Sendable, Hashable {
        case integer, real, text, blob
    }

    /// The kind of the value; NULL has none.
    public var kind: Kind? {
        switch self {
        case .null: nil
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .blob: .blob
        }
    }

    /// The integer; throws `ValueError.kind` when this is none.
    public func integer() throws -> Int64 {
        guard case .integer(let number) = self else { throw ValueError.kind(wanted: .integer, found: kind) }
        return number
    }

    /// The number; integers count, because SQLite gives them where a real is whole.
    public func real() throws -> Double {
        switch self {
        case .real(let number): return number
        case .integer(let number): return Double(number)
        default: throw ValueError.kind(wanted: .real, found: kind)
        }
    }

    /// The text; throws `ValueError.kind` when this is none.
    public func text() throws -> String {
        guard case .text(let text) = self else { throw ValueError.kind(wanted: .text, found: kind) }
        return text
    }

    /// The bytes; throws `ValueError.kind` when this is none.
    public func blob() throws -> [UInt8] {
        guard case .blob(let bytes) = self else { throw ValueError.kind(wanted: .blob, found: kind) }
        return bytes
    }
}
