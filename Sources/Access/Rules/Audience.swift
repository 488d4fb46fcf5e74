// SPDX-License-Identifier: EUPL-1.2

/// Whom an object is for: the key of a set of people.
///
/// Audiences form a small order: everyone who belongs to a formation or a circle is a member of the council, every
/// member is signed in, and whoever is signed in is still part of the public. Named persons may come from outside
/// the council, so `named` stands under `signed-in` only.
public struct Audience: Hashable, Sendable, CustomStringConvertible {
    /// The kinds of audience; the raw value is how the key begins.
    public enum Kind: String, CaseIterable, Sendable {
        case `public`
        case signedIn = "signed-in"
        case members, formation, circle, named

        /// Whether the key goes on with the id of one formation, circle or list.
        var isOfOne: Bool { self == .formation || self == .circle || self == .named }
    }

    /// The text stored in the column `audience`, for instance `members` or `formation:0190…`.
    public let key: String
    /// What kind of audience the key names.
    public let kind: Kind

    /// Anybody at all.
    public static let `public` = Audience(.public)
    /// Anybody with an account in this installation.
    public static let signedIn = Audience(.signedIn)
    /// The members of the council.
    public static let members = Audience(.members)

    /// Reads a key; nil when it is not one.
    public init?(key: String) {
        let word = key.utf8.prefix { $0 != UInt8(ascii: ":") }
        guard let kind = Kind(rawValue: String(Substring(word))) else { return nil }
        guard kind.isOfOne ? Self.isID(key.utf8.dropFirst(word.count + 1)) : word.count == key.utf8.count else {
            return nil
        }
        self.key = key
        self.kind = kind
    }

    private init(_ kind: Kind) {
        self.key = kind.rawValue
        self.kind = kind
    }

    /// The id must have been checked by its type already.
    init(_ kind: Kind, id: String) {
        precondition(kind.isOfOne, "only formations, circles and lists of names carry an id")
        self.key = "\(kind.rawValue):\(id)"
        self.kind = kind
    }

    /// The text after the colon, for a formation, circle or list of names.
    var idText: String? { kind.isOfOne ? String(key.dropFirst(kind.rawValue.count + 1)) : nil }

    /// The wider audiences that everyone of this one belongs to as well, narrowest first.
    public var wider: [Audience] {
        switch kind {
        case .public: []
        case .signedIn: [.public]
        case .members, .named: [.signedIn, .public]
        case .formation, .circle: [.members, .signedIn, .public]
        }
    }

    /// Whether everyone of this audience also belongs to the other.
    public func isWithin(_ other: Audience) -> Bool { self == other || wider.contains(other) }

    public var description: String { key }

    /// 36 characters of hexadecimal groups, as `ID` prints them.
    private static func isID(_ text: Substring.UTF8View) -> Bool {
        guard text.count == 36 else { return false }
        return zip(0..., text).allSatisfy { place, letter in
            switch place {
            case 8, 13, 18, 23: letter == UInt8(ascii: "-")
            default: (48...57).contains(letter) || (97...102).contains(letter)
            }
        }
    }

    // The key says it all; the kind is only read from it.
    public static func == (one: Audience, other: Audience) -> Bool { one.key == other.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
