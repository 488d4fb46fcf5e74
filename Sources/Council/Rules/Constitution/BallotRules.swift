// SPDX-License-Identifier: EUPL-1.2

/// How the council comes to a decision.
public struct Ballots: Hashable, Sendable, Codable {
    public let manner: Manner
    public let methods: [Method]
    public let secretFor: [SecretMatter]
    public let isAbstentionAllowed: Bool
    public let castingVote: CastingVote
    public let chairVotesLast: Bool
    public let proxies: Proxies
    public let recusal: Recusal

    /// By vote, by consensus, by agreement of named parties, or by everybody's signature.
    public struct Manner: Hashable, Sendable, Codable {
        public enum Kind: String, Sendable, Codable, CaseIterable { case vote, consensus, agreement, signature }

        public let kind: Kind
        public let parties: [Authority]
    }

    /// How votes are given.
    public enum Method: String, Hashable, Sendable, Codable, CaseIterable {
        case showOfHands = "show-of-hands"
        case named, secret
    }

    /// What is always voted in secret.
    public enum SecretMatter: String, Hashable, Sendable, Codable, CaseIterable {
        case elections
        case judgingPersons = "judging-persons"
        case onRequest = "on-request"
    }

    /// Whose vote decides a tie.
    public struct CastingVote: Hashable, Sendable, Codable {
        public enum Holder: String, Sendable, Codable, CaseIterable { case chair, none }

        public let holder: Holder
        public let inSecretBallots: Bool
    }

    /// Whether a member may give their vote to another, and how many one member may carry.
    public struct Proxies: Hashable, Sendable, Codable {
        public let isAllowed: Bool
        public let perMember: Int?
    }

    /// What a member does who has an interest in the matter.
    public struct Recusal: Hashable, Sendable, Codable {
        public let leaves: Bool
        public let countsForQuorum: Bool
    }
}
