// SPDX-License-Identifier: EUPL-1.2

/// How many must be there for a meeting to decide.
public struct Quorum: Hashable, Sendable, Codable {
    /// Nil where no quorum is required.
    public let threshold: Threshold?
    /// Those who must be there as well.
    public let also: [Authority]
    /// Whether those count who gave somebody else their vote.
    public let proxiesCount: Bool

    public init(_ threshold: Threshold?, also: [Authority] = [], proxiesCount: Bool = false) {
        self.threshold = threshold
        self.also = also
        self.proxiesCount = proxiesCount
    }

    /// Whether any quorum is required.
    public var isRequired: Bool { threshold != nil }
}

/// What happens when a meeting failed for want of a quorum.
public struct SecondCall: Hashable, Sendable, Codable {
    public let isAllowed: Bool
    /// The quorum of the second call; the ordinary one where the rule names none.
    public let quorum: Quorum?
    /// The least time between the two.
    public let after: Period?
    /// Whether the first call must have said so.
    public let isAnnouncedInFirst: Bool
}

/// What a majority is for.
public enum MajorityKind: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    case decision, opinion, priorities, election
    case rulesOfProcedure = "rules-of-procedure"
    case urgentItem = "urgent-item"
}

/// How many votes adopt something.
public struct Majority: Hashable, Sendable, Codable {
    /// The name it goes by.
    public enum Name: String, Sendable, Codable, CaseIterable {
        case simple, absolute
        case twoThirds = "two-thirds"
        case threeFifths = "three-fifths"
        case unanimous
        case other
    }

    /// How the colleges have a say of their own.
    public enum Colleges: String, Hashable, Sendable, Codable, CaseIterable {
        /// The share has to be reached in each college that has a seat with a vote, by itself.
        case each
        /// The share has to be reached in the whole, and in more than half of the colleges.
        case double
    }

    public let name: Name
    public let threshold: Threshold
    /// Nil where all are counted as one.
    public let colleges: Colleges?

    public init(_ name: Name, _ threshold: Threshold, colleges: Colleges? = nil) {
        self.name = name
        self.threshold = threshold
        self.colleges = colleges
    }
}

/// Whether only what is listed may be decided, and how something urgent gets in.
public struct AgendaRule: Hashable, Sendable, Codable {
    public let isClosed: Bool
    public let urgentItem: UrgentItem?

    public struct UrgentItem: Hashable, Sendable, Codable {
        /// Whether all members must be there.
        public let needsAllPresent: Bool
        public let threshold: Threshold?
    }
}

/// Who may add an item to the agenda, and until when.
public struct Additions: Hashable, Sendable, Codable {
    public let by: [Authority]
    /// How long before the meeting.
    public let before: Period?
    public let isReasoned: Bool
}

/// When a meeting needs no call.
public struct WithoutCall: Hashable, Sendable, Codable {
    /// Whether it may happen at all: everybody who should have been called is there.
    public let isAllowed: Bool
    /// Whether all of them must agree to meet.
    public let needsAgreement: Bool
}

/// Who may attend meetings and speak there.
public struct Publicity: Hashable, Sendable, Codable {
    public enum Meetings: String, Sendable, Codable, CaseIterable {
        case `public`, closed
        case somePublic = "some-public"
    }

    public enum ResidentsSpeak: String, Sendable, Codable, CaseIterable {
        case eachMeeting = "each-meeting"
        case publicMeetings = "public-meetings"
        case never
    }

    public let meetings: Meetings
    public let publicMeetings: Rhythm?
    public let residentsSpeak: ResidentsSpeak?
    public let isAnnounced: Bool?
}

/// How often something happens at the least.
public struct Rhythm: Hashable, Sendable, Codable {
    public let atLeast: Int
    public let everyMonths: Int
}
