// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

typealias RegistrationID = ID<Registration>

/// A mail address that has asked for a place in a session, or was invited to one.
struct Registration: Hashable, Sendable {
    /// Where it stands. Nothing is held for an address whose owner has not said yes.
    enum State: String, Hashable, Sendable, CaseIterable {
        /// Typed by somebody, and not confirmed from the mailbox.
        case asked
        /// Invited by the council, and not confirmed.
        case invited
        case confirmed
        /// Confirmed when all places were taken.
        case waiting
    }

    let id: RegistrationID
    let council: CouncilID
    let conference: ConferenceID
    let address: String
    let tongue: Tongue
    /// The random code under which this person asks and votes; it goes with the registration.
    let guest: String
    let state: State

    /// How long an address that nobody confirmed is kept.
    static let keepsUnconfirmed = Duration.seconds(3 * 86_400)

    /// What an address becomes that its owner confirms while so many places are taken.
    static func confirmed(taken: Int, of capacity: Int?) -> State {
        capacity.map { taken >= $0 } ?? false ? .waiting : .confirmed
    }
}

/// Somebody who takes part in one session: by their registration, or by a random code in their browser.
struct Guest: Hashable, Sendable {
    /// What is kept beside their questions and votes. It tells nothing of who they are.
    let code: String
    let isRegistered: Bool
}

/// Why somebody cannot take part in this way now.
enum ParticipationRefusal: Error, Hashable, Sendable, CaseIterable {
    case over, registeredOnly, noQuestions, noRegistration

    var message: Message {
        switch self {
        case .over: Message("This session is over. Nothing is asked or counted any more.")
        case .registeredOnly:
            Message("In this session those who are registered ask and vote. Open it by the link in your mail.")
        case .noQuestions: Message("No questions are taken in this session.")
        case .noRegistration: Message("One does not register for this session.")
        }
    }
}

extension Conference {
    /// Why this person may not ask or vote, or nil.
    func refusal(of guest: Guest) -> ParticipationRefusal? {
        if state.isOver { return .over }
        switch plan.door.asking {
        case .nobody: return .noQuestions
        case .anybody: return nil
        case .registered: return guest.isRegistered ? nil : .registeredOnly
        }
    }

    /// Why nobody can register any more, or nil.
    var registrationRefusal: ParticipationRefusal? {
        guard plan.door.registers else { return .noRegistration }
        return state.isOver ? .over : nil
    }
}
