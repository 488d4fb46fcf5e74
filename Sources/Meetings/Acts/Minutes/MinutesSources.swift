// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A part of the room that has something to tell in the minutes.
struct MinutesSource: Sendable {
    /// What happened at a meeting, in any order, as far as the scope sees. Names are given in the language of the meeting,
    /// which `say` speaks.
    let happenings: @Sendable (_ sitting: Sitting, Scope, Snapshot, _ say: Speech) throws -> [Happening]

    /// Every source. A part that keeps account of something adds its line here; the document needs no change.
    static let all: [MinutesSource] = [.votesWithoutResult]
}

extension MinutesSource {
    /// Votes that were ended without a result. What they came to otherwise stands with the decision.
    static let votesWithoutResult = MinutesSource { sitting, scope, snapshot, _ in
        try snapshot.votes(of: sitting.meeting, for: scope).compactMap { vote in
            guard vote.state == .cancelled, let ending = vote.ending else { return nil }
            return Happening(
                .vote, under: vote.item, at: vote.closed ?? vote.opened, for: vote.readership,
                Message("Put to the vote: “\(vote.text)” \(ending.message)"))
        }
    }
}
