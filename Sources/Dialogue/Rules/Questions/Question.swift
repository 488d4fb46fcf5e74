// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

typealias QuestionID = ID<Question>

/// A question from the audience.
struct Question: Hashable, Sendable {
    /// Where it stands. What is not shown does not exist but for its asker and those who moderate.
    enum State: String, Hashable, Sendable, CaseIterable {
        /// Being read by a moderator.
        case waiting
        case shown
        /// Being answered at this moment.
        case now
        case answered
        /// To be answered in writing afterwards.
        case later
        /// Not shown, for a reason that its asker is told.
        case held
        /// Put together with another one that asks the same.
        case merged

        /// Whether everybody who sees the session sees it.
        var isShown: Bool { [.shown, .now, .answered, .later].contains(self) }

        /// What stands higher: being answered, in line, to be answered in writing, answered.
        var rank: Int {
            switch self {
            case .now: 0
            case .shown: 1
            case .later: 2
            case .answered: 3
            case .waiting, .held, .merged: 9
            }
        }

        static let allShown: [State] = [.shown, .now, .answered, .later]
    }

    let id: QuestionID
    let council: CouncilID
    let conference: ConferenceID
    let text: String
    let tongue: Tongue
    /// As the asker signed, where they did.
    let signature: String
    let state: State
    /// Why it is not shown.
    let reason: String
    /// The answer in writing.
    let answer: String
    let votes: Int
    let version: Int

    static let longest = 500
    /// Questions of one person that may wait at the same time.
    static let mostWaiting = 5

    /// Its place in the list: by state, then by votes. Kept in a column, so that a page reads no more than it shows.
    var place: Int { state.rank * 1_000_000_000 - votes }
}

extension Question {
    /// What a moderator does with it.
    enum Move: String, Hashable, Sendable, CaseIterable {
        case show, hold, take, answered, later, write, merge

        /// Where it leads from a state; nil where it does not fit.
        func result(from state: State) -> State? {
            switch (self, state) {
            case (.show, .waiting), (.show, .held), (.show, .merged), (.show, .now), (.show, .later): .shown
            case (.hold, .waiting), (.hold, .shown): .held
            case (.take, .shown), (.take, .answered), (.take, .later): .now
            case (.answered, .shown), (.answered, .now), (.answered, .later): .answered
            case (.later, .shown), (.later, .now): .later
            case (.write, .shown), (.write, .now), (.write, .later), (.write, .answered): .answered
            case (.merge, .waiting), (.merge, .shown): .merged
            default: nil
            }
        }
    }

    /// The moves that fit the state it is in, the likeliest first.
    var moves: [Move] {
        let first: Move =
            switch state {
            case .waiting, .held, .merged: .show
            case .shown: .take
            case .now: .answered
            case .answered, .later: .write
            }
        return [first] + Move.allCases.filter { $0 != first && $0.result(from: state) != nil }
    }
}

/// Why a question is not taken, or not moved.
enum QuestionRefusal: Error, Hashable, Sendable, CaseIterable {
    case empty, tooLong, tooManyWaiting, needsName, movedMeanwhile, needsReason, needsAnswer, needsOther

    /// The field it concerns.
    var field: String? {
        switch self {
        case .empty, .tooLong, .tooManyWaiting: "question"
        case .needsName: "signature"
        case .movedMeanwhile: nil
        case .needsReason, .needsAnswer: "words"
        case .needsOther: "into"
        }
    }

    var message: Message {
        switch self {
        case .empty: Message("Write your question.")
        case .tooLong: Message("At most \(Question.longest) characters.")
        case .tooManyWaiting:
            Message(
                "\(Question.mostWaiting) of your questions are still being read. Ask again once one of them is settled."
            )
        case .needsName: Message("In this session questions carry a name: yours, or that of your organisation.")
        case .movedMeanwhile: Message("Somebody else moved this question meanwhile. It stands here as it is now.")
        case .needsReason: Message("Say why. The asker is told, and nobody else.")
        case .needsAnswer: Message("Write the answer.")
        case .needsOther: Message("Choose the question that asks the same.")
        }
    }
}

/// A question as somebody typed it.
struct QuestionDraft: Hashable, Sendable {
    let text: String
    let signature: String

    /// Reads it by the rules of the session; throws `QuestionRefusal`.
    init(_ text: String, signature: String, waiting: Int, for conference: Conference) throws(QuestionRefusal) {
        let signing = conference.plan.door.signing
        guard !text.isEmpty else { throw .empty }
        guard text.count <= Question.longest else { throw .tooLong }
        guard waiting < Question.mostWaiting else { throw .tooManyWaiting }
        guard signing != .signed || !signature.isEmpty else { throw .needsName }
        self.text = text
        self.signature = signing == .unsigned ? "" : String(signature.prefix(80))
    }
}
