// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Lineage
import Markup
import Web

/// What people are told of.
enum Told {
    static let actionDue = NotificationEvent("strategy.action-due") { Message("Due soon: \($0)") }
    static let actionLate = NotificationEvent("strategy.action-late") { Message("Late: \($0)") }
    static let answerDue = NotificationEvent("strategy.answer-due") { Message("Waits for an answer: \($0)") }
    static let answerLate = NotificationEvent("strategy.answer-late") { Message("The answer is late: \($0)") }
    static let answered = NotificationEvent("strategy.answered") { Message("Answered: \($0)") }

    static let all = [actionDue, actionLate, answerDue, answerLate, answered]
}

/// Reminding people of what is due: once for each occasion, whichever process does it and however often.
struct Reminders: Sendable {
    let languages: Languages

    /// Each hour, since each council has a morning of its own; a reminder goes out from seven on the council's clocks.
    var schedule: Schedule {
        Schedule("strategy.remind", .minutes(60)) { context in
            for council in try await context.database.read({ try $0.councils() }) {
                try await context.database.write { try remind(council, in: $0) }
            }
        }
    }

    /// Reminds of everything in a council that has reached an occasion.
    func remind(_ council: CouncilIdentity, in transaction: Transaction) throws {
        let moment = transaction.now.local(in: Zone(council.zone) ?? .utc)
        guard moment.time.minuteOfDay >= 7 * 60 else { return }
        for subject in try transaction.dueSubjects(in: council.id, by: moment.date.adding(days: Occasion.horizon)) {
            guard let occasion = Occasion.reached(due: subject.due, today: moment.date),
                try transaction.markReminded(subject, occasion)
            else { continue }
            try tell(subject, occasion, council, transaction)
        }
    }

    /// Tells those people of the organisation, and the coordinators, who may see the object.
    private func tell(
        _ subject: DueSubject, _ occasion: Occasion, _ council: CouncilIdentity, _ transaction: Transaction
    ) throws {
        let people = try transaction.people(of: subject.organisation, in: council.id)
            .union(transaction.coordinators(in: council.id))
            .filter { person in
                try transaction.standing(of: .schedule(for: person), in: council.id).scope.includes(subject.readership)
            }
        try transaction.tell(people, subject.event(occasion), about: subject.node, in: council.id)
        for id in people.sorted() {
            guard let person = try transaction.person(id), let text = person.address?.text,
                let address = MailAddress(text)
            else { continue }
            let say = languages.speech(in: person.tongue ?? council.tongue)
            let letter = Letter(
                Self.notice(council, occasion, in: say.tongue),
                to: Mailbox(HeaderText(flattening: person.name), address),
                in: say)
            try transaction.post(letter, council: council.id, key: "strategy.remind \(subject.key) \(occasion) \(id)")
        }
    }

    /// One neutral line: neither what is due, nor whose it is.
    private static func notice(_ council: CouncilIdentity, _ occasion: Occasion, in tongue: Tongue) -> MailNotice {
        MailNotice(
            subject: occasion.isLate
                ? Message("Something is late in \(council.name)") : Message("Something is due soon in \(council.name)"),
            line: occasion.isLate
                ? Message("Something that concerns your organisation is past its date.")
                : Message("Something that concerns your organisation is due soon."),
            button: MailNotice.Button(
                Message("Open my desk"), Link(path: ["c", council.slug, tongue.rawValue, "desk"])),
            reason: Message("You get this mail because your organisation, or you as coordinator, have a part in it."))
    }
}

/// Something an organisation owes by a day.
struct DueSubject: Sendable {
    let kind: Kind
    let id: String
    let council: CouncilID
    let organisation: OrganisationID
    let due: LocalDate
    let readership: Readership

    var node: NodeReference { NodeReference(kind.node, id) }
    var key: String { "\(kind.rawValue) \(id) \(due)" }

    func event(_ occasion: Occasion) -> NotificationEvent {
        switch (kind, occasion.isLate) {
        case (.recommendation, false): Told.answerDue
        case (.recommendation, true): Told.answerLate
        case (_, false): Told.actionDue
        case (_, true): Told.actionLate
        }
    }
}
