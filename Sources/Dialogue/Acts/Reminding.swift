// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Web

/// What happens to sessions by the clock: those registered are reminded once, a day before; a session that nobody closed
/// is closed in the end.
struct ConferenceClock: Sendable {
    let means: Means

    var schedule: Schedule {
        Schedule("dialogue.remind", .minutes(15)) { context in
            for council in try await context.database.read({ try $0.councils() }) {
                try await context.database.write { try remind(council, in: $0) }
                try await context.database.write { try closeForgotten(council, in: $0) }
            }
        }
    }

    /// Reminds those with a place in a session that begins within a day, unless they confirmed it within that day.
    func remind(_ council: CouncilIdentity, in transaction: Transaction) throws {
        let postman = Postman(means: means, council: council, transaction)
        for conference in try transaction.conferences(
            startingBefore: transaction.now + .seconds(86_400), in: council.id)
        where conference.starts > transaction.now {
            for registration in try transaction.takeForReminder(conference) {
                try postman.send(.reminder, to: registration, of: conference)
            }
        }
    }

    /// Closes what ended twelve hours ago: a page must not say "live" for ever.
    func closeForgotten(_ council: CouncilIdentity, in transaction: Transaction) throws {
        for conference in try transaction.conferences(startingBefore: transaction.now, in: council.id)
        where conference.ends + .seconds(12 * 3_600) < transaction.now {
            try transaction.closeByClock(conference)
            try transaction.announce(conference.channel)
        }
    }
}

extension Snapshot {
    fileprivate func conferences(startingBefore instant: Instant, in council: CouncilID) throws -> [Conference] {
        try rows(
            """
            SELECT * FROM conference WHERE council = \(council) AND is_over = 0 AND starts < \(instant)
            ORDER BY starts, id LIMIT 200
            """
        ).map(Conference.init)
    }
}

extension Transaction {
    /// Those who have not been reminded, and from now on have been.
    fileprivate func takeForReminder(_ conference: Conference) throws -> [Registration] {
        try rows(
            """
            UPDATE conference_registration SET reminded = \(now)
            WHERE council = \(conference.council) AND conference = \(conference.id) AND reminded IS NULL
                AND state = \(Registration.State.confirmed) AND confirmed < \(conference.starts - .seconds(86_400))
            RETURNING *
            """
        ).map(Registration.init)
    }

    fileprivate func closeByClock(_ conference: Conference) throws {
        try closePolls(of: conference)
        try run(
            """
            UPDATE conference SET state = 'closed', is_over = 1, closed = \(now), version = version + 1
            WHERE council = \(conference.council) AND id = \(conference.id)
            """)
    }
}
