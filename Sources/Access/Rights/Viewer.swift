// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// Who asks: a visitor, a person in a session, or the machine itself. Only `Access` makes one.
public struct Viewer: Hashable, Sendable {
    /// How an act reached the program.
    public enum Channel: String, Hashable, Sendable, Storable {
        /// A browser or another program, over the network.
        case web
        /// A command typed by whoever runs the server.
        case console
        /// A job due at this time.
        case schedule
    }

    public let channel: Channel
    /// Nil for a visitor, and for the console and the schedule unless they act for somebody.
    public let person: PersonID?
    /// The session, when there is one.
    public let session: SessionID?
    /// The person's name for themselves.
    public let name: String?
    /// The language the person chose, if any.
    public let tongue: Tongue?
    /// Whether the person runs the installation; worth nothing inside a council.
    public let isOperator: Bool
    /// Whether they gave their password (and code) within the last ten minutes.
    public let isRecentlyAuthenticated: Bool
    /// Whether the session should be noted as used; see `Accounts.noteUse(by:)`.
    public let isDueForNote: Bool

    /// Whether a person stands behind the request.
    public var isSignedIn: Bool { person != nil }

    /// Somebody who is not signed in.
    public static let visitor = Viewer(channel: .web)

    /// Whoever types commands on the server, for a person where one is named. The entry says so.
    public static func console(for person: PersonID? = nil) -> Viewer { Viewer(channel: .console, person: person) }

    /// A job, for the person who asked for it where there is one.
    public static func schedule(for person: PersonID? = nil) -> Viewer { Viewer(channel: .schedule, person: person) }

    init(
        channel: Channel, person: PersonID? = nil, session: SessionID? = nil, name: String? = nil,
        tongue: Tongue? = nil,
        isOperator: Bool = false, isRecentlyAuthenticated: Bool = false, isDueForNote: Bool = false
    ) {
        self.channel = channel
        self.person = person
        self.session = session
        self.name = name
        self.tongue = tongue
        self.isOperator = isOperator
        self.isRecentlyAuthenticated = isRecentlyAuthenticated
        self.isDueForNote = isDueForNote
    }
}
