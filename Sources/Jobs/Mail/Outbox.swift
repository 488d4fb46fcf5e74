// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language

/// Letters on their way.
///
/// The words of a letter stand here only until the mail server has taken it; then the row says when that was.
/// Retention: 30 days. The council is a note: letters belong to the installation, which has one mail server.
public enum Outbox {
    static let migration = Migration(
        "jobs-002-outbox",
        [
            """
            CREATE TABLE outbox (
                id TEXT PRIMARY KEY,
                council TEXT,
                recipient TEXT NOT NULL,
                flow TEXT NOT NULL,
                unique_key TEXT,
                letter TEXT,
                posted BIGINT NOT NULL,
                sent BIGINT,
                refusal TEXT
            )
            """,
            "CREATE UNIQUE INDEX outbox_unique_key ON outbox (unique_key)",
            "CREATE INDEX outbox_sent ON outbox (recipient, flow, sent)",
            "CREATE INDEX outbox_posted ON outbox (posted)",
            "CREATE INDEX outbox_waiting ON outbox (posted) WHERE letter IS NOT NULL",
        ])

    /// One kind for each flow, so that a link to sign in does not wait behind a thousand invitations.
    static func job(_ flow: Letter.Flow) -> JobKind<ID<Letter>> { JobKind(named: "jobs.mail.\(flow.rawValue)") }

    /// When the latest letters of a flow went to an address.
    static func latestSent(to recipient: MailAddress, _ flow: Letter.Flow, limit: Int) -> SQL {
        """
        SELECT sent FROM outbox WHERE recipient = \(recipient.description) AND flow = \(flow) AND sent IS NOT NULL
        ORDER BY sent DESC LIMIT \(limit)
        """
    }

    /// What became of a letter.
    public enum Delivery: Sendable, Hashable {
        case waiting
        case sent(Instant)
        /// The mail server will not take it, for a reason in numbers, such as `RCPT 550 5.1.1`.
        case refused(reason: String)
    }
}

extension Transaction {
    /// Sends a letter if this transaction commits.
    ///
    /// Of letters with the same `key` only the first is sent (for 30 days): name what it tells and to whom.
    @discardableResult
    public func post(_ letter: Letter, key: String? = nil) throws -> ID<Letter>? {
        try post(letter, council: nil, key: key)
    }

    /// The same, for a council.
    @discardableResult
    public func post<Council>(_ letter: Letter, council: ID<Council>, key: String? = nil) throws -> ID<Letter>? {
        try post(letter, council: council.description, key: key)
    }

    private func post(_ letter: Letter, council: String?, key: String?) throws -> ID<Letter>? {
        let words = String(decoding: try JSONEncoder().encode(letter), as: UTF8.self)
        // In no order, because the identifier of a mail is seen by others.
        let id: ID<Letter> = newUnorderedID()
        let added = try run(
            """
            INSERT INTO outbox (id, council, recipient, flow, unique_key, letter, posted)
            VALUES (\(id), \(council), \(letter.recipient.address.description), \(letter.flow), \(key), \(words), \(now))
            ON CONFLICT (unique_key) DO NOTHING
            """)
        guard added == 1 else { return nil }
        try enqueue(Job(Outbox.job(letter.flow), id))
        return id
    }
}

extension Snapshot {
    /// What became of a letter; nil when its row is past retention.
    public func delivery(of id: ID<Letter>) throws -> Outbox.Delivery? {
        guard let row = try row("SELECT sent, refusal FROM outbox WHERE id = \(id)") else { return nil }
        if let sent: Instant = try row["sent"] { return .sent(sent) }
        return try row["refusal"].map { .refused(reason: $0) } ?? .waiting
    }
}

extension Snapshot {
    /// What the outbox still knows about letters to an address: `flow`, `posted`, `sent`, `refusal`.
    public func lettersKept(for recipient: MailAddress) throws -> [Row] {
        try rows(
            """
            SELECT flow, posted, sent, refusal FROM outbox WHERE recipient = \(recipient.description) ORDER BY posted, id
            """)
    }
}

extension Transaction {
    /// Forgets the letters sent to an address; one that still waits, such as the last farewell, is sent first.
    public func forgetLetters(to recipient: MailAddress) throws {
        try run("DELETE FROM outbox WHERE recipient = \(recipient.description) AND letter IS NULL")
    }
}

extension Letter.Flow: Storable {}
