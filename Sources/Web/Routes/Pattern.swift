// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// The shape of an address: literal segments and named slots, as in `/c/{council}/{language}/meetings/{id}`.
public struct Pattern: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    enum Segment: Sendable, Hashable {
        case literal(String)
        case slot(String)
    }

    let segments: [Segment]

    public init(stringLiteral value: String) {
        segments = value.split(separator: "/").map { part in
            part.hasPrefix("{") ? .slot(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    public var description: String {
        "/"
            + segments.map { segment in
                switch segment {
                case .literal(let text): text
                case .slot(let name): "{\(name)}"
                }
            }.joined(separator: "/")
    }

    /// The names of the slots, in order.
    public var slots: [String] {
        segments.compactMap { if case .slot(let name) = $0 { name } else { nil } }
    }
}

/// What stood in the slots of a pattern. Asking for what is not there, or is not of the type, fails as "no such page".
public struct Slots: Sendable {
    let values: [String: String]

    public init(_ values: [String: String]) { self.values = values }

    /// Thrown where a slot does not hold what the route needs.
    public struct Mismatch: Error {}

    /// The text of a slot.
    public func text(_ name: String) throws(Mismatch) -> String {
        guard let value = values[name] else { throw Mismatch() }
        return value
    }

    /// The id in a slot.
    public func id<Of>(_ name: String, of: Of.Type = Of.self) throws(Mismatch) -> ID<Of> {
        guard let id = ID<Of>(try text(name)) else { throw Mismatch() }
        return id
    }

    /// A whole number in a slot.
    public func number(_ name: String) throws(Mismatch) -> Int {
        let text = try text(name)
        // An address has one form: neither "+5" nor "05" is another one of page 5.
        guard let number = Int(text), String(number) == text else { throw Mismatch() }
        return number
    }

    /// One of an enumeration's values in a slot.
    public func choice<T: RawRepresentable>(_ name: String, of: T.Type = T.self) throws(Mismatch) -> T
    where T.RawValue == String {
        guard let choice = T(rawValue: try text(name)) else { throw Mismatch() }
        return choice
    }
}
