// SPDX-License-Identifier: EUPL-1.2
import Language

/// Something a person can do in a council, and who may. One type per action.
///
///     enum CloseVote: Action {
///         static let name: StaticString = "vote.close"
///         static func permits(_ standing: Standing, _ vote: Vote) -> Bool {
///             standing.has([.chair, .coordinator], in: vote.formation)
///         }
///     }
public protocol Action {
    associatedtype Subject: ActSubject
    /// The name in the record of who did what and in `docs/permissions.md`; it never changes.
    static var name: StaticString { get }
    /// Whether the password (and code) must have been given within the last ten minutes.
    static var needsRecentSignIn: Bool { get }
    /// The sentence for somebody who sees the subject but may not do this.
    static var refusal: Message { get }
    /// Whether a viewer who sees the subject, in its council, may do this to it.
    static func permits(_ standing: Standing, _ subject: Subject) -> Bool
}

extension Action {
    public static var needsRecentSignIn: Bool { false }
    public static var refusal: Message { Message("Your role in this council does not include this.") }
}

/// Something an action can be done to. For something that is being made, the draft of it, with its id and readers.
public protocol ActSubject {
    var council: CouncilID { get }
    /// What it is, for the record of who did what.
    var reference: ActReference { get }
    /// Who may know that it exists.
    var readership: Readership { get }
}

/// A kind of object and its id, such as `meeting` and a UUID.
public struct ActReference: Hashable, Sendable {
    public let kind: String
    public let id: String

    public init(_ kind: StaticString, _ id: some LosslessStringConvertible) {
        self.kind = kind.description
        self.id = id.description
    }

    init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }
}

/// Why an act is refused. `Web` answers each once.
public enum Refusal: Error, Hashable, Sendable {
    /// Not there, or not for this viewer to know of: the same answer (404).
    case absent
    /// Visible, but only people with an account may do this.
    case signInNeeded
    /// Visible, but not theirs to do (403).
    case notAllowed(Message)
    /// Theirs to do, once they have given their password again.
    case signInAgain
}

extension Standing {
    /// Why the viewer may not do this to the subject, or nil.
    public func refusal<A: Action>(of action: A.Type, on subject: A.Subject) -> Refusal? {
        guard subject.council == council, scope.includes(subject.readership) else { return .absent }
        guard viewer.isSignedIn || viewer.channel != .web else { return .signInNeeded }
        guard A.permits(self, subject) else { return .notAllowed(A.refusal) }
        guard !A.needsRecentSignIn || viewer.isRecentlyAuthenticated || viewer.channel != .web else {
            return .signInAgain
        }
        return nil
    }

    /// Whether a page should offer this; a password asked for again is no reason not to.
    public func may<A: Action>(_ action: A.Type, on subject: A.Subject) -> Bool {
        switch refusal(of: action, on: subject) {
        case nil, .signInAgain: true
        case .absent, .signInNeeded, .notAllowed: false
        }
    }
}
