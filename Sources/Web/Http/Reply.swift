// SPDX-License-Identifier: EUPL-1.2
import Markup

/// What Koinon answers, independent of the server that sends it.
public struct Reply: Sendable {
    public var status: Int
    public var headers: [(name: String, value: String)]
    public var content: Content
    /// The bytes as a gzip stream, where they were packed beforehand.
    var packed: [UInt8]?
    /// Whether the answer holds something of one browser, such as the token of a form: nobody may keep it for another.
    var isForOne = false

    public enum Content: Sendable {
        case none
        case bytes([UInt8], type: String)
        /// Sent piece by piece; the closure returns nil at the end.
        case pieces(type: String, length: Int?, next: @Sendable () async throws -> [UInt8]?)
        /// A live stream of server-sent events.
        case events(EventStream)
    }

    public init(status: Int = 200, headers: [(name: String, value: String)] = [], content: Content = .none) {
        self.status = status
        self.headers = headers
        self.content = content
    }

    /// A whole page of HTML.
    public static func html(_ html: HTML, status: Int = 200) -> Reply {
        Reply(status: status, content: .bytes(html.bytes, type: "text/html; charset=utf-8"))
    }

    /// Plain text.
    public static func text(_ text: String, status: Int = 200, type: String = "text/plain; charset=utf-8") -> Reply {
        Reply(status: status, content: .bytes(Array(text.utf8), type: type))
    }

    /// After a form was accepted: look there (303), so that the back button and reload do nothing twice.
    public static func seeOther(_ link: Link) -> Reply {
        Reply(status: 303, headers: [("Location", link.address)])
    }

    /// The same with the form kept out of the browser's history of pages.
    public static func seeOther(target: String) -> Reply {
        Reply(status: 303, headers: [("Location", target)])
    }

    /// A file to keep. `name` is what the browser proposes.
    public static func file(_ bytes: [UInt8], type: String, name: String) -> Reply {
        Reply(headers: [disposition(name)], content: .bytes(bytes, type: type))
    }

    /// A large file to keep, sent piece by piece. `length` is in bytes.
    public static func file(
        type: String, name: String, length: Int?, next: @escaping @Sendable () async throws -> [UInt8]?
    ) -> Reply {
        Reply(headers: [disposition(name)], content: .pieces(type: type, length: length, next: next))
    }

    /// The name twice (RFC 6266): in letters that every browser takes, and as it is.
    private static func disposition(_ name: String) -> (name: String, value: String) {
        let plain = String(name.unicodeScalars.map { isPlain($0) ? Character($0) : "-" })
        let whole = name.utf8.map { byte in
            isPlain(UnicodeScalar(byte)) ? String(UnicodeScalar(byte)) : "%" + byte.hex
        }.joined()
        return ("Content-Disposition", "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(whole)")
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
        default: false
        }
    }

    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The same, kept by nobody: it tells the time.
    public var notKept: Reply {
        var reply = self
        reply.isForOne = true
        return reply
    }

    /// The bytes of the answer; empty where it is a stream.
    public var bytes: [UInt8] {
        if case .bytes(let bytes, _) = content { bytes } else { [] }
    }

    public var contentType: String? {
        switch content {
        case .bytes(_, let type), .pieces(let type, _, _): type
        case .events: "text/event-stream"
        case .none: nil
        }
    }
}

/// An answer thrown out of a transaction: nothing that was written in it stays.
public struct Answer: Error, Sendable {
    public let reply: Reply

    public init(_ reply: Reply) { self.reply = reply }
}
