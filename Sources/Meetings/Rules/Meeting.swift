// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Values

public typealias MeetingID = ID<Meeting>

/// One sitting of a formation, from the call to the minutes.
public struct Meeting: Hashable, Sendable {
    /// How far it has come. A step is never taken back.
    public enum State: String, Hashable, Sendable, CaseIterable, Storable { case called, open, closed, cancelled }

    public let id: MeetingID
    public let council: CouncilID
    /// Who may know that it takes place.
    public let readership: Readership
    public let formation: Formation
    /// On the clocks of the council.
    public let starts: LocalMoment
    /// How long it is planned to last.
    public let minutes: Int
    public let venue: Venue
    /// Why it was called at short notice, if it was.
    public let urgency: String?
    /// The meeting that failed for want of a quorum and is repeated here, if any.
    public let repeats: MeetingID?
    /// The language its agenda is written in.
    public let tongue: Tongue
    public let state: State
    public let opened: Instant?
    public let closed: Instant?
    /// The item being dealt with.
    public let current: ItemID?
    /// Rises with each change that those invited are told of.
    public let sequence: Int
    public let version: Int

    /// Where people come together.
    public struct Venue: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable, Storable {
            case onSite = "on-site"
            case remote, hybrid
        }

        public let kind: Kind
        /// Room and address.
        public let place: String?
        /// Where one joins from afar; only for those invited.
        public let address: String?

        public init(_ kind: Kind, place: String? = nil, address: String? = nil) {
            self.kind = kind
            self.place = place
            self.address = address
        }
    }

    /// Whether dates, place and agenda may still change.
    public var isAhead: Bool { state == .called }
    /// Those for whom its agenda is written.
    public var members: Readership { Readership(formation.audience) }
}

extension Meeting: ActSubject {
    public var reference: ActReference { ActReference("meeting", id) }
}

extension Meeting.State {
    /// The word for it.
    var word: Message {
        switch self {
        case .called: Message("Called")
        case .open: Message("Open", context: "meeting")
        case .closed: Message("Held")
        case .cancelled: Message("Cancelled")
        }
    }
}

extension Meeting.Venue.Kind {
    var word: Message {
        switch self {
        case .onSite: Message("On site")
        case .remote: Message("By video or telephone")
        case .hybrid: Message("On site and by video")
        }
    }
}
