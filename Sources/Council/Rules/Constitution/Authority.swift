// SPDX-License-Identifier: EUPL-1.2

/// An office or body that rules name, such as the mayor; the profile says what it is called.
public struct Authority: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// Whoever presides.
    public static let chair = Authority(rawValue: "chair")
    /// The members of the council.
    public static let members = Authority(rawValue: "members")
    /// Whoever writes the minutes.
    public static let secretary = Authority(rawValue: "secretary")
    /// Whoever runs the secretariat.
    public static let coordinator = Authority(rawValue: "coordinator")

    /// Those that every council has, so that no profile lists them.
    static let everywhere: Set<Authority> = [.chair, .members, .secretary, .coordinator]
}
