// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Notes what became of a decision.
enum FollowDecision: Action {
    static let name: StaticString = "decision.follow"
    static var refusal: Message { Message("Only the secretariat notes what became of a decision.") }
    static func permits(_ standing: Standing, _ subject: DecisionOfFormation) -> Bool {
        standing.keepsSecretariat(of: subject.formation)
    }
}

/// A decision with the formation that took it.
struct DecisionOfFormation: ActSubject, Sendable {
    let decision: Decision
    let formation: Formation

    var council: CouncilID { decision.council }
    var readership: Readership { decision.readership }
    var reference: ActReference { ActReference("decision", decision.id) }
}
