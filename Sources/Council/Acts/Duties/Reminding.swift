// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup
import Web

/// What the council does by the clock: reminding its coordinators of dates, and ending formations in time.
struct CouncilClock: Sendable {
    let languages: Languages
    let gatherings: Gatherings

    /// Each hour, since each council has a morning of its own; reminders go out from seven on the council's clocks.
    var schedules: [Schedule] {
        [
            Schedule("council.remind", .minutes(60)) { context in
                for council in try await context.database.read({ try $0.councils() }) {
                    try await context.database.write { try remind(council, in: $0) }
                }
            },
            Schedule("council.end-formations", .minutes(60)) { context in
                for council in try await context.database.read({ try $0.councils() }) {
                    try await context.database.write { try $0.endFormations(of: council) }
                }
            },
        ]
    }

    /// Reminds each coordinator once a day at most, of what that coordinator may know of.
    func remind(_ council: CouncilIdentity, in transaction: Transaction) throws {
        let moment = transaction.now.local(in: council.localZone)
        guard moment.time.minuteOfDay >= 7 * 60 else { return }
        var news: [PersonID: Set<ReminderReason>] = [:]
        for person in try transaction.coordinators(of: council.id) {
            let scope = try transaction.standing(of: .schedule(for: person), in: council.id).scope
            news[person] = try reasons(council, scope, moment.date, transaction)
        }
        let fresh = try Set(news.values.joined()).filter { try transaction.markReminded($0, in: council.id) }
        for person in news.keys.sorted() where !fresh.isDisjoint(with: news[person] ?? []) {
            try write(to: person, of: council, moment.date, transaction)
        }
    }

    private func reasons(
        _ council: CouncilIdentity, _ scope: Scope, _ today: LocalDate, _ snapshot: Snapshot
    ) throws -> Set<ReminderReason> {
        let duties = try snapshot.dutyCalendar(of: council, for: scope, gatherings)?.lines ?? []
        let seats = try snapshot.seatAlerts(of: council, for: scope)
        return Set(
            duties.compactMap { ReminderReason($0, today: today) }
                + seats.compactMap { ReminderReason($0, today: today) })
    }

    private func write(
        to id: PersonID, of council: CouncilIdentity, _ today: LocalDate, _ transaction: Transaction
    ) throws {
        guard let person = try transaction.person(id), let text = person.address?.text,
            let address = MailAddress(text)
        else { return }
        let say = languages.speech(in: person.tongue ?? council.tongue)
        let letter = Letter(
            Self.notice(council, in: say.tongue), to: Mailbox(HeaderText(flattening: person.name), address), in: say)
        try transaction.post(letter, council: council.id, key: "council.remind \(council.id) \(today) \(id)")
    }

    /// One neutral line: neither what is due, nor whose seat it is.
    private static func notice(_ council: CouncilIdentity, in tongue: Tongue) -> MailNotice {
        MailNotice(
            subject: Message("A date of the council comes near: \(council.name)"),
            line: Message("A seat or a duty of the council needs your attention."),
            button: MailNotice.Button(
                Message("Open my desk"), Link(path: ["c", council.slug, tongue.rawValue, "desk"])),
            reason: Message("You get this mail because you coordinate this council."))
    }
}

extension Transaction {
    /// Ends the formations whose planned end is past, each in the name of somebody who keeps its secretariat. One that
    /// nobody keeps stays, and its page says that it should have ended.
    func endFormations(of council: CouncilIdentity) throws {
        let today = council.today(at: now)
        let over = try rows(
            """
            SELECT * FROM formation WHERE council = \(council.id) AND until IS NULL AND ends < \(today) ORDER BY id
            """
        ).map(Formation.init)
        for formation in over {
            guard let last = formation.ends, let keeper = try keeper(of: formation) else { continue }
            let standing = try standing(of: .schedule(for: keeper), in: council.id)
            try permit(EndFormationInTime.self, standing, on: formation).write(lastDay: last, in: council)
        }
    }

    private func keeper(of formation: Formation) throws -> PersonID? {
        try coordinators(of: formation.council).first { person in
            try standing(of: .schedule(for: person), in: formation.council).keepsSecretariat(of: formation)
        }
    }
}
