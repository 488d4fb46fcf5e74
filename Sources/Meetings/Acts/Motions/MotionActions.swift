// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Moves something under an item, for a seat.
enum MoveMotion: Action {
    static let name: StaticString = "motion.move"
    static var refusal: Message { Message("Only those who belong to the formation move and amend.") }
    static func permits(_ standing: Standing, _ item: OnAgenda) -> Bool {
        standing.viewer.person != nil && standing.belongs(to: item.meeting.formation)
    }
}

/// Moves a change to a motion.
enum AmendMotion: Action {
    static let name: StaticString = "motion.amend"
    static var refusal: Message { MoveMotion.refusal }
    static func permits(_ standing: Standing, _ subject: MotionAtMeeting) -> Bool {
        standing.viewer.person != nil && standing.belongs(to: subject.meeting.formation)
    }
}

/// Withdraws a motion.
enum WithdrawMotion: Action {
    static let name: StaticString = "motion.withdraw"
    static var refusal: Message { Message("Only whoever moved it withdraws it, or the secretariat for them.") }
    static func permits(_ standing: Standing, _ subject: MotionAtMeeting) -> Bool {
        standing.viewer.person == subject.motion.person || standing.keepsSecretariat(of: subject.meeting.formation)
    }
}

/// An amendment with its motion.
struct AmendmentAtMeeting: ActSubject, Sendable {
    let amendment: Amendment
    let motion: MotionAtMeeting

    var council: CouncilID { motion.council }
    var reference: ActReference { motion.reference }
    var readership: Readership { motion.readership }
}

/// Withdraws an amendment.
enum WithdrawAmendment: Action {
    static let name: StaticString = "amendment.withdraw"
    static var refusal: Message { WithdrawMotion.refusal }
    static func permits(_ standing: Standing, _ subject: AmendmentAtMeeting) -> Bool {
        standing.viewer.person == subject.amendment.person
            || standing.keepsSecretariat(of: subject.motion.meeting.formation)
    }
}

/// Changes the order in which amendments are voted on.
enum OrderAmendments: Action {
    static let name: StaticString = "amendment.order"
    static var refusal: Message {
        Message("Only the chair, or the secretariat for the chair, changes the order of voting.")
    }
    static func permits(_ standing: Standing, _ subject: MotionAtMeeting) -> Bool {
        callsMeetings(standing, of: subject.meeting.formation)
    }
}
