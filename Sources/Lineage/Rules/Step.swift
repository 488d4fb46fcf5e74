// SPDX-License-Identifier: EUPL-1.2
import Language

/// The eight steps of a thread, from evidence to effect, always in this order and by these names.
public enum Step: Int, Sendable, CaseIterable, Comparable {
    case evidence = 1
    case finding, priority, recommendation, decision, action, indicator, evaluation

    public static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }

    /// The name of the step.
    public var name: Message {
        switch self {
        case .evidence: Message("Evidence")
        case .finding: Message("Finding")
        case .priority: Message("Priority")
        case .recommendation: Message("Recommendation")
        case .decision: Message("Decision")
        case .action: Message("Action")
        case .indicator: Message("Indicator")
        case .evaluation: Message("Evaluation")
        }
    }

    /// The fragment of the thread page at which the step stands.
    var anchor: String { "\(self)" }
}
