// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// How a vote can be taken again, if it can.
struct Repetition: Hashable, Sendable {
    let ground: Vote.Sequel.Ground
    /// What is chosen between then; nil where it is a matter of for and against.
    let asks: Asked?
    let majority: Majority
    /// Whether it is for a later meeting.
    let isLater: Bool

    /// - Parameters:
    ///   - earlier: the votes before it on the same question
    ///   - majority: what the rules ask for the matter
    init?(of vote: Vote, after earlier: [Vote], _ ballots: Ballots, majority ordinary: Majority) {
        guard vote.state == .closed else { return nil }
        if vote.challenge != nil {
            self.init(ground: .challenge, asks: vote.asks, majority: vote.majority ?? ordinary, isLater: false)
            return
        }
        if case .election(let result) = vote.chosen {
            guard let next = result.following else { return nil }
            self.init(ground: .round, asks: .election(next), majority: vote.majority ?? ordinary, isLater: false)
            return
        }
        let missed = earlier.count { $0.challenge == nil } + 1
        guard let tally = vote.tally, let step = ballots.next(after: tally, votesSoFar: missed) else { return nil }
        self.init(
            ground: .missed, asks: nil, majority: Ballots.majority(step, ordinary), isLater: step.when == .nextMeeting)
    }

    private init(ground: Vote.Sequel.Ground, asks: Asked?, majority: Majority, isLater: Bool) {
        self.ground = ground
        self.asks = asks
        self.majority = majority
        self.isLater = isLater
    }

    /// What the page says of it.
    var message: Message {
        switch (ground, isLater) {
        case (.challenge, _):
            Message("This vote was challenged. It can be taken again; the first stays in the account.")
        case (.round, _):
            Message("Nobody else has the majority that is needed. Those named above stand in the next round.")
        case (.missed, false):
            Message("Neither side reached the majority. The rules of this council let it be voted on again at once.")
        case (.missed, true):
            Message(
                "Neither side reached the majority. The rules of this council put it off to the next meeting, where it is offered again."
            )
        }
    }
}
