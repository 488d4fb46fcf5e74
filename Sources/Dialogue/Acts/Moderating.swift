// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Submission {
    /// Moves a question: shows it, holds it back, answers it. Who was slower of two moderators is told.
    func moveQuestion(_ id: ConferenceID, _ questionID: QuestionID) throws -> Reply {
        try lock(id)
        let conference = try found(id)
        let refusal = standing.refusal(of: ModerateConference.self, on: conference)
        // A question that is not shown does not exist for whoever does not moderate.
        guard let question = try snapshot.question(questionID, of: conference),
            refusal == nil || question.state.isShown
        else { throw Refusal.absent }
        if let refusal { throw refusal }
        do {
            try move(question, of: conference)
        } catch let refusal as QuestionRefusal {
            let problem = Form.Problem(refusal.field, say(refusal.message))
            let page = try runPage(conference, refused: (question.id, problem))
            throw Answer(self.page(page, status: refusal == .movedMeanwhile ? 409 : 422))
        }
        return .seeOther(link(ConferenceRoute.run(id)).at("questions"))
    }

    private func move(_ question: Question, of conference: Conference) throws {
        guard form["version"] == "\(question.version)", let move = Question.Move(rawValue: reader.raw("move")),
            let state = move.result(from: question.state)
        else { throw QuestionRefusal.movedMeanwhile }
        let words = String(reader.raw("words").prefix(5_000))
        if move == .hold, words.isEmpty { throw QuestionRefusal.needsReason }
        if move == .write, words.isEmpty { throw QuestionRefusal.needsAnswer }
        let other = move == .merge ? try target(of: question, conference) : nil
        let permit = try transaction.permit(
            ModerateConference.self, standing, on: conference, note: "question \(move.rawValue)")
        try permit.move(
            question, to: state, reason: move == .hold ? words : other?.text ?? "",
            answer: move == .write ? words : question.answer)
        if let other { try permit.giveVotes(of: question, to: other) }
        if question.state.isShown || state.isShown { try announce(conference) }
        // Its asker watches the same page, and is told with the next change or by reloading.
        try announceToModerators(conference)
    }

    /// The question it is put together with: one that everybody sees.
    private func target(of question: Question, _ conference: Conference) throws -> Question {
        guard let id = QuestionID(reader.raw("into")), id != question.id,
            let other = try snapshot.question(id, of: conference), other.state.isShown
        else { throw QuestionRefusal.needsOther }
        return other
    }

    /// Prepares a poll; nobody sees it before it is opened.
    func addPoll(_ id: ConferenceID) throws -> Reply {
        try lock(id)
        let conference = try found(id)
        if let refusal = standing.refusal(of: ModerateConference.self, on: conference) { throw refusal }
        var reader = reader
        guard let draft = PollDraft(&reader) else { throw refuse(try runPage(conference, preparing: reader.faults)) }
        let permit = try transaction.permit(ModerateConference.self, standing, on: conference, note: "poll prepared")
        try permit.prepare(draft)
        try announceToModerators(conference)
        return .seeOther(link(ConferenceRoute.run(id)).at("polls"))
    }

    /// Opens a poll that was prepared, or closes one that is open. Doing it twice changes nothing.
    func movePoll(_ id: ConferenceID, _ pollID: PollID, to state: Poll.State) throws -> Reply {
        try lock(id)
        let conference = try found(id)
        let refusal = standing.refusal(of: ModerateConference.self, on: conference)
        guard let poll = try snapshot.poll(pollID, of: conference), refusal == nil || poll.state != .prepared else {
            throw Refusal.absent
        }
        if let refusal { throw refusal }
        let fits = state == .open ? poll.state == .prepared && !conference.state.isOver : poll.state == .open
        if fits {
            let permit = try transaction.permit(
                ModerateConference.self, standing, on: conference, note: "poll \(state.rawValue)")
            try permit.move(poll, to: state)
            try announce(conference)
        }
        return .seeOther(link(ConferenceRoute.run(id)).at("polls"))
    }
}
