// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Lineage
import Markup
import Web

/// Reminding those to whom an answer is owed: the secretariat and the chair of the formation that decided, once for each
/// occasion, whichever process does it and however often.
struct AnswerReminders: Sendable {
    let languages: Languages

    /// Each hour, since each council has a morning of its own; a reminder goes out from seven on the council's clocks.
    var schedule: Schedule {
        Schedule("meetings.remind-of-answers", .minutes(60)) { context in
            for council in try await context.database.read({ try $0.councils() }) {
                try await context.database.write { try remind(council, in: $0) }
            }
        }
    }

    func remind(_ council: CouncilIdentity, in transaction: Transaction) throws {
        let moment = transaction.now.local(in: Zone(council.zone) ?? .utc)
        guard moment.time.minuteOfDay >= 7 * 60 else { return }
        let horizon = moment.date.adding(days: -AnswerReminder.weekBefore.rawValue)
        for answer in try transaction.awaitedAnswers(in: council.id, by: horizon) {
            guard let occasion = AnswerReminder.reached(due: answer.due, today: moment.date),
                try transaction.markReminded(answer, occasion)
            else { continue }
            try tell(answer, occasion, council, transaction)
        }
    }

    private func tell(
        _ answer: AwaitedAnswer, _ occasion: AnswerReminder, _ council: CouncilIdentity, _ transaction: Transaction
    ) throws {
        let people = try transaction.peopleOwed(answer)
        try transaction.tell(
            people, occasion.isLate ? .answerLate : .answerDue, about: answer.decision.node, in: council.id)
        for id in people {
            guard let person = try transaction.person(id), let text = person.address?.text,
                let address = MailAddress(text)
            else { continue }
            let say = languages.speech(in: person.tongue ?? council.tongue)
            let letter = Letter(
                Self.notice(council, occasion, in: say.tongue),
                to: Mailbox(HeaderText(flattening: person.name), address), in: say)
            try transaction.post(
                letter, council: council.id,
                key: "meetings.answer \(answer.decision.id) \(answer.due) \(occasion) \(id)")
        }
    }

    /// One neutral line: neither what was decided, nor who owes the answer.
    private static func notice(_ council: CouncilIdentity, _ occasion: AnswerReminder, in tongue: Tongue) -> MailNotice
    {
        MailNotice(
            subject: occasion.isLate
                ? Message("An answer to \(council.name) is late") : Message("An answer to \(council.name) is due soon"),
            line: occasion.isLate
                ? Message("An answer that the council waits for is past its date.")
                : Message("An answer that the council waits for is due soon."),
            button: MailNotice.Button(
                Message("Open my desk"), Link(path: ["c", council.slug, tongue.rawValue, "desk"])),
            reason: Message(
                "You get this mail because you preside over a formation of this council, or keep its secretariat."))
    }
}

extension NotificationEvent {
    static let answerDue = NotificationEvent("decision.answer-due") { Message("An answer is due soon: \($0)") }
    static let answerLate = NotificationEvent("decision.answer-late") { Message("The answer is late: \($0)") }
}
