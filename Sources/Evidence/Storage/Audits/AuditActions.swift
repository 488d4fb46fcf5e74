// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Audit: ActSubject {
    public var reference: ActReference { ActReference("audit", id) }
}

/// Begins an audit, and writes its steps, sources and findings.
enum WriteAudit: Action {
    static let name: StaticString = "evidence.write-audit"
    static let refusal = Message("Only analysts, the chair and coordinators write an audit.")
    static func permits(_ standing: Standing, _ audit: Audit) -> Bool {
        standing.has([.analyst, .coordinator, .chair])
    }
}

/// Says that something is seen otherwise. Whoever reads the audit may.
enum DissentFromAudit: Action {
    static let name: StaticString = "evidence.dissent-from-audit"
    static let refusal = Message("Only members of this council say how they see it.")
    static func permits(_ standing: Standing, _ audit: Audit) -> Bool { standing.isMember }
}

/// Signs the public version off: from then on anybody can read it.
enum SignAudit: Action {
    static let name: StaticString = "evidence.sign-audit"
    static let needsRecentSignIn = true
    static let refusal = Message("Only the chair and coordinators of this council sign an audit off.")
    static func permits(_ standing: Standing, _ audit: Audit) -> Bool { standing.has([.coordinator, .chair]) }
}

/// Takes the public version back, with a reason.
enum WithdrawAudit: Action {
    static let name: StaticString = "evidence.withdraw-audit"
    static let needsRecentSignIn = true
    static let refusal = Message("Only the chair and coordinators of this council withdraw an audit.")
    static func permits(_ standing: Standing, _ audit: Audit) -> Bool { standing.has([.coordinator, .chair]) }
}
