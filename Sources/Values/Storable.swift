// SPDX-License-Identifier: EUPL-1.2
import Language

/// A type that stands in a column. An enum with a raw value conforms by saying so.
public protocol Storable: Sendable {
    /// The kind of column it stands in; text unless said otherwise.
    static var kind: Value.Kind { get }
    /// The value to bind.
    var stored: Value { get }
    /// Reads a value back; throws when it is none of this type.
    init(stored: Value) throws
}

extension Storable {
    public static var kind: Value.Kind { .text }
}

extension Value: Storable {
    public var stored: Value { self }
    public init(stored: Value) { self = stored }
}

extension Int64: Storable {
    public static var kind: Value.Kind { .integer }
    public var stored: Value { .integer(self) }
    public init(stored: Value) throws { self = try stored.integer() }
}

extension Int: Storable {
    public static var kind: Value.Kind { .integer }
    public var stored: Value { .integer(Int64(self)) }
    public init(stored: Value) throws { self = Int(try stored.integer()) }
}

extension Double: Storable {
    public static var kind: Value.Kind { .real }
    public var stored: Value { .real(self) }
    public init(stored: Value) throws { self = try stored.real() }
}

/// Kept as 0 and 1.
extension Bool: Storable {
    public static var kind: Value.Kind { .integer }
    public var stored: Value { .integer(self ? 1 : 0) }
    public init(stored: Value) throws { self = try stored.integer() != 0 }
}

extension String: Storable {
    public var stored: Value { .text(self) }
    public init(stored: Value) throws { self = try stored.text() }
}

extension [UInt8]: Storable {
    public static var kind: Value.Kind { .blob }
    public var stored: Value { .blob(self) }
    public init(stored: Value) throws { self = try stored.blob() }
}

extension Storable where Self: RawRepresentable, RawValue: Storable {
    public static var kind: Value.Kind { RawValue.kind }
    public var stored: Value { rawValue.stored }

    public init(stored: Value) throws {
        guard let value = Self(rawValue: try RawValue(stored: stored)) else {
            throw ValueError.unknown(String(describing: Self.self))
        }
        self = value
    }
}

/// Kept as microseconds since 1970, UTC.
extension Instant: Storable {
    public static var kind: Value.Kind { .integer }
    public var stored: Value { .integer(microseconds) }
    public init(stored: Value) throws { self.init(microseconds: try stored.integer()) }
}

/// Kept as ISO 8601 text: `2026-11-18`.
extension LocalDate: Storable {
    public var stored: Value { .text(description) }

    public init(stored: Value) throws {
        guard let date = LocalDate(try stored.text()) else { throw ValueError.unknown("LocalDate") }
        self = date
    }
}
