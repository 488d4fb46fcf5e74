// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Something a person is told: what happened, and to which object. The words come from the event, the title from
/// the object as it is when the notice is read, so that a notice never shows what its reader may no longer see.
public struct Notification: Sendable {
    public let id: ID<Notification>
    public let event: String
    public let node: Node
    public let at: Instant
    public let isSeen: Bool
}

/// A kind of event, with the sentence that tells of it. Rooms name theirs to the roof.
public struct NotificationEvent: Sendable {
    /// What the database calls it; it never changes.
    public let name: String
    /// The sentence, from the title of the object.
    public let sentence: @Sendable (_ title: String) -> Message

    public init(_ name: StaticString, _ sentence: @escaping @Sendable (_ title: String) -> Message) {
        self.name = name.description
        self.sentence = sentence
    }
}

extension Transaction {
    /// Tells some people of an event. Telling the same person twice of the same thing is the caller's choice.
    public func tell(
        _ people: some Sequence<PersonID>, _ event: NotificationEvent, about reference: NodeReference,
        in council: CouncilID
    ) throws {
        for person in Set(people).sorted() {
            try run(
                """
                INSERT INTO notice (council, id, person, event, kind, subject, at)
                VALUES (\(council), \(newID(Notification.self)), \(person), \(event.name), \(reference.kind),
                    \(reference.id), \(now))
                """)
        }
    }

    /// Marks everything a person was told in a council until now as seen.
    public func markNoticesSeen(by person: PersonID, in council: CouncilID) throws {
        try run(
            "UPDATE notice SET seen = \(now) WHERE council = \(council) AND person = \(person) AND seen IS NULL")
    }
}

/// Notices go after a year, and with the account.
enum Notices {
    static let retention = Retention(
        "notice", Message("That somebody was told of an event, and whether they saw it."), keeps: Message("One year."),
        why: Message("To show people what is new for them."),
        purge: { "DELETE FROM notice WHERE at < \($0 - .seconds(365 * 86_400))" })

    static let personalData = PersonalData(
        "notices", times: ["at", "seen"],
        export: { try $0.rows("SELECT event, kind, at, seen FROM notice WHERE person = \($1) ORDER BY at, id") },
        erase: { try $0.run("DELETE FROM notice WHERE person = \($1)") })
}

extension Snapshot {
    /// The newest notices of a person in one council, as far as they may still see what they are about.
    public func notifications(of person: PersonID, for scope: Scope, limit: Int = 20) throws -> [Notification] {
        try rows(Self.notificationQuestion(person, for: scope, limit: limit)).map { row in
            let seen: Instant? = try row["seen"]
            return Notification(
                id: try row["notice"], event: try row["event"], node: try Node(row), at: try row["at"],
                isSeen: seen != nil)
        }
    }

    static func notificationQuestion(_ person: PersonID, for scope: Scope, limit: Int) -> SQL {
        """
        SELECT t.id AS notice, t.event, t.at, t.seen, n.* FROM notice AS t
        JOIN node AS n ON n.council = t.council AND n.kind = t.kind AND n.id = t.subject
        WHERE t.person = \(person) AND t.council = \(scope.council) AND \(scope.sees("n"))
        ORDER BY t.id DESC LIMIT \(limit)
        """
    }
}
