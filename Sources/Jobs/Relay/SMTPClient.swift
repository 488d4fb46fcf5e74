// SPDX-License-Identifier: EUPL-1.2
import CCurl
import Dispatch
import Foundation

/// Speaks SMTP with one relay, one mail at a time, and keeps the connection open between mails.
///
/// `@unchecked Sendable` holds because curl's handle is touched only on `queue`, which is serial; calls block a thread
/// of that queue, never one of the cooperative pool.
final class SMTPClient: MailTransport, @unchecked Sendable {
    private let relay: Relay
    private let greeting: String
    private let queue = DispatchQueue(label: "koinon.smtp")
    private let handle: UnsafeMutableRawPointer?

    /// curl asks for one global start before any handle. Told to leave signals alone, it leaves it to us that a TLS
    /// connection cut by the server ends in an error and not in the process (SIGPIPE).
    private static let isStarted: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return koinon_curl_start() == CURLE_OK
    }()

    /// `greeting` is the host name said in `EHLO`: that of the base address, so that the machine's own stays private.
    init(relay: Relay, greeting: String) {
        self.relay = relay
        self.greeting = greeting
        handle = Self.isStarted ? curl_easy_init() : nil
    }

    deinit { curl_easy_cleanup(handle) }

    /// Returns once the server has taken responsibility for the mail.
    func send(_ mail: OutgoingMail) async throws(SMTPFailure) {
        let result = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.perform(mail)) }
        }
        try result.get()
    }

    private func perform(_ mail: OutgoingMail) -> Result<Void, SMTPFailure> {
        guard let handle else { return .failure(.later("curl did not start")) }
        let exchange = SMTPExchange(mail.source)
        let recipients = curl_slist_append(nil, "<\(mail.recipient)>")
        defer { curl_slist_free_all(recipients) }
        curl_easy_reset(handle)
        setRelay(handle)
        koinon_curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(mail.sender)>")
        koinon_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        let status = exchange.attached(to: handle) { curl_easy_perform(handle) }
        if status == CURLE_OK { return .success(()) }
        if let reply = exchange.failure { return .failure(reply.isFinal ? .refused(reply) : .later("\(reply)")) }
        return .failure(.later(String(cString: curl_easy_strerror(status))))
    }

    private func setRelay(_ handle: UnsafeMutableRawPointer) {
        koinon_curl_set_text(handle, CURLOPT_URL, "\(relay.address)/\(greeting)")
        koinon_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        koinon_curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        koinon_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, relay.connecting.milliseconds)
        koinon_curl_set_number(handle, CURLOPT_TIMEOUT_MS, relay.sending.milliseconds)
        let tls = relay.protection == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        koinon_curl_set_number(handle, CURLOPT_USE_SSL, Int(tls.rawValue))
        koinon_curl_set_number(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let authorities = relay.authorities { koinon_curl_set_text(handle, CURLOPT_CAINFO, authorities) }
        guard let account = relay.account else { return }
        koinon_curl_set_text(handle, CURLOPT_USERNAME, account.user)
        koinon_curl_set_text(handle, CURLOPT_PASSWORD, account.password)
    }
}

extension Duration {
    fileprivate var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
