// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Record
import Web

extension Submission {
    /// The decision of a vote that is closed: its number and its entry in the Record.
    func decide(
        _ subject: VoteAtMeeting, _ counted: Counted, _ permit: Permit<CloseVote>, _ means: Means
    ) throws -> Decision {
        let (vote, meeting) = (subject.vote, subject.meeting)
        let item = try found(vote.item, of: meeting)
        let day = now.local(in: meeting.starts.zone).date
        let number = try permit.nextNumber(in: day.year)
        let id = transaction.newID(Decision.self)
        let entry = Entry(
            .decision, about: "decision/\(id)",
            body: [
                "number": .text(number.description), "day": .text(day.description),
                "meeting": .text("meeting/\(meeting.id)"), "title": .text(item.title), "text": .text(vote.text),
                "matter": .text(vote.matter.rawValue), "method": .text(vote.method.rawValue),
            ].merging(try account(of: vote, counted)) { first, _ in first })
        let receipt = try transaction.record(entry, of: council.id, for: subject.readership, signedBy: means.keys)
        let decision = Decision(
            id: id, council: council.id, meeting: meeting.id, item: vote.item, vote: vote.id,
            readership: subject.readership, number: number, title: item.title, text: vote.text, tongue: meeting.tongue,
            day: day, matter: vote.matter, outcome: counted.outcome, challenge: nil, log: receipt.log.description,
            index: receipt.index)
        try permit.insert(decision)
        return decision
    }

    /// What the Record keeps of the result, of the rounds before it, and of all opened ballots: the lists as they are
    /// published, so that nobody changes them afterwards.
    private func account(of vote: Vote, _ counted: Counted) throws -> [String: CanonicalJSON] {
        var account = counted.outcome.account
        if let list = counted.list { account["ballots"] = .list(list.map { .text($0) }) }
        let earlier = try snapshot.votes(before: vote, for: scope)
        if let last = earlier.last, vote.sequel?.ground != .round,
            let replaced = try snapshot.decision(of: last.id, for: scope)
        {
            account["replaces"] = .text("decision/\(replaced.id)")
        }
        let rounds = vote.sequel?.ground == .round ? earlier.filter { $0.asks != nil && $0.challenge == nil } : []
        if !rounds.isEmpty {
            account["rounds"] = .list(
                try rounds.map { round in
                    let ballots = try snapshot.markedBallots(opened: round.id, in: council.id)
                    var body = round.outcome?.account ?? [:]
                    body["ballots"] = .list(ballots.map { .text("\($0.code) \($0.marks.text)") })
                    return .object(body)
                })
        }
        return account
    }

    /// Those who hold a seat and may know of the decision; notices show nobody what they may not see.
    func tellOfDecision(_ decision: Decision, _ meeting: Meeting) throws {
        let people = try sitting(meeting).holdings.flatMap { [$0.titular, $0.substitute] }.compactMap {
            $0?.mandate.person
        }
        try transaction.tell(
            people.filter { $0 != viewer.person }, .decisionTaken, about: decision.node, in: council.id)
    }
}

extension Outcome {
    /// The result as the Record keeps it.
    var account: [String: CanonicalJSON] {
        switch self {
        case .question(let tally): tally.account
        case .choice(.election(let result)): result.account
        case .choice(.ranking(let ranked)):
            [
                "kind": .text("ranking"), "options": .texts(ranked.slate.options),
                "ballots-cast": .integer(ranked.ballots),
                "blank": .integer(ranked.blank), "pairs": .list(ranked.order.pairs.map { .integers($0) }),
                "paths": .list(ranked.order.paths.map { .integers($0) }), "places": .integers(ranked.order.places),
            ]
        case .choice(.approval(let approved)):
            [
                "kind": .text("approval"), "options": .texts(approved.slate.options),
                "ballots-cast": .integer(approved.ballots), "blank": .integer(approved.blank),
                "votes": .integers(approved.votes.votes), "places": .integers(approved.votes.places),
            ]
        }
    }
}

extension Tally {
    fileprivate var account: [String: CanonicalJSON] {
        var account: [String: CanonicalJSON] = [
            "adopted": .truth(isAdopted), "for": .integer(count.yes), "against": .integer(count.no),
            "abstained": .integer(count.abstained), "needed": .integer(needed), "base": .text(base.rawValue),
            "of": .integer(whole), "castingVote": .truth(isByCastingVote),
        ]
        if let manner { account["manner"] = .text(manner.rawValue) }
        if let quorum, let needed = quorum.needed {
            account["quorum"] = .object(["present": .integer(quorum.present), "needed": .integer(needed)])
        }
        if let colleges {
            account["colleges"] = .list(
                colleges.map {
                    .object([
                        "college": .text($0.college), "for": .integer($0.count.yes), "against": .integer($0.count.no),
                        "abstained": .integer($0.count.abstained), "needed": .integer($0.needed),
                        "reached": .truth($0.isMet),
                    ])
                })
        }
        return account
    }
}

extension ElectionResult {
    fileprivate var account: [String: CanonicalJSON] {
        var account: [String: CanonicalJSON] = [
            "kind": .text("election"), "options": .texts(contest.slate.options), "places": .integer(contest.places),
            "round": .integer(contest.round), "standing": .integers(contest.standing), "valid": .integer(valid),
            "blank": .integer(blank), "elected": .integers(elected), "tied": .integers(tied),
            "votes": .list(lines.map { .integers([$0.option, $0.votes]) }),
        ]
        if let needed { account["needed"] = .integer(needed) }
        switch tiebreak {
        case .lot(let seed, let order):
            account["lot"] = .object(["seed": .text(seed), "order": .integers(order)])
        case .chair: account["tie"] = .text("chair")
        case .awaitsChair, .some(.none): account["tie"] = .text("open")
        case nil: break
        }
        return account
    }
}

extension CanonicalJSON {
    fileprivate static func texts(_ texts: [String]) -> CanonicalJSON { .list(texts.map { .text($0) }) }
    fileprivate static func integers(_ numbers: [Int]) -> CanonicalJSON { .list(numbers.map { .integer($0) }) }
}
