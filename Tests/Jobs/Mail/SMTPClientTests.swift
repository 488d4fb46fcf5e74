// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Jobs

/// Against a real mail server, read by Python.
@Suite(.enabled(if: PythonTools.isReady)) struct SMTPClientTests {
    @Test("a Greek invitation arrives in text, in HTML and as a meeting")
    func invitation() async throws {
        let receiver = try await Receiver()
        try await send(greekInvitation(), to: receiver)
        let mail = try #require(try receiver.mails().first)
        #expect(mail.defects.isEmpty)
        #expect(mail.from == "bounces@kalliste.example")
        #expect(mail.to == ["chair@kalliste.example"])
        #expect(mail.greeting == "kalliste.example")
        #expect(
            mail.headers["Subject"] == "Σύγκληση της ολομέλειας του Τοπικού Συμβουλίου Πρόληψης, 18 Νοεμβρίου 2026")
        #expect(mail.headers["From"] == "Συμβούλιο Καλλίστης <council@kalliste.example>")
        #expect(mail.headers["To"] == "Μαρία Παπαδοπούλου <chair@kalliste.example>")
        #expect(mail.parts.map(\.type) == ["text/plain", "text/html", "text/calendar", "application/ics"])
        #expect(mail.text("text/plain").contains("Η ολομέλεια συγκαλείται <στις> 18:00"))
        #expect(mail.text("text/html").contains("&lt;στις&gt;"))
        #expect(mail.parts[2].parameters["method"] == "REQUEST")
        #expect(mail.parts[3].fileName == "πρόσκληση.ics")
        #expect(mail.parts[2].text == mail.parts[3].text)
    }

    @Test("a line that is a dot does not end the mail")
    func dots() async throws {
        let receiver = try await Receiver()
        let body = ".\r\n..\r\n.x\r\n"
        let mail = OutgoingMail(
            sender: try address("a@kalliste.example"), recipient: try address("b@kalliste.example"),
            source: Array("Subject: dots\r\n\r\n\(body)".utf8))
        try await client(receiver).send(mail)
        #expect(try receiver.source(1).hasSuffix("\r\n\r\n\(body)"))
    }

    @Test("several mails go over one connection, also after a refused one")
    func several() async throws {
        let receiver = try await Receiver()
        try receiver.answer(["gone@kalliste.example": "550 5.1.1 <gone@kalliste.example> unknown"])
        let client = try client(receiver)
        for name in ["a", "b", "gone", "c"] {
            try? await client.send(mail(greekInvitation(to: "\(name)@kalliste.example")))
        }
        #expect(try receiver.mails().map(\.to) == ["a", "b", "c"].map { ["\($0)@kalliste.example"] })
    }

    @Test(
        "what the server answers decides whether the mail is tried again",
        arguments: [
            ("550 5.1.1 <x@y.z> unknown", "refused: RCPT 550 5.1.1"), ("451 4.7.1 later", "later: RCPT 451 4.7.1"),
            ("data 554 5.7.1 spam", "refused: DATA 554 5.7.1"), ("data 452 4.3.1 full", "later: DATA 452 4.3.1"),
        ])
    func answers(rule: String, outcome: String) async throws {
        let receiver = try await Receiver()
        try receiver.answer(["chair@kalliste.example": rule])
        #expect(await failure(sending: try greekInvitation(), through: try client(receiver)) == outcome)
        #expect(try receiver.mails().isEmpty)
    }

    @Test("a server that hangs, closes or is not there is tried later", arguments: ["hang", "close", "absent"])
    func network(fault: String) async throws {
        let receiver = try await Receiver()
        try receiver.answer(["chair@kalliste.example": fault])
        let port = fault == "absent" ? 1 : receiver.port
        let relay = try Relay("smtp://127.0.0.1:\(port)", connecting: .seconds(2), sending: .seconds(2))
        let client = SMTPClient(relay: relay, greeting: "kalliste.example")
        #expect(await failure(sending: try greekInvitation(), through: client).hasPrefix("later: "))
    }

    private func client(_ receiver: Receiver) throws -> SMTPClient {
        SMTPClient(relay: try Relay("smtp://127.0.0.1:\(receiver.port)"), greeting: "kalliste.example")
    }

    private func send(_ letter: Letter, to receiver: Receiver) async throws {
        try await client(receiver).send(mail(letter))
    }

    private func mail(_ letter: Letter) throws -> OutgoingMail {
        LetterComposer(letterhead: try kalliste()).mail(letter, id: "letter-1", date: try at("2026-11-01T09:05:07Z"))
    }

    private func failure(sending letter: Letter, through client: SMTPClient) async -> String {
        do {
            try await client.send(mail(letter))
            return "sent"
        } catch SMTPFailure.refused(let reply) {
            return "refused: \(reply)"
        } catch SMTPFailure.later(let reason) {
            return "later: \(reason)"
        } catch {
            return "\(error)"
        }
    }
}
