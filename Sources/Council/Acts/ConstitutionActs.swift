// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// One rule of a council's constitution, as the subject of an act. That it exists is public.
public struct RuleSubject: ActSubject {
    public let council: CouncilID
    /// The keys that lead to it.
    public let path: String

    public var reference: ActReference { ActReference("rule", path) }
    public var readership: Readership { Readership(.public) }
}

/// The council says that a rule is as it should be.
public enum ConfirmRule: Action {
    public static let name: StaticString = "rule.confirm"
    public static func permits(_ standing: Standing, _ rule: RuleSubject) -> Bool { standing.isCoordinator }
}

/// The council writes a rule anew.
public enum CorrectRule: Action {
    public static let name: StaticString = "rule.correct"
    public static func permits(_ standing: Standing, _ rule: RuleSubject) -> Bool { standing.isCoordinator }
}
