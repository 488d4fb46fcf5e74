// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// The sealed ballots of one vote, without any order: they lie sorted by their bytes, which are random. All of them are
/// written anew with each ballot, so that what is stored does not tell which came last.
struct SealedBallots: Hashable, Sendable {
    static let length = SecretBallot.bytes + BoxLock.surplus
    private(set) var ballots: [[UInt8]] = []

    init() {}

    /// Nil where the bytes are no whole number of sealed ballots.
    init?(bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: Self.length) else { return nil }
        ballots = stride(from: 0, to: bytes.count, by: Self.length).map { Array(bytes[$0..<$0 + Self.length]) }
    }

    var bytes: [UInt8] { ballots.flatMap { $0 } }

    mutating func drop(_ sealed: [UInt8]) {
        ballots.append(sealed)
        ballots.sort { $0.lexicographicallyPrecedes($1) }
    }
}

/// The ballot box of a secret vote: who has voted, and beside it, tied to nobody, what was voted.
struct SecretBox: Hashable, Sendable {
    /// With fewer ballots a result would tell who voted how.
    static let fewest = 3

    private(set) var turnout: Turnout
    private(set) var sealed: SealedBallots
    let allowsAbstention: Bool

    init(_ turnout: Turnout = Turnout(), _ sealed: SealedBallots = SealedBallots(), allowsAbstention: Bool = true) {
        self.turnout = turnout
        self.sealed = sealed
        self.allowsAbstention = allowsAbstention
    }

    /// Takes a ballot of whoever stands for a seat.
    mutating func cast(
        _ ballot: some BoxedBallot, for seat: SeatID, _ roll: Roll, at now: Instant, recused: Set<SeatID> = [],
        seal: ([UInt8]) -> [UInt8]
    ) throws(BallotRefusal) -> Voter {
        let voter = try turnout.admits(seat, roll, at: now, recused: recused)
        guard !ballot.isAbstention || allowsAbstention else { throw .noAbstention }
        turnout.enter(voter)
        sealed.drop(seal(ballot.plain))
        return voter
    }

    /// Opens all ballots at once, as they are published: sorted by their codes, which are random. From then on nothing
    /// is taken any more. Throws where there are too few, or not as many as people who voted.
    mutating func open<B: BoxedBallot>(
        as kind: B.Type, with opening: ([UInt8]) -> [UInt8]?
    ) throws(BoxFault) -> [B] {
        let ballots = sealed.ballots.compactMap { opening($0).flatMap(B.init(plain:)) }
        guard ballots.count == sealed.ballots.count, ballots.count == turnout.voters.count else { throw .changed }
        guard ballots.count >= Self.fewest else { throw .tooFew }
        turnout.close()
        sealed = SealedBallots()
        return ballots.sorted { ($0.code, $0.order) < ($1.code, $1.order) }
    }

    /// Opens the ballots of a question that is answered for or against.
    mutating func open(with opening: ([UInt8]) -> [UInt8]?) throws(BoxFault) -> [SecretBallot] {
        try open(as: SecretBallot.self, with: opening)
    }
}

extension VoteCount {
    init(_ ballots: [SecretBallot]) {
        func count(_ choice: Ballot.Choice) -> Int { ballots.count { $0.choice == choice } }
        self.init(for: count(.yes), against: count(.no), abstained: count(.abstention))
    }
}

/// Why a ballot box is not opened.
enum BoxFault: Error, Hashable, Sendable, CaseIterable {
    case tooFew, changed, keyMissing

    var message: Message {
        switch self {
        case .tooFew:
            Message(
                "A secret ballot is opened only with \(SecretBox.fewest) ballots or more. With fewer the result would tell who voted how."
            )
        case .changed:
            Message(
                "The ballots in the box do not belong to those who voted: somebody changed what is stored. This vote has no result; end it and vote again."
            )
        case .keyMissing:
            Message(
                "The key of this vote is not there, so nobody can open its ballots. If a server of this installation still has it, that server can; else end the vote and vote again."
            )
        }
    }
}
