// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses of questions from the audience, of polls, and of the evaluation at the end.
enum QuestionRoute: RouteSet {
    case all(ConferenceID), ask(ConferenceID), vote(ConferenceID), judge(ConferenceID)
    case move(ConferenceID, QuestionID)
    case addPoll(ConferenceID)
    case openPoll(ConferenceID, PollID), closePoll(ConferenceID, PollID), answer(ConferenceID, PollID)

    static let endpoints: [Endpoint<QuestionRoute>] = questions + polls

    private static let questions: [Endpoint<QuestionRoute>] = [
        .page("/conferences/{id}/questions", .anyone, "All questions shown in a session") {
            slots throws(Slots.Mismatch) in
            .all(try slots.id("id"))
        },
        .form("/conferences/{id}/questions", .anyone, "Ask a question in a session") { slots throws(Slots.Mismatch) in
            .ask(try slots.id("id"))
        },
        .form("/conferences/{id}/votes", .anyone, "Vote for a question, or take the vote back") {
            slots throws(Slots.Mismatch) in
            .vote(try slots.id("id"))
        },
        .form("/conferences/{id}/opinions", .anyone, "Say how a session was") { slots throws(Slots.Mismatch) in
            .judge(try slots.id("id"))
        },
        .form("/conferences/{id}/questions/{question}", .members, "Moderate a question") {
            slots throws(Slots.Mismatch) in
            .move(try slots.id("id"), try slots.id("question"))
        },
    ]

    private static let polls: [Endpoint<QuestionRoute>] = [
        .form("/conferences/{id}/polls", .members, "Prepare a poll") { slots throws(Slots.Mismatch) in
            .addPoll(try slots.id("id"))
        },
        .form("/conferences/{id}/polls/{poll}/open", .members, "Open a poll") { slots throws(Slots.Mismatch) in
            .openPoll(try slots.id("id"), try slots.id("poll"))
        },
        .form("/conferences/{id}/polls/{poll}/close", .members, "Close a poll and show its result") {
            slots throws(Slots.Mismatch) in
            .closePoll(try slots.id("id"), try slots.id("poll"))
        },
        .form("/conferences/{id}/polls/{poll}/answer", .anyone, "Answer a poll") { slots throws(Slots.Mismatch) in
            .answer(try slots.id("id"), try slots.id("poll"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .all(let id), .ask(let id): .council(["conferences", "\(id)", "questions"])
        case .vote(let id): .council(["conferences", "\(id)", "votes"])
        case .judge(let id): .council(["conferences", "\(id)", "opinions"])
        case .move(let id, let question): .council(["conferences", "\(id)", "questions", "\(question)"])
        case .addPoll(let id): .council(["conferences", "\(id)", "polls"])
        case .openPoll(let id, let poll): .council(["conferences", "\(id)", "polls", "\(poll)", "open"])
        case .closePoll(let id, let poll): .council(["conferences", "\(id)", "polls", "\(poll)", "close"])
        case .answer(let id, let poll): .council(["conferences", "\(id)", "polls", "\(poll)", "answer"])
        }
    }
}
