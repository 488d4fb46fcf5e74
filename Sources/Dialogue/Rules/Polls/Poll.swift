// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

typealias PollID = ID<Poll>

/// A question put to the audience, with answers to choose from.
struct Poll: Hashable, Sendable {
    enum State: String, Hashable, Sendable, CaseIterable { case prepared, open, closed }

    let id: PollID
    let council: CouncilID
    let conference: ConferenceID
    let text: String
    let answers: [String]
    let state: State
    /// How many have answered: all that is known of an open poll, to anybody.
    let voters: Int

    static let answersAllowed = 2...10
    static let longest = 200
}

/// A poll as somebody typed it.
struct PollDraft: Hashable, Sendable {
    let text: String
    let answers: [String]

    init?(_ form: inout FormReader) {
        text = form.text("poll", limit: Poll.longest)
        answers = form.raw("answers").filledLines.map { String($0.prefix(Poll.longest)) }
        if !Poll.answersAllowed.contains(answers.count) || Set(answers).count < answers.count {
            form.refuse("answers", Message("Give 2 to 10 different answers, a line each."))
        }
        guard form.faults.isEmpty else { return nil }
    }
}

/// Why an answer to a poll is not counted. It is counted or refused, never in between.
enum PollRefusal: Error, Hashable, Sendable, CaseIterable {
    case notOpen, answered, noChoice

    var message: Message {
        switch self {
        case .notOpen: Message("This poll is closed. Your answer was not counted.")
        case .answered: Message("An answer from you is counted already. This one was not.")
        case .noChoice: Message("Choose one of the answers.")
        }
    }

    /// Why an answer is not counted, or nil.
    static func of(_ poll: Poll, choice: Int?, hasAnswered: Bool) -> PollRefusal? {
        if poll.state != .open { return .notOpen }
        if hasAnswered { return .answered }
        return choice.map(poll.answers.indices.contains) ?? false ? nil : .noChoice
    }
}
