// SPDX-License-Identifier: EUPL-1.2
import Language

/// A meeting or a due date, as calendars show it.
public struct CalendarEvent: Hashable, Sendable, Codable {
    /// When it takes place, on the clocks of the place.
    public enum Time: Hashable, Sendable, Codable {
        /// From a moment, for so many minutes.
        case timed(start: LocalMoment, minutes: Int)
        /// A whole day.
        case day(LocalDate)
    }

    /// Whether it takes place.
    public enum Status: String, Sendable, Codable {
        case tentative = "TENTATIVE"
        case confirmed = "CONFIRMED"
        case cancelled = "CANCELLED"
    }

    /// Stays the same through all changes, such as `meeting-0198…`; the host is added when it is written.
    public let uid: String
    /// Rises with each change that matters to those invited.
    public let sequence: Int
    /// When this version was written.
    public let stamp: Instant
    /// When it takes place.
    public let time: Time
    /// The one line that everybody sees.
    public let summary: String
    /// Where, in words.
    public var location: String?
    /// More words, if wanted.
    public var details: String?
    /// The page of this installation, such as `/c/kalliste/en/meetings/…`.
    public var path: String?
    /// Words to filter by, such as the formation.
    public var categories: [String] = []
    /// Whether it takes place.
    public var status = Status.confirmed
    /// Restricted to those invited: shared calendars show it as busy time.
    public var isPrivate = false

    /// The least an event must say.
    public init(uid: String, sequence: Int, stamp: Instant, time: Time, summary: String) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.time = time
        self.summary = summary
    }
}
