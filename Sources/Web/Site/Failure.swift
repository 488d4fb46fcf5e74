// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Every way in which a request is not answered as asked. Each has one status and one page.
enum Failure: Error, Sendable {
    /// What does not exist for this person, whether or not it exists.
    case absent
    case method([Method])
    case signIn
    /// The form came without its token: an old page, or another site. What was typed is offered again.
    case unconfirmed
    /// Dangerous enough to ask for the password once more.
    case confirmIdentity
    case refused(Message)
    case tooMany(seconds: Int)
    case unreadable(RequestError)
    case changedMeanwhile
    case unavailable
    case full
    case broken(any Error)
    case answer(Reply)

    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let answer as Answer: self = .answer(answer.reply)
        case is Slots.Mismatch: self = .absent
        case let refusal as Refusal: self = Self.of(refusal)
        case let error as RequestError: self = .unreadable(error)
        case let error as DatabaseError: self = Self.of(error)
        case is SpoolError: self = .full
        default: self = .broken(error)
        }
    }

    private static func of(_ refusal: Refusal) -> Failure {
        switch refusal {
        case .absent: .absent
        case .signInNeeded: .signIn
        case .signInAgain: .confirmIdentity
        case .notAllowed(let why): .refused(why)
        }
    }

    private static func of(_ error: DatabaseError) -> Failure {
        switch error {
        case .unavailable, .busy, .timeout: .unavailable
        case .full: .full
        case .conflict: .changedMeanwhile
        // The cursor in an address was shortened or made up; the file that was being read went meanwhile.
        case .cursor, .gone: .absent
        case .tooLarge(let limit): .unreadable(.tooLarge(limit: limit))
        default: .broken(error)
        }
    }

    /// What the head of the answer says besides: when to try again, which methods there are.
    var headers: [(name: String, value: String)] {
        switch self {
        case .tooMany(let seconds): [("Retry-After", String(seconds))]
        case .unavailable: [("Retry-After", "5")]
        case .method(let methods): [("Allow", methods.map(\.rawValue).sorted().joined(separator: ", "))]
        default: []
        }
    }

    /// Whether the person is asked who they are. A page is answered by the page that asks; a form is shown again.
    var asksWho: Bool {
        switch self {
        case .signIn, .confirmIdentity: true
        default: false
        }
    }

    var status: Int {
        switch self {
        case .absent: 404
        case .method: 405
        case .signIn: 303
        case .unconfirmed: 409
        case .confirmIdentity: 303
        case .refused: 403
        case .tooMany: 429
        case .unreadable(.tooLarge): 413
        case .unreadable(.unsupportedForm): 415
        case .unreadable: 400
        case .changedMeanwhile: 409
        case .unavailable: 503
        case .full: 507
        case .broken: 500
        case .answer(let reply): reply.status
        }
    }
}
