// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Plans a walk, or changes a plan: the secretariat, the chair and analysts, and whoever chairs the group that walks.
enum PlanWalk: Action {
    static let name: StaticString = "walk.plan"
    static let refusal = Message("Only the secretariat, the chair, analysts and the chair of the group plan a walk.")
    static func permits(_ standing: Standing, _ walk: Walk) -> Bool {
        if standing.has([.coordinator, .chair, .analyst]) { return true }
        return walk.readership.audience.formation.map { standing.has([.coordinator, .chair], in: $0) } ?? false
    }
}

/// Takes a walk out with everything in it.
enum RemoveWalk: Action {
    static let name: StaticString = "walk.remove"
    static let needsRecentSignIn = true
    static let refusal = PlanWalk.refusal
    static func permits(_ standing: Standing, _ walk: Walk) -> Bool { PlanWalk.permits(standing, walk) }
}

/// Records what was found: whoever walks along.
enum RecordWalk: Action {
    static let name: StaticString = "walk.record"
    static let refusal = Message("Only those who walk record what was found.")
    static func permits(_ standing: Standing, _ walk: Walk) -> Bool { standing.isMember }
}

/// Takes a record away that should not be there: whoever sent it, and whoever plans.
enum TakeSheetAway: Action {
    static let name: StaticString = "walk.take-record-away"
    static let refusal = Message("Only whoever sent a record, and whoever plans the walk, takes it away.")
    static func permits(_ standing: Standing, _ sheet: OnWalk<WalkSheet>) -> Bool {
        let isOwn = sheet.part.person != nil && sheet.part.person == standing.viewer.person
        return isOwn || PlanWalk.permits(standing, sheet.walk)
    }
}

/// Looks whether a photo shows anybody: somebody else than whoever sent it.
enum CheckWalkPhoto: Action {
    static let name: StaticString = "walk.check-photo"
    static let refusal = Message("A photo is looked at by a second person, not by whoever sent it.")
    static func permits(_ standing: Standing, _ photo: OnWalk<WalkPhoto>) -> Bool {
        standing.isMember && photo.part.person != standing.viewer.person
    }
}

/// Writes down what was promised, and what became of it.
enum FollowWalk: Action {
    static let name: StaticString = "walk.follow"
    static let refusal = PlanWalk.refusal
    static func permits(_ standing: Standing, _ walk: Walk) -> Bool { PlanWalk.permits(standing, walk) }
}

/// Something that belongs to a walk, as the subject of an act: whoever may know of the walk may know of it.
struct OnWalk<Part: Sendable>: ActSubject {
    let part: Part
    let walk: Walk

    var council: CouncilID { walk.council }
    var readership: Readership { walk.readership }
    var reference: ActReference { walk.reference }
}
