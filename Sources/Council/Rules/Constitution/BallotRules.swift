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
    /// How a show of hands is counted; once where no rule was found.
    public let hands: HandCount?
    /// The rounds of an election; see `Elections.usual` where no rule was found.
    public let elections: Elections?
    /// What follows when a vote fails for want of its majority; nothing where no rule was found.
    public let secondVotes: [SecondVote]?

    public init(
        manner: Manner, methods: [Method], secretFor: [SecretMatter], isAbstentionAllowed: Bool,
        castingVote: CastingVote, chairVotesLast: Bool, proxies: Proxies, recusal: Recusal, hands: HandCount? = nil,
        elections: Elections? = nil, secondVotes: [SecondVote]? = nil
    ) {
        self.manner = manner
        self.methods = methods
        self.secretFor = secretFor
        self.isAbstentionAllowed = isAbstentionAllowed
        self.castingVote = castingVote
        self.chairVotesLast = chairVotesLast
        self.proxies = proxies
        self.recusal = recusal
        self.hands = hands
        self.elections = elections
        self.secondVotes = secondVotes
    }

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

    /// How a show of hands is counted: by one person who reads the numbers out, or by two who must come to the same.
    public enum HandCount: String, Hashable, Sendable, Codable, CaseIterable { case once, twice }

    /// The rounds of an election. In all but the last a candidate needs the majority of elections.
    public struct Elections: Hashable, Sendable, Codable {
        /// Who stands in the last round, where most votes are enough.
        public enum Last: String, Hashable, Sendable, Codable, CaseIterable {
            /// The strongest of the round before: twice as many as there are places left.
            case runoff
            /// Everybody who is not elected yet.
            case plurality
        }

        /// What decides between candidates with equally many votes.
        public enum Tie: String, Hashable, Sendable, Codable, CaseIterable {
            /// A lot, from a published seed.
            case lot
            case chair
            /// Nothing: the place stays free.
            case none
        }

        public let rounds: Int
        public let last: Last
        public let tie: Tie

        public init(rounds: Int, last: Last, tie: Tie) {
            self.rounds = rounds
            self.last = last
            self.tie = tie
        }

        /// What holds where no rule was found.
        public static let usual = Elections(rounds: 2, last: .runoff, tie: .lot)
    }

    /// A vote taken again because the first failed for want of its majority.
    public struct SecondVote: Hashable, Sendable, Codable {
        public enum When: String, Hashable, Sendable, Codable, CaseIterable {
            case atOnce = "at-once"
            case nextMeeting = "next-meeting"
        }

        public let when: When
        /// Whether more for than against is enough then.
        public let isSimple: Bool

        public init(_ when: When, isSimple: Bool) {
            self.when = when
            self.isSimple = isSimple
        }
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
