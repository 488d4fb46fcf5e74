// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Sends the draft to the members, who have until a day to ask for corrections.
enum OpenCorrections: Action {
    static let name: StaticString = "minutes.corrections"
    static var refusal: Message { RunMeeting.refusal }
    static func permits(_ standing: Standing, _ meeting: Meeting) -> Bool {
        standing.keepsSecretariat(of: meeting.formation)
    }
}

/// Asks for a correction.
enum SendRemark: Action {
    static let name: StaticString = "minutes.remark"
    static var refusal: Message { Message("Only members of the formation ask for corrections.") }
    static func permits(_ standing: Standing, _ remark: RemarkAtMeeting) -> Bool {
        standing.viewer.person != nil && standing.belongs(to: remark.meeting.formation)
    }
}

/// Accepts a remark with the change, or refuses it with a reason.
enum AnswerRemark: Action {
    static let name: StaticString = "minutes.answer"
    static var refusal: Message { RunMeeting.refusal }
    static func permits(_ standing: Standing, _ remark: RemarkAtMeeting) -> Bool {
        standing.keepsSecretariat(of: remark.meeting.formation)
    }
}

/// Signs approved minutes in an office.
enum SignMinutes: Action {
    static let name: StaticString = "minutes.sign"
    static let needsRecentSignIn = true
    static var refusal: Message { Message("Only those whom the rules name sign the minutes.") }
    static func permits(_ standing: Standing, _ signing: Signing) -> Bool { signing.admits(standing) }
}
