// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Whoever runs the secretariat of a formation calls its meetings, and so may whoever presides.
func callsMeetings(_ standing: Standing, of formation: Formation) -> Bool {
    standing.keepsSecretariat(of: formation) || standing.presides(over: formation)
}

/// Calls a meeting of a formation.
enum CallMeeting: Action {
    static let name: StaticString = "meeting.call"
    static var refusal: Message { Message("Only the secretariat and the chair call meetings.") }
    static func permits(_ standing: Standing, _ formation: Formation) -> Bool { callsMeetings(standing, of: formation) }
}

/// Moves a meeting, or changes where it is.
enum ChangeMeeting: Action {
    static let name: StaticString = "meeting.change"
    static var refusal: Message { CallMeeting.refusal }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool {
        callsMeetings(standing, of: meeting.formation)
    }
}

/// Calls a meeting off.
enum CancelMeeting: Action {
    static let name: StaticString = "meeting.cancel"
    static var refusal: Message { CallMeeting.refusal }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool {
        callsMeetings(standing, of: meeting.formation)
    }
}

/// Says whether one comes.
enum AnswerCall: Action {
    static let name: StaticString = "meeting.answer"
    static var refusal: Message { Message("Only those who were invited answer.") }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool { standing.belongs(to: meeting.formation) }
}

/// Writes the agenda as a whole; what is done to one item is `EditItem`.
enum EditAgenda: Action {
    static let name: StaticString = "agenda.edit"
    static var refusal: Message { Message("Only the secretariat writes the agenda.") }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool {
        standing.keepsSecretariat(of: meeting.formation)
    }
}

/// Adds, changes or removes one item, or what lies with it; whoever names its readers gives them places.
enum EditItem: GivesPlaces {
    static let name: StaticString = "agenda.item"
    static var refusal: Message { EditAgenda.refusal }
    static func permits(_ standing: Standing, _ item: OnAgenda) -> Bool {
        standing.keepsSecretariat(of: item.meeting.formation)
    }
}

/// Opens a meeting, notes who comes and goes, and closes it.
enum RunMeeting: Action {
    static let name: StaticString = "meeting.run"
    static var refusal: Message { Message("Only the secretariat keeps the account of a meeting.") }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool {
        standing.keepsSecretariat(of: meeting.formation)
    }
}

/// Takes up an item, notes who does not take part in it and what is said.
enum RunItem: Action {
    static let name: StaticString = "agenda.run"
    static var refusal: Message { RunMeeting.refusal }
    static func permits(_ standing: Standing, _ item: OnAgenda) -> Bool {
        standing.keepsSecretariat(of: item.meeting.formation)
    }
}

/// Puts something to the vote.
enum OpenVote: Action {
    static let name: StaticString = "vote.open"
    static var refusal: Message { Message("Only the secretariat and the chair open and close votes.") }
    static func permits(_ standing: Standing, _ item: OnAgenda) -> Bool {
        callsMeetings(standing, of: item.meeting.formation)
    }
}

/// Ends a vote; what came out is fixed.
enum CloseVote: Action {
    static let name: StaticString = "vote.close"
    static var refusal: Message { OpenVote.refusal }
    static func permits(_ standing: Standing, _ vote: VoteAtMeeting) -> Bool {
        callsMeetings(standing, of: vote.meeting.formation)
    }
}

/// Ends a vote without a result.
enum CancelVote: Action {
    static let name: StaticString = "vote.cancel"
    static var refusal: Message { OpenVote.refusal }
    static func permits(_ standing: Standing, _ vote: VoteAtMeeting) -> Bool {
        callsMeetings(standing, of: vote.meeting.formation)
    }
}

/// Notes that a result was challenged, before the next item is taken up.
enum ChallengeVote: Action {
    static let name: StaticString = "vote.challenge"
    static var refusal: Message { OpenVote.refusal }
    static func permits(_ standing: Standing, _ vote: VoteAtMeeting) -> Bool {
        callsMeetings(standing, of: vote.meeting.formation)
    }
}

/// Votes for the seat one stands for. Which seat that is, the roll says.
enum GiveVote: Action {
    static let name: StaticString = "vote.give"
    static var refusal: Message { BallotRefusal.absent.message }
    static func permits(_ standing: Standing, _ vote: VoteAtMeeting) -> Bool {
        standing.viewer.person != nil && standing.belongs(to: vote.meeting.formation)
    }
}

/// Notes the vote of a seat that is called out in the room.
enum NoteVote: Action {
    static let name: StaticString = "vote.note"
    static var refusal: Message { RunMeeting.refusal }
    static func permits(_ standing: Standing, _ vote: VoteAtMeeting) -> Bool {
        standing.keepsSecretariat(of: vote.meeting.formation)
    }
}

/// Approves the minutes, or notes that the next meeting did.
enum ApproveMinutes: Action {
    static let name: StaticString = "minutes.approve"
    static var refusal: Message {
        Message("Only the chair approves the minutes, or the secretariat notes that a meeting did.")
    }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool {
        callsMeetings(standing, of: meeting.formation)
    }
}
