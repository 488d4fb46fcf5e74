// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Asks for the floor, for the seat one stands for. Which seat that is, the roll says.
enum AskFloor: Action {
    static let name: StaticString = "floor.ask"
    static var refusal: Message { Message("Only those who belong to the formation ask for the floor.") }
    static func permits(_ standing: Standing, _ item: OnAgenda) -> Bool {
        standing.viewer.person != nil && standing.belongs(to: item.meeting.formation)
    }
}

/// Takes one's request back.
enum LeaveSpeakersList: Action {
    static let name: StaticString = "floor.withdraw"
    static var refusal: Message { Message("Only whoever asked takes a request back, or whoever gives the floor.") }
    static func permits(_ standing: Standing, _ subject: TurnAtMeeting) -> Bool {
        standing.viewer.person == subject.turn.person || callsMeetings(standing, of: subject.meeting.formation)
    }
}

/// Puts a seat on the list that asked in the room, closes the list, and opens it again.
enum KeepSpeakersList: Action {
    static let name: StaticString = "floor.list"
    static var refusal: Message { GiveFloor.refusal }
    static func permits(_ standing: Standing, _ item: OnAgenda) -> Bool {
        callsMeetings(standing, of: item.meeting.formation)
    }
}

/// Gives the floor, adds time, and ends a speech.
enum GiveFloor: Action {
    static let name: StaticString = "floor.give"
    static var refusal: Message { Message("Only the secretariat and the chair give the floor.") }
    static func permits(_ standing: Standing, _ subject: TurnAtMeeting) -> Bool {
        callsMeetings(standing, of: subject.meeting.formation)
    }
}

/// Chooses how a formation gives the floor.
enum SetSpeakingRules: Action {
    static let name: StaticString = "floor.rules"
    static var refusal: Message { GiveFloor.refusal }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool {
        callsMeetings(standing, of: meeting.formation)
    }
}
