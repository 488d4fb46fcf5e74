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

    var reply: Reply {
        let json = JSON.object(["type": "about:blank", "title": .text(title), "status": .number(status)])
        return Reply(status: status, headers: headers, content: .bytes(json.bytes, type: "application/problem+json"))
    }
}
