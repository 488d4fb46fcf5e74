// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Lineage
import Values

public typealias VoteID = ID<Vote>

/// A question put to the vote under an item.
public struct Vote: Hashable, Sendable {
    enum State: String, Hashable, Sendable, CaseIterable, Storable { case open, closed, cancelled }

    let id: VoteID
    let council: CouncilID
    let meeting: MeetingID
    let item: ItemID
    /// Its item's readers.
    let readership: Readership
    /// What is voted on, word for word.
    let text: String
    let matter: MajorityKind
    let method: Ballots.Method
    let state: State
    let opened: Instant
    let closed: Instant?
    /// The recommendation it would adopt.
    let adopts: NodeReference?
    /// What came out; nil while it is open.
    let tally: Tally?
    /// What the ballots of a secret vote are sealed with.
    let lock: BoxLock?
    /// Why it ended without a result, where it did.
    let ending: Ending?
    /// What is chosen between; nil where it is a matter of for and against.
    let asks: Asked?
    /// What came out where something was chosen; nil while it is open.
    let chosen: Chosen?
    /// The majority as it was when the vote was opened; nil in votes of older versions.
    let majority: Majority?
    /// The vote that is taken again here, if any.
    let sequel: Sequel?
    /// Why its result was challenged, if it was. It stays in the account and has no effect.
    let challenge: String?

    /// A vote on what was voted on before.
    struct Sequel: Hashable, Sendable {
        enum Ground: String, Hashable, Sendable, CaseIterable, Storable {
            case challenge
            /// The first missed its majority.
            case missed
            /// The next round of an election.
            case round
        }

        let first: VoteID
        let ground: Ground
    }

    var outcome: Outcome? { Outcome(tally, chosen) }

    /// How a vote ends without a result.
    enum Ending: String, Hashable, Sendable, CaseIterable, Storable, Codable {
        case withdrawn
        /// The key of a secret vote was not there any more.
        case keyLost = "key-lost"
        /// Too few were there when it was to be closed.
        case quorumLost = "quorum-lost"
    }
}

extension MajorityKind: Storable {}
extension Ballots.Method: Storable {}

extension Ballots.Method {
    var word: Message {
        switch self {
        case .showOfHands: Message("Show of hands")
        case .named: Message("Named vote")
        case .secret: Message("Secret ballot")
        }
    }

    /// What whoever opens the vote should know of it.
    var hint: Message? {
        guard self == .secret else { return nil }
        return Message(
            "Each votes on their own page; at least \(SecretBox.fewest) must. What is kept does not tell who voted how."
        )
    }

    /// The ways of voting that are offered here, in the order the rules name them. Where something is voted on in secret,
    /// secret ballots are offered.
    static func offered(_ ballots: Ballots) -> [Ballots.Method] {
        let named = ballots.methods.isEmpty ? [.showOfHands] : ballots.methods
        return ballots.secretFor.isEmpty || named.contains(.secret) ? named : named + [.secret]
    }

    /// Why a vote cannot be taken in this way, if it cannot.
    func refusal(for matter: MajorityKind, voters: Int, _ ballots: Ballots) -> Message? {
        if matter == .election, ballots.secretFor.contains(.elections), self != .secret {
            return Message("The rules of this council ask for a secret ballot in elections.")
        }
        guard self == .secret, voters < SecretBox.fewest else { return nil }
        return Message(
            "A secret ballot needs at least \(SecretBox.fewest) who may vote. Vote on paper, and write the result into the minutes."
        )
    }
}

extension Vote.Ending {
    var message: Message {
        switch self {
        case .withdrawn: Message("This vote was ended without a result.")
        case .keyLost:
            Message(
                "This vote is void: its key was lost, so nobody can open the ballots. They were destroyed unread.")
        case .quorumLost:
            Message(
                "The quorum was lost while this vote was open, so it has no result, and its ballots were not counted. It can be voted on again once the quorum is back."
            )
        }
    }
}

extension MajorityKind {
    var word: Message {
        switch self {
        case .decision: Message("Decision")
        case .opinion: Message("Opinion")
        case .priorities: Message("Priorities")
        case .election: Message("Election")
        case .rulesOfProcedure: Message("Rules of procedure")
        case .urgentItem: Message("Taking up an urgent item")
        }
    }
}

/// A vote with its meeting: what is done to votes is done to this.
struct VoteAtMeeting: ActSubject, Sendable {
    let vote: Vote
    let meeting: Meeting

    var council: CouncilID { vote.council }
    var reference: ActReference { ActReference("vote", vote.id) }
    var readership: Readership { vote.readership }
}

public typealias DecisionID = ID<Decision>

/// What a vote came to, with its number.
public struct Decision: Hashable, Sendable {
    public let id: DecisionID
    public let council: CouncilID
    public let meeting: MeetingID
    let item: ItemID
    let vote: VoteID
    public let readership: Readership
    public let number: Number
    public let title: String
    /// What was decided, word for word.
    public let text: String
    public let tongue: Tongue
    public let day: LocalDate
    let matter: MajorityKind
    let outcome: Outcome
    /// Why its vote was challenged, if it was.
    let challenge: String?
    /// Its entry in the Record.
    let log: String
    let index: Int

    /// A decision whose vote was challenged stays in the account and has no effect.
    public var isAdopted: Bool { outcome.isAdopted && challenge == nil }
    var tally: Tally? { outcome.tally }

    /// The number of a decision: each year anew, and for each circle of readers by itself, so that nobody can tell from
    /// a gap that something was decided elsewhere.
    public struct Number: Hashable, Sendable, Comparable, CustomStringConvertible {
        let year: Int
        let sequence: Int

        public var description: String { "\(year)/\(sequence)" }

        public static func < (one: Number, other: Number) -> Bool {
            (one.year, one.sequence) < (other.year, other.sequence)
        }

        /// The number after the greatest one that these readers know of.
        static func next(after last: Int?, in year: Int) -> Number { Number(year: year, sequence: (last ?? 0) + 1) }
    }

    /// The object in threads and search.
    public var node: NodeReference { NodeReference(.decision, id) }

    var result: Message {
        if challenge != nil { return Message("Challenged") }
        return matter == .opinion && isAdopted ? Message("Given") : outcome.word
    }
}

extension NodeKind {
    /// A meeting in threads and search.
    public static let meeting = NodeKind("meeting")
    /// A decision in threads and search.
    public static let decision = NodeKind("decision")
    /// An item of an agenda, in search.
    static let agendaItem = NodeKind("agenda-item")
    /// A paper, in search.
    static let paper = NodeKind("paper")
    /// What the room `Strategy` calls its recommendations.
    static let recommendation = NodeKind("recommendation")
}
