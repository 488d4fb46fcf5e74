// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Values

/// A vote given for a seat.
struct Ballot: Hashable, Sendable {
    enum Choice: String, Hashable, Sendable, CaseIterable, Storable { case yes = "for", no = "against", abstention }

    let seat: SeatID
    let person: PersonID
    let choice: Choice
}

/// The ballots of one named vote while it is open. Once given a ballot stands, and once closed nothing is added.
struct BallotBox: Hashable, Sendable {
    private(set) var ballots: [Ballot] = []
    private(set) var isClosed = false
    let allowsAbstention: Bool
    /// Whether the chair votes once everybody else present has.
    let chairVotesLast: Bool

    init(
        _ ballots: [Ballot] = [], isClosed: Bool = false, allowsAbstention: Bool = true, chairVotesLast: Bool = false
    ) {
        self.chairVotesLast = chairVotesLast
        self.ballots = ballots
        self.isClosed = isClosed
        self.allowsAbstention = allowsAbstention
    }

    /// Takes a ballot for a seat.
    mutating func cast(
        _ choice: Ballot.Choice, for seat: SeatID, _ roll: Roll, at now: Instant, recused: Set<SeatID> = []
    ) throws(BallotRefusal) -> Ballot {
        let turnout = Turnout(ballots.map { Voter(seat: $0.seat, person: $0.person) }, isClosed: isClosed)
        let voter = try turnout.admits(seat, roll, at: now, recused: recused)
        guard choice != .abstention || allowsAbstention else { throw .noAbstention }
        guard !waitsForOthers(seat, roll, at: now, recused) else { throw .chairLast }
        let ballot = Ballot(seat: seat, person: voter.person, choice: choice)
        ballots.append(ballot)
        return ballot
    }

    /// Whether the seat presides, has to vote last, and somebody present has not voted.
    private func waitsForOthers(_ seat: SeatID, _ roll: Roll, at now: Instant, _ recused: Set<SeatID>) -> Bool {
        guard chairVotesLast, roll.benches.contains(where: { $0.seat == seat && $0.presides }) else { return false }
        let given = Set(ballots.map(\.seat))
        return roll.voters(at: now, without: recused).keys.contains { $0 != seat && !given.contains($0) }
    }

    mutating func close() { isClosed = true }

    var count: VoteCount { VoteCount(ballots) }
}

/// Why a ballot is not taken.
enum BallotRefusal: Error, Hashable, Sendable, CaseIterable {
    case closed, absent, recused, alreadyGiven, noAbstention, chairLast

    var message: Message {
        switch self {
        case .closed: Message("This vote is closed.")
        case .absent: Message("Only whoever stands for a seat with a vote at this moment can vote for it.")
        case .recused: Message("This seat does not take part in this item.")
        case .alreadyGiven: Message("A vote was given for this seat, or by this person, already. It stands.")
        case .chairLast: Message("The chair votes last here: somebody present has not voted yet.")
        case .noAbstention: Message("The rules of this council know no abstention. Vote for or against.")
        }
    }
}
