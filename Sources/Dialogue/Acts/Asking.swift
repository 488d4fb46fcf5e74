// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

/// The right of one person to take part in one session now. Whatever the audience writes takes one; only a submission
/// makes it, after locking and reading the session in the same transaction.
struct Ticket {
    let transaction: Transaction
    let conference: Conference
    let guest: Guest

    fileprivate init(transaction: Transaction, conference: Conference, guest: Guest) {
        self.transaction = transaction
        self.conference = conference
        self.guest = guest
    }
}

extension Submission {
    /// Lets somebody ask or vote; throws the page that says why not.
    func ticket(_ id: ConferenceID) throws -> Ticket {
        try lock(id)
        let conference = try found(id)
        let guest = try welcomedGuest(of: conference)
        if let refusal = conference.refusal(of: guest) { throw try turnedAway(conference, refusal) }
        return Ticket(transaction: transaction, conference: conference, guest: guest)
    }

    /// Lets somebody say at the end how it was: whoever may ask in the session, while anything is kept of it.
    func closingTicket(_ id: ConferenceID) throws -> Ticket {
        try lock(id)
        let conference = try found(id)
        let guest = try welcomedGuest(of: conference)
        guard conference.takesOpinions(at: now) else { throw try turnedAway(conference, .over) }
        guard conference.plan.door.asking != .registered || guest.isRegistered else {
            throw try turnedAway(conference, .registeredOnly)
        }
        return Ticket(transaction: transaction, conference: conference, guest: guest)
    }

    private func turnedAway(_ conference: Conference, _ refusal: ParticipationRefusal) throws -> Answer {
        Answer(page(try conferencePage(conference, refused: refusal.message), status: 409))
    }

    /// Asks a question; a moderator reads it before anybody else.
    func ask(_ id: ConferenceID) throws -> Reply {
        let ticket = try ticket(id)
        let waiting = try snapshot.ownQuestions(of: ticket.guest, in: ticket.conference).count { $0.state == .waiting }
        do {
            let draft = try QuestionDraft(
                reader.raw("question"), signature: reader.raw("signature"), waiting: waiting, for: ticket.conference)
            _ = try ticket.ask(draft, tongue: say.tongue)
        } catch let refusal as QuestionRefusal {
            let fault = Fault(field: refusal.field ?? "question", message: refusal.message)
            throw refuse(try conferencePage(ticket.conference, asking: [fault]))
        }
        try announceToModerators(ticket.conference)
        return .seeOther(link(ConferenceRoute.conference(id)).at("questions"))
    }

    /// Votes for a question that everybody sees, or takes the vote back.
    func voteForQuestion(_ id: ConferenceID) throws -> Reply {
        let ticket = try ticket(id)
        let isFor = form["for"] != nil
        guard let chosen = QuestionID(form["for"] ?? form["take"] ?? ""),
            let question = try snapshot.question(chosen, of: ticket.conference), question.state.isShown
        else { throw Refusal.absent }
        try ticket.vote(for: question, isFor)
        try announce(ticket.conference, .gathered)
        let page: Link =
            form["page"] == "all" ? link(QuestionRoute.all(id)) : link(ConferenceRoute.conference(id))
        return .seeOther(page.at("questions"))
    }

    /// Counts what somebody says of the session at its end, once.
    func judge(_ id: ConferenceID) throws -> Reply {
        let ticket = try closingTicket(id)
        var answers: [Opinion: Opinion.Answer] = [:]
        for question in Opinion.allCases { answers[question] = Opinion.Answer(rawValue: reader.raw(question.rawValue)) }
        guard !answers.isEmpty else {
            let fault = Fault(field: Opinion.allCases[0].rawValue, message: Message("Answer at least one question."))
            throw refuse(try conferencePage(ticket.conference, judging: [fault]))
        }
        _ = try ticket.judge(answers)
        return .seeOther(link(ConferenceRoute.conference(id)).at("evaluation"))
    }

    /// Counts an answer to a poll, or says that it was not counted.
    func answerPoll(_ id: ConferenceID, _ pollID: PollID) throws -> Reply {
        let ticket = try ticket(id)
        guard let poll = try snapshot.poll(pollID, of: ticket.conference), poll.state != .prepared else {
            throw Refusal.absent
        }
        let choice = Int(reader.raw("choice"))
        let hasAnswered = try snapshot.hasAnswered(poll, ticket.guest)
        if let refusal = PollRefusal.of(poll, choice: choice, hasAnswered: hasAnswered) {
            let status = refusal == .noChoice ? 422 : 409
            throw Answer(page(try conferencePage(ticket.conference, refused: refusal.message), status: status))
        }
        guard let choice else { throw Refusal.absent }
        try ticket.answer(poll, choice: choice)
        try announce(ticket.conference, .gathered)
        return .seeOther(link(ConferenceRoute.conference(id)).at("polls"))
    }
}

extension Conference {
    /// Whether the few questions at the end are asked now: from the opening until thirty days after.
    func takesOpinions(at now: Instant) -> Bool {
        (state == .live && now >= ends) || (state == .closed && now < forgets)
    }
}
