// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// A vote that chooses among options, where an ordinary one is for or against a text.
enum Asked: Hashable, Sendable, Codable {
    case election(Contest)
    /// An order of all (`Schulze`).
    case ranking(Slate)
    /// As many as one likes (`Approval`).
    case approval(Slate)

    var slate: Slate {
        switch self {
        case .election(let contest): contest.slate
        case .ranking(let slate), .approval(let slate): slate
        }
    }

    /// The options that can be marked.
    var standing: [Int] {
        switch self {
        case .election(let contest): contest.standing
        case .ranking(let slate), .approval(let slate): Array(slate.numbers)
        }
    }

    var form: MarkForm {
        switch self {
        case .election(let contest): contest.form
        case .ranking: .rank
        case .approval: .approve
        }
    }

    var matter: MajorityKind {
        if case .election = self { return .election }
        return .priorities
    }

    var word: Message {
        switch self {
        case .election(let contest) where contest.round == 1: Message("Election")
        case .election(let contest): Message("Election, round \(contest.round)")
        case .ranking: Message("Ranking")
        case .approval: Message("Approval voting")
        }
    }

    /// Why marks are no ballot here; nil where they are.
    func refusal(of marks: Marks, allowsBlank: Bool) -> MarkRefusal? {
        form.refusal(of: marks, slate, standing: standing, allowsBlank: allowsBlank)
    }
}

/// What a choice among options came to.
enum Chosen: Hashable, Sendable, Codable {
    case election(ElectionResult)
    case ranking(Ranked)
    case approval(Approved)

    /// An order with what it rests on.
    struct Ranked: Hashable, Sendable, Codable {
        let slate: Slate
        let order: Schulze
        let ballots: Int
        let blank: Int
    }

    /// How many approved of what.
    struct Approved: Hashable, Sendable, Codable {
        let slate: Slate
        let votes: Approval
        let ballots: Int
        let blank: Int
    }

    /// Counts the ballots of a ranking or an approval; nil for an election, which has rules (`ElectionCount`).
    init?(_ asked: Asked, _ ballots: [Marks]) {
        let blank = ballots.count(where: \.isBlank)
        switch asked {
        case .election: return nil
        case .ranking(let slate):
            let order = Schulze(options: slate.options.count, ballots)
            self = .ranking(Ranked(slate: slate, order: order, ballots: ballots.count, blank: blank))
        case .approval(let slate):
            let votes = Approval(options: slate.options.count, ballots)
            self = .approval(Approved(slate: slate, votes: votes, ballots: ballots.count, blank: blank))
        }
    }

    /// Whether it leads to something: somebody is elected, something has an order.
    var isAdopted: Bool {
        switch self {
        case .election(let result): !result.elected.isEmpty
        case .ranking(let ranked): ranked.ballots > ranked.blank
        case .approval(let approved): approved.ballots > approved.blank
        }
    }

    /// Whether nothing more has to be voted on or decided.
    var isOver: Bool {
        if case .election(let result) = self { return result.isOver }
        return true
    }

    /// The result in a line.
    var brief: Message {
        switch self {
        case .election(let result):
            result.elected.isEmpty
                ? Message("Nobody elected") : Message("Elected: \(list: result.contest.slate.names(result.elected))")
        case .ranking(let ranked): Self.first(ranked.slate, ranked.order.places)
        case .approval(let approved): Self.first(approved.slate, approved.votes.places)
        }
    }

    private static func first(_ slate: Slate, _ places: [Int]) -> Message {
        let first = slate.numbers.filter { places.indices.contains($0 - 1) && places[$0 - 1] == 1 }
        return Message("First: \(list: slate.names(Array(first)))")
    }
}
