// SPDX-License-Identifier: EUPL-1.2
import Foundation
import TestKit
import Testing

@testable import Jobs

/// Encrypted connections and signing in, against a real mail server with a certificate made for the test.
@Suite(.enabled(if: PythonTools.isReady && Certificate.canBeMade)) struct RelayProtectionTests {
    private let account = Relay.Account(user: "koinon", password: "s3cret")

    @Test("a mail goes encrypted and signed in, by STARTTLS or TLS from the first byte", arguments: [false, true])
    func encrypted(isImplicit: Bool) async throws {
        let certificate = try Certificate()
        let receiver = try await Receiver(
            certificate.options + ["--account", "koinon:s3cret"] + (isImplicit ? ["--implicit"] : []))
        let address =
            isImplicit ? "smtps://127.0.0.1:\(receiver.port)" : "smtp://127.0.0.1:\(receiver.port)?tls=required"
        let relay = try Relay(address, account: account, authorities: certificate.path)
        #expect(await outcome(relay) == "sent")
        let mail = try #require(try receiver.mails().first)
        #expect(mail.tls && mail.signedIn)
    }

    @Test("a server with a certificate nobody vouches for gets no mail")
    func stranger() async throws {
        let certificate = try Certificate()
        let receiver = try await Receiver(certificate.options)
        let relay = try Relay("smtp://127.0.0.1:\(receiver.port)?tls=required")
        #expect(await outcome(relay).hasPrefix("later: "))
        #expect(try receiver.mails().isEmpty)
    }

    @Test("a server that offers no encryption gets no mail where encryption is required")
    func downgrade() async throws {
        let receiver = try await Receiver()
        #expect(await outcome(try Relay("smtp://127.0.0.1:\(receiver.port)?tls=required")).hasPrefix("later: "))
        #expect(try receiver.mails().isEmpty)
    }

    @Test("a wrong password loses no mail: it waits until an operator has mended it")
    func wrongPassword() async throws {
        let receiver = try await Receiver(["--account", "koinon:other"])
        let relay = try Relay("smtp://127.0.0.1:\(receiver.port)", account: account)
        #expect(await outcome(relay) == "later: AUTH 535 5.7.8")
    }

    private func outcome(_ relay: Relay) async -> String {
        do {
            let mail = OutgoingMail(
                sender: try address("a@kalliste.example"), recipient: try address("b@kalliste.example"),
                source: Array("Subject: x\r\n\r\ny\r\n".utf8))
            try await SMTPClient(relay: relay, greeting: "kalliste.example").send(mail)
            return "sent"
        } catch SMTPFailure.later(let reason) {
            return "later: \(reason)"
        } catch {
            return "\(error)"
        }
    }
}

/// A certificate for this machine that vouches for itself.
private final class Certificate {
    private static let program = "/usr/bin/openssl"
    private let folder = FileManager.default.temporaryDirectory.appending(path: "certificate-\(UUID().uuidString)")

    static var canBeMade: Bool {
        let exists = FileManager.default.isExecutableFile(atPath: program)
        if !exists { print("skipped: no \(program) to make a certificate with") }
        return exists
    }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let making = try Program(
            Self.program,
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", path,
            ])
        try #require(making.finish().status == 0)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appending(path: "certificate.pem").path }
    private var key: String { folder.appending(path: "key.pem").path }
    var options: [String] { ["--certificate", path, "--key", key] }
}
