// SPDX-License-Identifier: EUPL-1.2

/// How minutes come about and what they do.
public struct MinutesRules: Hashable, Sendable, Codable {
    public let signatories: [Authority]
    public let approval: Approval
    public let deadline: Period
    public let recipients: [Authority]
    public let effect: Effect

    /// Who approves the minutes, and how long corrections may be asked for.
    public struct Approval: Hashable, Sendable, Codable {
        public enum By: String, Sendable, Codable, CaseIterable {
            case nextMeeting = "next-meeting"
            case correspondence, chair
        }

        public let by: By
        public let correctionsWithin: Period?
    }

    /// When a decision takes effect.
    public enum Effect: String, Hashable, Sendable, Codable, CaseIterable { case vote, approval }
}
