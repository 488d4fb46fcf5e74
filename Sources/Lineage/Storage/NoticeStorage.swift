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
    let name: String
    let say: @Sendable (_ title: String) -> Message

    public init(_ name: StaticString, _ say: @escaping @Sendable (_ title: String) -> Message) {
        self.name = name.description
        self.say = say
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

    /// Forgets what people were told more than a year ago.
    public func purgeNotices() throws {
        let lastYear: Instant = now - .seconds(366 * 86_400)
        try run("DELETE FROM notice WHERE at < \(lastYear)")
    }
}

extension Snapshot {
    /// The newest notices of a person in one council, as far as they may still see what they are about.
    public func notifications(of person: PersonID, for scope: Scope, limit: Int = 20) throws -> [Notification] {
        try rows(
            """
            SELECT t.id AS notice, t.event, t.at, t.seen, n.* FROM notice AS t
            JOIN node AS n ON n.council = t.council AND n.kind = t.kind AND n.id = t.subject
            WHERE t.person = \(person) AND t.council = \(scope.council) AND \(scope.sees("n"))
            ORDER BY t.id DESC LIMIT \(limit)
            """
        ).map { row in
            let seen: Instant? = try row["seen"]
            return Notification(
                id: try row["notice"], event: try row["event"], node: try Node(row), at: try row["at"],
                isSeen: seen != nil)
        }
    }
}
