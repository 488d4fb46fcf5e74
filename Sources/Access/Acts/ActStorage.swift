// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension Transaction {
    /// Enters an act; the subject's readers are the entry's readers.
    func enter(_ action: String, by viewer: Viewer, on subject: some ActSubject, note: String?) throws -> ActID {
        let id = newID(Act.self)
        let (reference, readers) = (subject.reference, subject.readership)
        if note != nil, readers.audiences.contains(where: { $0.kind == .circle }) { throw ActFault.noteOnCircle }
        try run(
            """
            INSERT INTO act
                (council, id, at, person, channel, action, subject_kind, subject_id, audience, within, note)
            VALUES
                (\(subject.council), \(id), \(now), \(viewer.person), \(viewer.channel), \(action), \(reference.kind),
                \(reference.id), \(readers.audience), \(readers.within), \(note.map { String($0.prefix(200)) }))
            """)
        return id
    }

    /// Gives all entries about an object its new readers; to be called wherever an object's audience changes, since
    /// an entry that more people may read than its object tells them that the object exists.
    public func changeReaders(of reference: ActReference, in council: CouncilID, to readership: Readership) throws {
        try run(
            """
            UPDATE act SET audience = \(readership.audience), within = \(readership.within)
            WHERE council = \(council) AND subject_kind = \(reference.kind) AND subject_id = \(reference.id)
            """)
    }
}

extension Snapshot {
    /// Who did what in a council, latest first, as far as a member may see its subjects; nothing for anybody else.
    ///
    /// Give the place of the last entry shown to get those before it.
    public func acts(
        _ standing: Standing, about subject: ActReference? = nil, before place: ActPlace? = nil, limit: Int = 50
    ) throws -> [Act] {
        guard standing.isMember else { return [] }
        let older: SQL = place.map { "AND (a.at, a.id) < (\($0.at), \($0.id))" } ?? ""
        let about: SQL = subject.map { "AND a.subject_kind = \($0.kind) AND a.subject_id = \($0.id)" } ?? ""
        let lists = standing.scope.merged { sees in
            """
            SELECT a.* FROM act AS a WHERE \(sees("a")) \(about) \(older) ORDER BY a.at DESC, a.id DESC LIMIT \(limit)
            """
        }
        return try rows(
            """
            SELECT act.*, COALESCE(m.name, p.name) AS name FROM (\(lists)) AS act
            LEFT JOIN person AS p ON p.id = act.person
            LEFT JOIN member AS m ON m.council = act.council AND m.person = act.person
            ORDER BY act.at DESC, act.id DESC LIMIT \(limit)
            """
        ).map(Act.init)
    }
}

/// The place of an entry in the order of the record.
public struct ActPlace: Hashable, Sendable {
    public let at: Instant
    public let id: ActID

    public init(at: Instant, id: ActID) {
        self.at = at
        self.id = id
    }
}

/// A fault of the program, not of a person: an act was entered with what must not stand there.
public enum ActFault: Error, Hashable, Sendable {
    /// Entries about circles carry no note: their content is sealed, and a note is not.
    case noteOnCircle
}
