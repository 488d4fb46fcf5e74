// SPDX-License-Identifier: EUPL-1.2

/// The people of the fixture, from the fewest rights to the most.
public enum Who: String, CaseIterable, Sendable, CustomStringConvertible {
    /// Not signed in.
    case visitor
    /// Signed in, with a place in no council.
    case outsider
    /// The coordinator of the other council, with no place in this one.
    case stranger
    case resident, member, analyst, chair, coordinator
    /// Runs the installation; nothing in any council.
    case `operator`

    public var description: String { rawValue }

    /// Everybody who belongs to the council.
    public static let ofTheCouncil: [Who] = [.member, .analyst, .chair, .coordinator]
    /// Everybody who does not.
    public static let others: [Who] = [.visitor, .outsider, .stranger, .resident, .operator]

    /// The mail address by which they sign in.
    public var address: String { "\(rawValue)@kalliste.example" }
    /// What they are called.
    public var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() + " Person" }
}
