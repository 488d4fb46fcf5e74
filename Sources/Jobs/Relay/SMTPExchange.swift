// SPDX-License-Identifier: EUPL-1.2
import CCurl

/// One conversation with the relay: gives curl the mail to send and notes which command failed.
///
/// curl reports only the last code; whether a 550 meant the recipient or the sender is read from its trace.
final class SMTPExchange {
    private let source: [UInt8]
    private var sent = 0
    private var command = ""
    /// The latest answer of 400 or more.
    private(set) var failure: SMTPReply?

    init(_ source: [UInt8]) { self.source = source }

    /// Runs `body` while the handle calls back here; curl keeps no pointer to this object afterwards.
    func attached<T>(to handle: UnsafeMutableRawPointer, _ body: () -> T) -> T {
        withExtendedLifetime(self) {
            let context = Unmanaged.passUnretained(self).toOpaque()
            koinon_curl_set_number(handle, CURLOPT_UPLOAD, 1)
            koinon_curl_set_pointer(handle, CURLOPT_READDATA, context)
            koinon_curl_set_transfer(handle, CURLOPT_READFUNCTION) { buffer, size, count, context in
                guard let buffer, let exchange = SMTPExchange.from(context) else { return 0 }
                return exchange.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
            }
            koinon_curl_set_number(handle, CURLOPT_VERBOSE, 1)
            koinon_curl_set_pointer(handle, CURLOPT_DEBUGDATA, context)
            koinon_curl_set_trace(handle) { _, kind, data, size, context in
                guard let data, let exchange = SMTPExchange.from(context) else { return 0 }
                exchange.note(kind, UnsafeRawBufferPointer(start: data, count: size))
                return 0
            }
            defer { curl_easy_reset(handle) }
            return body()
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> SMTPExchange? {
        context.map { Unmanaged<SMTPExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = source[sent..<min(sent + buffer.count, source.count)]
        buffer.copyBytes(from: piece)
        sent += piece.count
        return piece.count
    }

    /// Other lines that curl sends are steps of signing in: they must not be kept.
    private static let commands = ["EHLO", "HELO", "STAR", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]

    /// Commands and answers are ASCII lines; the mail itself is traced under another kind and not looked at.
    private func note(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
        let line = String(decoding: bytes.prefix(20), as: UTF8.self)
        switch kind {
        case CURLINFO_HEADER_OUT: command = Self.commands.first(where: line.hasPrefix) ?? command
        case CURLINFO_HEADER_IN:
            if let reply = SMTPReply(line, to: command), reply.code >= 400 { failure = reply }
        default: break
        }
    }
}
