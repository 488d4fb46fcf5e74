// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// What a mailed link is for; it does nothing else.
public enum LinkPurpose: String, Hashable, Sendable, Storable, CaseIterable {
    case invitation, reset
    case newAddress = "new-address"

    /// How long it can be used. A reset must outlive the hour in which no more than three are mailed.
    var life: Duration {
        switch self {
        case .invitation: .days(14)
        case .reset: .hours(2)
        case .newAddress: .hours(24)
        }
    }
}

/// What stands behind a mailed link at this moment.
public enum LinkState: Hashable, Sendable {
    /// It can be used, for this person.
    case open(Person)
    /// It was used, or another one was: perhaps a second click.
    case used
    /// Its time is over.
    case over
    /// No such link, or one for something else.
    case unknown

    /// The sentence shown to the person; nil where the link can be used.
    public var message: Message? {
        switch self {
        case .open: nil
        case .used: Message("This link has been used already. If that was you, all is well: sign in.")
        case .over: Message("The time of this link is over. Ask for a new one.")
        case .unknown: Message("This link is not complete. Open it again from the mail, or copy all of it.")
        }
    }
}

extension Snapshot {
    /// What a mailed link opens. Looking uses nothing up: mail programs and scanners open links on their own.
    public func link(_ text: String, for purposes: Set<LinkPurpose>) throws -> LinkState {
        guard let token = Token(text: text) else { return .unknown }
        let found = try row(
            """
            SELECT l.ends AS link_ends, l.used AS link_used, p.* FROM mailed_link AS l JOIN person AS p ON p.id = l.person
            WHERE l.token = \(token.mark) AND l.purpose IN \(list: purposes)
            """)
        guard let found else { return .unknown }
        let used: Instant? = try found["link_used"]
        if used != nil { return .used }
        return now < (try found["link_ends"]) ? .open(try Person(found)) : .over
    }

    /// Whose link for a password was used in the last ten minutes.
    func address(behindUsedLink text: String) throws -> AccountAddress? {
        guard let token = Token(text: text) else { return nil }
        return try value(
            """
            SELECT p.address FROM mailed_link AS l JOIN person AS p ON p.id = l.person
            WHERE l.token = \(token.mark) AND l.purpose IN \(list: Set([LinkPurpose.invitation, .reset]))
              AND l.used > \(now - .minutes(10)) AND p.erased IS NULL
            """)
    }
}

extension Transaction {
    /// Makes a link; nil for the person makes one that opens nothing, at the same cost.
    func makeLink(_ purpose: LinkPurpose, for person: PersonID?, address: AccountAddress? = nil) throws -> Token {
        let token = Token.random()
        try run(
            """
            INSERT INTO mailed_link (token, purpose, person, address, created, ends)
            VALUES (\(token.mark), \(purpose), \(person), \(address), \(now), \(now + purpose.life))
            """)
        return token
    }

    /// Uses a link up: true for one of all who click at once.
    func use(_ token: Token) throws -> Bool {
        try run(
            "UPDATE mailed_link SET used = \(now) WHERE token = \(token.mark) AND used IS NULL AND ends > \(now)"
        ) == 1
    }
}

/// A link could not be used; the state says why.
public struct LinkRefusal: Error, Hashable, Sendable {
    public let state: LinkState
}
