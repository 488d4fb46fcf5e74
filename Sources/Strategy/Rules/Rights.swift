// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// Who writes the strategy: whoever runs the council or the formation it is kept for; analysts the figures.
enum Writers {
    static func may(_ standing: Standing, _ kind: Kind, for readership: Readership) -> Bool {
        let analysts: Set<Role> = kind >= .indicator ? [.analyst] : []
        if standing.has(analysts.union([.coordinator, .chair])) { return true }
        return readership.audiences.contains { audience in
            audience.formation.map { standing.has([.coordinator, .chair], in: $0) } ?? false
        }
    }

    /// Whether there is anybody for whom one may write.
    static func mayBegin(_ standing: Standing, _ kind: Kind) -> Bool {
        may(standing, kind, for: Readership(.members))
            || standing.formations.keys.contains { may(standing, kind, for: Readership(.formation($0))) }
    }
}

/// Making or changing an object of this room.
enum WriteEntry<Subject: Entry>: Access.Action {
    static var name: StaticString { "strategy.write" }
    static func permits(_ standing: Standing, _ subject: Subject) -> Bool {
        Writers.may(standing, Subject.kind, for: subject.readership)
    }
}

/// Saying where an action stands: its owner's people, and the coordinator.
enum ReportProgress: Access.Action {
    static let name: StaticString = "action.report"
    static var refusal: Message {
        Message("Only the organisation that owns this action, or the coordinator, can say where it stands.")
    }
    static func permits(_ standing: Standing, _ action: CouncilAction) -> Bool {
        standing.isCoordinator || standing.isMember && standing.organisations.contains(action.owner)
    }
}

/// Answering a recommendation: the addressee's people, and the coordinator who received the letter.
enum AnswerRecommendation: Access.Action {
    static let name: StaticString = "recommendation.answer"
    static var refusal: Message {
        Message("Only the organisation this is addressed to, or the coordinator, can enter the answer.")
    }
    static func permits(_ standing: Standing, _ recommendation: Recommendation) -> Bool {
        standing.isCoordinator || standing.isMember && standing.organisations.contains(recommendation.addressee)
    }
}
