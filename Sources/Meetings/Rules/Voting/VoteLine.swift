// SPDX-License-Identifier: EUPL-1.2
import Language

extension MinutesDocument.VoteLine {
    /// What the minutes say of a vote that has a result; nil of any other. Earlier rounds of an election stand before the
    /// one that decided, a challenged result before the one that replaced it.
    init?(of vote: Vote, number: String, named: [String: [String]]) {
        guard vote.outcome != nil else { return nil }
        self.init(
            text: vote.text, method: vote.method, tally: vote.tally, chosen: vote.chosen, challenge: vote.challenge,
            number: number, named: named)
    }

    var outcome: Outcome? { Outcome(tally, chosen) }

    /// The result in a word or a line.
    var result: Message {
        if challenge != nil { return Message("Challenged") }
        if case .choice(.election) = outcome { return outcome?.brief ?? Message("No result") }
        return outcome?.word ?? Message("No result")
    }

    /// The number of the decision, or that it was a vote: one on an amendment and a round of an election make none.
    var heading: Message { number.isEmpty ? Message("Vote") : Message("Decision \(number)") }

    /// The result in sentences, for formats that draw nothing.
    func sentences(_ say: Speech) -> [String] {
        let brief = outcome.map { "\(say($0.brief))." }
        let rest = [tally?.rule, tally?.collegeSentence].compactMap(\.self) + remarks
        return [brief].compactMap(\.self) + rest.map { say($0) }
    }

    /// What else the account says: the quorum, and a challenge.
    var remarks: [Message] {
        let challenged = challenge.map { Message("Challenged, and so without effect: \($0)") }
        return [tally?.quorum?.message, challenged].compactMap(\.self)
    }
}
