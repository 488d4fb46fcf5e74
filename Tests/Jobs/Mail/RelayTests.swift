// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Jobs

@Suite struct RelayTests {
    @Test("a mail relay in the network is spoken to with TLS, or the operator says otherwise")
    func protection() throws {
        #expect(try Relay("smtp://relay.kalliste.example:587").protection == .required)
        #expect(try Relay("smtps://relay.kalliste.example").protection == .implicit)
        #expect(try Relay("smtp://relay.kalliste.example?tls=none").protection == .none)
        #expect(try Relay("smtp://localhost:25").protection == .none)
        #expect(try Relay("smtp://127.0.0.1:25?tls=required").protection == .required)
    }

    @Test(
        "an address that is no relay is refused",
        arguments: [
            "", "relay", "http://relay", "smtp://", "smtp://user:word@relay", "smtp://relay?tls=maybe",
            "smtp://relay/x",
        ])
    func refused(address: String) {
        #expect(throws: Relay.Refusal.address) { try Relay(address) }
    }

    @Test("a password never crosses the network in the clear, and is never printed")
    func password() throws {
        let account = Relay.Account(user: "koinon", password: "s3cret\r\n")
        #expect(throws: Relay.Refusal.passwordInTheClear) { try Relay("smtp://relay?tls=none", account: account) }
        #expect(account.password == "s3cret")
        #expect(!"\(account)".contains("s3cret"))
    }

    @Test("of a server's answer only the numbers are kept")
    func replies() throws {
        let reply = try #require(SMTPReply("550 5.1.1 <chair@kalliste.example> unknown", to: "RCPT"))
        #expect(reply.description == "RCPT 550 5.1.1")
        #expect(reply.isFinal)
        #expect(SMTPReply("550-5.7.26 not allowed", to: "DATA")?.description == "DATA 550 5.7.26")
        #expect(SMTPReply("452 too many", to: "RCPT")?.isFinal == false)
        #expect(SMTPReply("535 5.7.8 wrong password", to: "AUTH")?.isFinal == false)
        #expect(SMTPReply("550 you may not send", to: "MAIL")?.isFinal == false)
        #expect(SMTPReply("hello", to: "RCPT") == nil)
    }
}
