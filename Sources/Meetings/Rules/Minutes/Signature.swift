// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// A signature under approved minutes: a person who signed in for it anew, in the office the rules name.
struct Signature: Hashable, Sendable {
    let authority: Authority
    let person: PersonID
    let at: Instant
    /// The digest of what was signed, as the Record has it for all who may know of the meeting: SHA-256 in hexadecimal.
    let digest: String
}

/// Signing the minutes of a meeting in one office.
struct Signing: ActSubject, Sendable {
    let meeting: Meeting
    let authority: Authority
    /// Those who hold a seat that goes by the name of the office.
    let holders: Set<PersonID>

    var council: CouncilID { meeting.council }
    var readership: Readership { meeting.readership }
    var reference: ActReference { ActReference("minutes", meeting.id) }

    /// Whether somebody may sign in this office.
    func admits(_ standing: Standing) -> Bool {
        switch authority {
        case .chair: standing.presides(over: meeting.formation)
        case .secretary, .coordinator: standing.keepsSecretariat(of: meeting.formation)
        case .members: standing.belongs(to: meeting.formation)
        default: standing.viewer.person.map(holders.contains) ?? false
        }
    }
}
