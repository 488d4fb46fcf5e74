// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Values

public typealias TurnID = ID<Turn>

/// A turn to speak under an item: asked for, then begun, then ended. What was never begun leaves no trace.
public struct Turn: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable, Storable {
        case speech
        /// About how the meeting is run: it comes first, and a closed list does not stop it.
        case order = "point-of-order"
    }

    public let id: TurnID
    public let meeting: MeetingID
    public let item: ItemID
    /// Its item's readers.
    public let readership: Readership
    public let seat: SeatID
    /// Whoever stood for the seat.
    public let person: PersonID
    /// The seat's college at that moment, by the profile's id.
    public let college: String?
    public let kind: Kind
    public let asked: Instant
    public let began: Instant?
    public let ended: Instant?
    /// Seconds allowed; nil while nobody has the floor, or where there is no limit.
    public let allowance: Int?

    var isWaiting: Bool { began == nil }
    var isSpeaking: Bool { began != nil && ended == nil }

    /// Whole seconds spoken until a moment.
    public func seconds(until now: Instant) -> Int {
        guard let began else { return 0 }
        return Int(max(0, ((ended ?? now) - began).components.seconds))
    }

    /// What a college is counted by; a seat without one stands for itself.
    var side: String { college ?? "seat:\(seat)" }
}

extension Turn.Kind {
    var word: Message {
        switch self {
        case .speech: Message("Speech")
        case .order: Message("Point of order")
        }
    }
}

/// A turn with its meeting and item: what is done to turns is done to this.
struct TurnAtMeeting: ActSubject, Sendable {
    let turn: Turn
    let meeting: Meeting

    var council: CouncilID { meeting.council }
    var reference: ActReference { ActReference("turn", turn.id) }
    var readership: Readership { turn.readership }
}
