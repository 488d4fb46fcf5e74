// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language

/// Takes letters from the outbox and hands them to the mail server.
///
/// A letter is sent at least once: if the process dies after the server took the mail and before that is written down,
/// it is sent again. Both have the same Message-ID, by which mail programs show one.
public struct PostOffice: Sendable {
    private let composer: LetterComposer
    private let transports: [Letter.Flow: any MailTransport]
    private let paces: [Letter.Flow: Pace]

    /// What one person gets at most: ten mails an hour they asked for, thirty an hour from the council's work.
    public static let standardPaces: [Letter.Flow: Pace] = [
        .asked: Pace(10, in: .seconds(3600)), .told: Pace(30, in: .seconds(3600)),
    ]

    /// Mails go through a relay, over one connection for each flow.
    public init(_ letterhead: Letterhead, relay: Relay, paces: [Letter.Flow: Pace] = standardPaces) {
        self.init(letterhead, paces) { SMTPClient(relay: relay, greeting: letterhead.base.host) }
    }

    /// Mails are written into a folder, one file each: for a demonstration, and for a machine without mail.
    public init(_ letterhead: Letterhead, folder: String, paces: [Letter.Flow: Pace] = standardPaces) {
        self.init(letterhead, paces) { MailFolder(path: folder) }
    }

    private init(
        _ letterhead: Letterhead, _ paces: [Letter.Flow: Pace], transport: () -> any MailTransport
    ) {
        composer = LetterComposer(letterhead: letterhead)
        transports = Dictionary(uniqueKeysWithValues: Letter.Flow.allCases.map { ($0, transport()) })
        self.paces = paces
    }

    /// To be registered with the worker: one mail of each flow at a time.
    public var handlers: [JobHandler] {
        transports.map { flow, transport in
            JobHandler(Outbox.job(flow), retry: .mail, atOnce: 1) { id, context in
                try await deliver(id, through: transport, context)
            }
        }
    }

    private func deliver(
        _ id: ID<Letter>, through transport: any MailTransport, _ context: JobContext
    ) async throws {
        guard let waiting = try await context.database.read({ try $0.waitingLetter(id) }) else { return }
        if let wait = try await context.database.read({ try pause(before: waiting.letter, $0) }) {
            throw JobFailure.postponed(wait)
        }
        let mail = composer.mail(waiting.letter, id: id.description, date: waiting.posted)
        do {
            try await transport.send(mail)
        } catch .refused(let reply) {
            try await context.database.write { try $0.markRefused(id, reason: "\(reply)") }
            throw JobFailure.final("\(reply)")
        } catch .later(let reason) {
            throw JobFailure.temporary(reason)
        }
        // Even if another worker has the job by now: it shall find the letter sent.
        try await context.database.write { try $0.markSent(id) }
    }

    private func pause(before letter: Letter, _ snapshot: Snapshot) throws -> Duration? {
        guard let pace = paces[letter.flow] else { return nil }
        let sent = try snapshot.latestSent(like: letter, limit: pace.count)
        return pace.opens(after: sent, now: snapshot.now).map { $0 - snapshot.now }
    }
}

extension Snapshot {
    fileprivate func waitingLetter(_ id: ID<Letter>) throws -> (letter: Letter, posted: Instant)? {
        guard let row = try row("SELECT letter, posted FROM outbox WHERE id = \(id) AND letter IS NOT NULL") else {
            return nil
        }
        let words: String = try row["letter"]
        return (try JSONDecoder().decode(Letter.self, from: Data(words.utf8)), try row["posted"])
    }

    fileprivate func latestSent(like letter: Letter, limit: Int) throws -> [Instant] {
        try rows(Outbox.latestSent(to: letter.recipient.address, letter.flow, limit: limit)).map { try $0[0] }
    }
}

extension Transaction {
    /// The words have served.
    fileprivate func markSent(_ id: ID<Letter>) throws {
        try run("UPDATE outbox SET sent = \(now), letter = NULL, refusal = NULL WHERE id = \(id)")
    }

    /// The words stay, so that an operator can try again once the cause is mended.
    fileprivate func markRefused(_ id: ID<Letter>, reason: String) throws {
        try run("UPDATE outbox SET refusal = \(reason) WHERE id = \(id)")
    }
}
