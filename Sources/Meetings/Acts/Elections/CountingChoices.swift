// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Record
import Web

extension Submission {
    /// Counts the ballots of an election, a ranking or an approval.
    func countMarks(
        _ asks: Asked, of vote: Vote, in sitting: Sitting, _ voted: Set<SeatID>, _ permit: Permit<CloseVote>,
        _ key: BoxKey?
    ) throws -> Counted {
        guard vote.method == .secret else {
            let marks = try snapshot.namedMarks(of: vote).map(\.marks)
            guard !marks.isEmpty else { throw Faults([("", Message("Nobody has voted yet."))]) }
            return Counted(outcome: .choice(try chosen(asks, marks, of: vote, in: sitting, voted)), list: nil)
        }
        let opened = try openBox(of: vote, as: MarkedBallot.self, key)
        // A ballot that another program put into the box is none that the page could send.
        guard opened.allSatisfy({ asks.refusal(of: $0.marks, allowsBlank: true) == nil }) else {
            throw BoxFault.changed
        }
        try permit.publish(opened)
        return Counted(
            outcome: .choice(try chosen(asks, opened.map(\.marks), of: vote, in: sitting, voted)),
            list: opened.map { "\($0.code) \($0.marks.text)" })
    }

    private func chosen(
        _ asks: Asked, _ marks: [Marks], of vote: Vote, in sitting: Sitting, _ voted: Set<SeatID>
    ) throws -> Chosen {
        if let chosen = Chosen(asks, marks) { return chosen }
        guard case .election(let contest) = asks else { throw Refusal.absent }
        let seed = typed("seed").trimmed
        let count = ElectionCount(
            contest: contest, rules: sitting.rules.ballots.elections ?? .usual,
            majority: vote.majority ?? sitting.rules.majority(for: .election),
            headcount: sitting.roll.headcount(at: now, recused: sitting.recusals[vote.item] ?? [], voted: voted),
            lot: Lot(seed: seed.isEmpty ? ReceiptCode.random().text : String(seed.prefix(200))) { Digest(of: $0).bytes }
        )
        return .election(count.result(of: marks))
    }

    /// Writes down between whom the chair decided, and makes the decision.
    func settleTie(_ id: MeetingID, _ voteID: VoteID, _ means: Means) throws -> Reply {
        let subject = try foundVote(id, voteID)
        let permit = try transaction.permit(CloseVote.self, standing, on: subject)
        do {
            guard [.open, .closed].contains(subject.meeting.state), let known = subject.vote.chosen,
                case .election(let result) = known
            else { throw Refusal.notAllowed(Self.notNow) }
            let chosen = form.pairs.filter { $0.name == "elected" }.compactMap { Int($0.value) }
            guard let settled = result.decided(by: chosen) else {
                throw Faults([
                    ("elected", Message("Choose as many as there are places left, among those with equal votes."))
                ])
            }
            try permit.settle(settled, over: known)
            let ballots = try snapshot.markedBallots(opened: voteID, in: council.id)
            let list = subject.vote.method == .secret ? ballots.map { "\($0.code) \($0.marks.text)" } : nil
            return try finish(
                subject, Counted(outcome: .choice(.election(settled)), list: list), permit, means)
        } catch let faults as Faults {
            throw refuse(try votePage(subject, means, problems(faults)))
        } catch is Changed {
            return .seeOther(link(MeetingsRoute.vote(id, voteID)))
        }
    }
}
