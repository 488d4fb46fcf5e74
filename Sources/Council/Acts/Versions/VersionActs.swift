// SPDX-License-Identifier: EUPL-1.2
import Access

/// A council's constitution as a whole, as the subject of an act. That it exists is public.
public struct CharterSubject: ActSubject {
    public let council: CouncilID

    public var reference: ActReference { ActReference("constitution", council) }
    public var readership: Readership { Readership(.public) }
}

/// The council takes one rule from a later version of its profile.
public enum TakeRule: Action {
    public static let name: StaticString = "rule.take"
    public static func permits(_ standing: Standing, _ rule: RuleSubject) -> Bool { standing.isCoordinator }
}

/// The council adopts a later version of its profile.
public enum AdoptProfile: Action {
    public static let name: StaticString = "constitution.adopt"
    public static func permits(_ standing: Standing, _ charter: CharterSubject) -> Bool { standing.isCoordinator }
}
