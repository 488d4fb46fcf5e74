// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Says that one is there, with the code of the room, or that one leaves.
enum ArriveOneself: NotesPresence {
    static let name: StaticString = "presence.own"
    static var refusal: Message { ArrivalRefusal.noSeat.message }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool {
        standing.viewer.person != nil && standing.belongs(to: meeting.formation)
    }
}

/// Declares an interest of one's own in an item, and takes no part in it.
enum DeclareInterest: Action {
    static let name: StaticString = "interest.declare"
    static var refusal: Message { Message("Only whoever is present for a seat declares an interest of it.") }
    static func permits(_ standing: Standing, _ item: OnAgenda) -> Bool {
        standing.viewer.person != nil && standing.belongs(to: item.meeting.formation)
    }
}

/// Makes the address of the room's screen, and takes it back.
enum OpenScreen: Action {
    static let name: StaticString = "screen.open"
    static var refusal: Message { RunMeeting.refusal }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool {
        standing.keepsSecretariat(of: meeting.formation)
    }
}
