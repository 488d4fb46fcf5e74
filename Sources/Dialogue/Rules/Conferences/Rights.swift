// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

extension Standing {
    /// Whether they run the council's sessions: the secretariat, and whoever presides.
    var runsConferences: Bool { has([.coordinator, .chair]) }
}

/// Announces a session, changes it, opens and closes it, and keeps its record.
enum RunConference: Action {
    static let name: StaticString = "conference.run"
    static var refusal: Message { Message("Only the secretariat and the chair run open sessions.") }
    static func permits(_ standing: Standing, _ conference: Conference) -> Bool { standing.runsConferences }
}

/// Reads questions before they are shown, and runs polls: the secretariat, the chair, and the people of the organisation
/// that was asked to moderate.
enum ModerateConference: Action {
    static let name: StaticString = "conference.moderate"
    static var refusal: Message { Message("Only those who moderate this session do this.") }
    static func permits(_ standing: Standing, _ conference: Conference) -> Bool {
        standing.runsConferences
            || standing.isMember
                && conference.plan.moderating.map { standing.organisations.contains($0) } ?? false
    }
}

/// Sees who is registered, and invites by mail.
enum KeepRegistrations: Action {
    static let name: StaticString = "conference.registrations"
    static var refusal: Message { RunConference.refusal }
    static func permits(_ standing: Standing, _ conference: Conference) -> Bool { standing.runsConferences }
}
