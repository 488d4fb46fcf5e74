// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

/// An answer to a decision that has not come yet.
struct AwaitedAnswer: Sendable {
    let decision: Decision
    let formation: FormationID
    let due: LocalDate
}

extension Migration {
    /// On which occasions somebody was reminded of an answer.
    static let answerReminders = Migration(
        "meetings-008-answer-reminders",
        [
            """
            CREATE TABLE decision_reminder (
                council TEXT NOT NULL, decision TEXT NOT NULL, due TEXT NOT NULL, occasion BIGINT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (council, decision, due, occasion)
            )
            """,
            "CREATE INDEX decision_reminder_at ON decision_reminder (at)",
        ])
}

extension Snapshot {
    /// The answers that are waited for and due by a day, the longest due first. For the schedule, which sees all.
    func awaitedAnswers(in council: CouncilID, by day: LocalDate) throws -> [AwaitedAnswer] {
        try rows(
            """
            SELECT \(Decision.columns), f.answer_due, m.formation FROM \(Decision.source)
            JOIN decision_follow AS f ON f.council = d.council AND f.decision = d.id
            JOIN meeting AS m ON m.council = d.council AND m.id = d.meeting
            WHERE f.council = \(council) AND f.answer_due <= \(day) AND f.answer IS NULL
                AND f.status IN (\(FollowUp.Status.open), \(FollowUp.Status.underWay)) AND \(Decision.isAdopted)
            ORDER BY f.answer_due, d.id LIMIT 1000
            """
        ).map { AwaitedAnswer(decision: try Decision($0), formation: try $0["formation"], due: try $0["answer_due"]) }
    }

    /// Those to whom an answer is owed: who keeps the secretariat of the formation that decided or presides over it, as far
    /// as they may know of the decision.
    func peopleOwed(_ answer: AwaitedAnswer) throws -> [PersonID] {
        let council = answer.decision.council
        let offices = try grants(standing(of: .schedule(), in: council)).filter {
            [.coordinator, .chair].contains($0.role) && $0.isActive(at: now)
        }
        return try Set(offices.map(\.person)).sorted().filter { person in
            let standing = try standing(of: .schedule(for: person), in: council)
            guard standing.scope.includes(answer.decision.readership),
                let formation = try formation(answer.formation, for: standing.scope)
            else { return false }
            return standing.keepsSecretariat(of: formation) || standing.presides(over: formation)
        }
    }
}

extension Transaction {
    /// Notes that somebody is reminded; false where they were before. A new day has occasions of its own.
    func markReminded(_ answer: AwaitedAnswer, _ occasion: AnswerReminder) throws -> Bool {
        try run(
            """
            INSERT INTO decision_reminder (council, decision, due, occasion, at)
            VALUES (\(answer.decision.council), \(answer.decision.id), \(answer.due), \(occasion.rawValue), \(now))
            ON CONFLICT (council, decision, due, occasion) DO NOTHING
            """) == 1
    }
}
