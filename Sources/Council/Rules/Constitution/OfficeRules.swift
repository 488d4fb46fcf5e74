// SPDX-License-Identifier: EUPL-1.2

/// Who presides.
public struct ChairRule: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case one
        case coChairs = "co-chairs"
        case sharedWhilePresent = "shared-while-present"
        case elected, none
    }

    public let kind: Kind
    public let holders: [Authority]
    public let namedBy: [Authority]
    /// Authorities, or ids of colleges.
    public let electedBy: [Authority]
    public let with: [Authority]
    public let deputy: [Authority]
    public let mayDelegate: Bool?
    /// Those among whom the chair is elected; authorities, or ids of colleges.
    public var electedFrom: [Authority]?
    /// How long the chair presides, where that is limited.
    public var term: Term?
    /// Those who choose somebody to stand in; authorities, or ids of colleges.
    public var deputyElectedBy: [Authority]?
}

/// Why somebody sits in the council.
public enum SeatKind: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    /// By office.
    case mandatory
    /// Named by somebody.
    case designated
    /// At the council's will.
    case associated
    /// By subject.
    case invited
    /// By right, without being a member.
    case attending
}

/// What the holder of a seat may do.
public enum SeatStanding: String, Hashable, Sendable, Codable, CaseIterable {
    case vote
    /// Speaks.
    case voice
    /// Enters and is heard on request.
    case hearing
    /// Listens.
    case attendance
}

/// Whether a seat has a second holder, and whether they ever vote.
public struct Substitutes: Hashable, Sendable, Codable {
    public let isAllowed: Bool
    public let votesWhileTitularAbsent: Bool
}

/// How long a mandate lasts.
public struct Term: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case years
        case councilPeriod = "council-period"
        case whileInOffice = "while-in-office"
        case withoutEnd = "without-end"
        /// Those who choose the holder set the length.
        case asChosen = "as-chosen"
    }

    public let kind: Kind
    public let years: Int?
}

/// Which counts are hidden in what is published.
public struct SmallNumbers: Hashable, Sendable, Codable {
    /// Counts from 1 to one less are hidden.
    public let hideBelow: Int
    /// Whether others are hidden too, so that totals do not betray them.
    public let isComplementary: Bool
}
