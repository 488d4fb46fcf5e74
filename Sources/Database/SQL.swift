// SPDX-License-Identifier: EUPL-1.2

/// A statement, or a piece of one, written as a literal whose interpolation binds values.
///
/// ```swift
/// let sql: SQL = "SELECT title FROM paper WHERE council = \(council) AND id = \(id)"
/// ```
///
/// The literal parts are `StaticString`s: text made at run time has no way in, so it can only ever be bound.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Part: Sendable {
        case text(StaticString)
        case value(Value, Value.Kind)
        case values([Value], Value.Kind)
        indirect case either(sqlite: [Part], postgres: [Part])
        /// A name read from a database's own schema, written in quotes. Only `ForeignFile` makes these.
        case name(String)
    }

    var parts: [Part]

    init(parts: [Part]) {
        self.parts = parts
    }

    /// A statement without values.
    public init(stringLiteral value: StaticString) {
        parts = [.text(value)]
    }

    /// A statement with bound values and embedded pieces.
    public init(stringInterpolation: Interpolation) {
        parts = stringInterpolation.parts
    }

    /// Collects the parts of a literal.
    public struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { parts.append(.text(literal)) }
        }

        /// Binds a value.
        public mutating func appendInterpolation<T: Storable>(_ value: T) {
            parts.append(.value(value.stored, T.kind))
        }

        /// Binds a value, or NULL.
        public mutating func appendInterpolation<T: Storable>(_ value: T?) {
            parts.append(.value(value?.stored ?? .null, T.kind))
        }

        /// Embeds a piece of SQL with its own values.
        public mutating func appendInterpolation(_ sql: SQL) {
            parts.append(contentsOf: sql.parts)
        }

        /// Binds a list in parentheses, for `IN` and `NOT IN`; an empty list matches nothing.
        public mutating func appendInterpolation<T: Storable>(list values: some Sequence<T>) {
            parts.append(.values(values.map(\.stored), T.kind))
        }
    }

    /// One piece after the other.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(parts: left.parts + right.parts)
    }
}

extension Sequence<SQL> {
    /// The pieces with a separator between them: conditions with `" AND "`, columns with `", "`.
    public func joined(by separator: SQL) -> SQL {
        var parts: [SQL.Part] = []
        for (index, piece) in enumerated() {
            if index > 0 { parts.append(contentsOf: separator.parts) }
            parts.append(contentsOf: piece.parts)
        }
        return SQL(parts: parts)
    }
}
