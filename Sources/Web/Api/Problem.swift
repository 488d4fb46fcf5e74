// SPDX-License-Identifier: EUPL-1.2

/// Problem details for programs (RFC 9457). What may not be seen and what does not exist are one and the same.
struct Problem {
    private let status: Int
    private let title: String
    private let headers: [(name: String, value: String)]

    init(_ failure: Failure) {
        headers = failure.headers
        status = failure.status == 303 ? 401 : failure.status
        title =
            switch failure {
            case .absent: "Not found"
            case .method: "Method not allowed"
            case .signIn, .confirmIdentity: "Sign-in needed"
            case .unconfirmed, .changedMeanwhile: "Conflict"
            case .refused: "Not allowed"
            case .tooMany: "Too many requests"
            case .unreadable: "The request could not be read"
            case .unavailable: "The database does not answer"
            case .full: "No room on the disk"
            case .broken, .answer: "Internal error"
            }
    }

    func reply(in form: ErrorForm) -> Reply {
        var reply = form.reply(status: status, title)
        reply.headers += headers
        return reply
    }
}

/// How an address for programs tells what went wrong.
public enum ErrorForm: Sendable, Hashable {
    /// Problem details (RFC 9457).
    case problem
    /// A plain object of a type of its own with a message, open to pages of every origin, as some standards ask.
    case object(type: String)

    /// The answer that says so. The title is a few words of English.
    public func reply(status: Int, _ title: String) -> Reply {
        switch self {
        case .problem:
            let json = JSON.object(["type": "about:blank", "title": .text(title), "status": .number(status)])
            return Reply(status: status, content: .bytes(json.bytes, type: "application/problem+json"))
        case .object(let type):
            let json = JSON.object([
                "type": .text(type), "message": .text(title), "debug": .text("HTTP \(status)"),
            ])
            var reply = Reply.json(json, status: status)
            reply.headers.append(("Access-Control-Allow-Origin", "*"))
            return reply
        }
    }
}
