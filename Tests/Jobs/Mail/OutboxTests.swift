// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language
import Markup
import TestKit
import Testing

@testable import Jobs

/// From a room's transaction to a real mail server.
@Suite(.enabled(if: PythonTools.isReady)) struct OutboxTests {
    @Test("a letter arrives in text and HTML, in the person's language, and its words leave the database")
    func arrival() async throws {
        try await withMail { database, receiver, worker, _ in
            let letter = Letter(
                notice, to: Mailbox(HeaderText("Maria"), try address("maria@kalliste.example")), in: .english)
            let id = try #require(try await database.write { try $0.post(letter) })
            #expect(try await database.read { try $0.delivery(of: id) } == .waiting)
            try await worker.runDue()
            let mail = try #require(try receiver.mails().first)
            #expect(mail.headers["Subject"] == "The plenary meeting has been convened")
            #expect(mail.headers["Message-ID"] == "<\(id)@kalliste.example>")
            #expect(mail.text("text/plain").contains("Hello Maria,"))
            #expect(
                mail.text("text/plain").contains("Open the meeting:\nhttps://kalliste.example/c/kalliste/meetings/1\n"))
            #expect(mail.text("text/html").contains(#"href="https://kalliste.example/c/kalliste/meetings/1""#))
            #expect(try await database.read { try $0.delivery(of: id) } == .sent(.testMorning))
            let words: String? = try await database.read { try $0.value("SELECT letter FROM outbox WHERE id = \(id)") }
            #expect(words == nil)
            #expect(try await database.health().letters == 0)
        }
    }

    @Test("a letter told in a transaction that fails is never sent, and one with the same key once")
    func once() async throws {
        try await withMail { database, receiver, worker, _ in
            let letter = try greekInvitation()
            await #expect(throws: Indiscreet.self) {
                try await database.write { transaction in
                    try transaction.post(letter)
                    throw Indiscreet()
                }
            }
            let ids = try await database.write { transaction in
                try (0..<3).map { _ in try transaction.post(letter, key: "convened:1:maria") }
            }
            #expect(ids.compactMap(\.self).count == 1)
            try await worker.runDue()
            #expect(try receiver.mails().count == 1)
        }
    }

    @Test("an address that the server refuses is a dead letter at once, with a reason that names nobody")
    func refused() async throws {
        try await withMail { database, receiver, worker, clock in
            try receiver.answer(["chair@kalliste.example": "550 5.1.1 <chair@kalliste.example> is unknown here"])
            let id = try #require(try await database.write { try $0.post(try greekInvitation()) })
            try await worker.runDue()
            #expect(try await database.read { try $0.delivery(of: id) } == .refused(reason: "RCPT 550 5.1.1"))
            let dead = try #require(try await database.deadLetters().first)
            #expect(dead.reason == "RCPT 550 5.1.1" && dead.attempts == 1)

            try receiver.answer([:])
            #expect(try await database.write { try $0.retry(dead.id) })
            try await worker.runDue()
            #expect(try receiver.mails().count == 1)
            #expect(try await database.read { try $0.delivery(of: id) } == .sent(clock.now))
        }
    }

    @Test("what the server puts off is sent when it takes it")
    func later() async throws {
        try await withMail { database, receiver, worker, clock in
            try receiver.answer(["chair@kalliste.example": "451 4.7.1 try later"])
            try await database.write { _ = try $0.post(try greekInvitation()) }
            try await worker.runDue()
            try await worker.runDue()
            #expect(try receiver.mails().isEmpty)
            #expect(try await database.health().waiting == 1)
            try receiver.answer([:])
            clock.advance(.seconds(30))
            try await worker.runDue()
            #expect(try receiver.mails().count == 1)
        }
    }

    @Test("nobody gets more mails an hour than the pace allows; the rest comes later")
    func pace() async throws {
        try await withMail(paces: [.told: Pace(2, in: .seconds(3600))]) { database, receiver, worker, clock in
            try await database.write { transaction in
                for _ in 0..<3 { try transaction.post(try greekInvitation()) }
                try transaction.post(try greekInvitation(to: "police@kalliste.example"))
            }
            try await worker.runDue()
            let recipients = try receiver.mails().flatMap(\.to).sorted()
            #expect(recipients == ["chair@kalliste.example", "chair@kalliste.example", "police@kalliste.example"])
            clock.advance(.seconds(3599))
            try await worker.runDue()
            #expect(try receiver.mails().count == 3)
            clock.advance(.seconds(1))
            try await worker.runDue()
            #expect(try receiver.mails().count == 4)
        }
    }

    @Test("a mail that was sent just before its process died is sent again as the same mail")
    func twice() async throws {
        try await withMail { database, receiver, worker, clock in
            let id = try #require(try await database.write { try $0.post(try greekInvitation()) })
            try await worker.runDue()
            // As if the process had died before writing down that the mail was sent.
            let words = String(decoding: try JSONEncoder().encode(try greekInvitation()), as: UTF8.self)
            try await database.write { transaction in
                try transaction.run("UPDATE outbox SET sent = NULL, letter = \(words) WHERE id = \(id)")
                try transaction.enqueue(Job(Outbox.job(.told), id))
            }
            clock.advance(.seconds(60))
            try await worker.runDue()
            #expect(try receiver.mails().count == 2)
            #expect(try receiver.source(1) == receiver.source(2))
        }
    }

    @Test("names and titles that people wrote cannot add headers or paragraphs")
    func injection() async throws {
        let title = "Plenary\r\nBcc: all@kalliste.example\r\n\r\nClick http://evil.example"
        let notice = MailNotice(
            subject: Message("Convened: \(title)"), line: Message("Convened: \(title)"), button: nil,
            reason: Message("You are a member."))
        try await withMail { database, receiver, worker, _ in
            let letter = Letter(notice, to: Mailbox(try address("maria@kalliste.example")), in: .english)
            try await database.write { _ = try $0.post(letter) }
            try await worker.runDue()
            let mail = try #require(try receiver.mails().first)
            #expect(mail.headers["Bcc"] == nil)
            #expect(mail.to == ["maria@kalliste.example"])
            #expect(mail.headers["Subject"] == "Convened: Plenary Bcc: all@kalliste.example Click http://evil.example")
            #expect(!mail.text("text/plain").contains("\nBcc") && !mail.text("text/html").contains("\nBcc"))
        }
    }

    @Test("what a person asked for does not wait behind what the council tells, nor count with it")
    func flows() async throws {
        try await withMail(paces: [.told: Pace(1, in: .seconds(3600))]) { database, receiver, worker, _ in
            let maria = Mailbox(try address("maria@kalliste.example"))
            try await database.write { transaction in
                for _ in 0..<3 { try transaction.post(Letter(notice, to: maria, in: .english)) }
                try transaction.post(Letter(notice, to: maria, in: .english, flow: .asked))
            }
            try await worker.runDue()
            #expect(try receiver.mails().count == 2)
        }
    }

    @Test("when a person leaves, what was sent is forgotten and what waits is sent")
    func forgetting() async throws {
        try await withMail { database, receiver, worker, _ in
            let chair = try address("chair@kalliste.example")
            try await database.write { _ = try $0.post(try greekInvitation()) }
            try await worker.runDue()
            try await database.write { _ = try $0.post(try greekInvitation()) }
            #expect(try await database.read { try $0.lettersKept(for: chair).count } == 2)
            try await database.write { try $0.forgetLetters(to: chair) }
            #expect(try await database.read { try $0.lettersKept(for: chair).count } == 1)
            try await worker.runDue()
            #expect(try receiver.mails().count == 2)
        }
    }

    @Test("without a mail server, mails become files")
    func folder() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mails-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await forEachEngine(JobsModule.migrations) { database in
            let office = PostOffice(try kalliste(), folder: folder)
            try await database.write { _ = try $0.post(try greekInvitation()) }
            try await Worker(database, handlers: office.handlers).runDue()
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.count == TestEngine.available.count && files.allSatisfy { $0.hasSuffix(".eml") })
    }

    private let notice = MailNotice(
        subject: Message("The plenary meeting has been convened"), line: Message("A meeting has been convened."),
        button: .init(Message("Open the meeting"), Link(path: "/c/kalliste/meetings/1")),
        reason: Message("You get this because you are a member of the council."))

    /// On each engine: a database, a mail server, and a worker that sends.
    private func withMail(
        paces: [Letter.Flow: Pace] = PostOffice.standardPaces,
        _ body: (Database, Receiver, Worker, TestClock) async throws -> Void
    ) async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            clock.reset()
            let receiver = try await Receiver()
            let relay = try Relay("smtp://127.0.0.1:\(receiver.port)")
            let office = PostOffice(try kalliste(), relay: relay, paces: paces)
            try await body(database, receiver, Worker(database, handlers: office.handlers), clock)
        }
    }
}
