// SPDX-License-Identifier: EUPL-1.2
import Database

/// What one viewer reaches in one council at this moment; the WHERE clause of every read comes from it.
///
///     "SELECT m.title FROM meeting AS m WHERE \(scope.sees("m")) ORDER BY m.day, m.id"
///
/// A table that is read by scope has the columns `council`, `audience` and `within`.
public struct Scope: Hashable, Sendable {
    /// The council; rights in it are worth nothing in another.
    public let council: CouncilID
    /// The audiences the viewer belongs to, in a stable order.
    public let keys: [Audience]

    init(council: CouncilID, holding audiences: Set<Audience>) {
        self.council = council
        let all = audiences.reduce(into: Set([Audience.public])) { $0.formUnion([$1] + $1.wider) }
        keys = all.sorted { $0.key < $1.key }
    }

    /// What anybody reaches who is not signed in.
    public static func visitors(of council: CouncilID) -> Scope { Scope(council: council, holding: []) }

    /// What all those reach whom a readership admits, whatever else each of them reaches: for a screen that all look at.
    public static func shared(by readership: Readership, in council: CouncilID) -> Scope {
        Scope(council: council, holding: Set(readership.audiences))
    }

    /// What somebody would reach who were in all the groups that some objects are for: for putting together a document that
    /// is stored whole and cut to its readers each time it is shown. Nothing read by it goes to anybody as it is.
    public static func assembling(_ readerships: some Sequence<Readership>, of council: CouncilID) -> Scope {
        Scope(council: council, holding: Set(readerships.flatMap(\.audiences)))
    }

    /// Whether the viewer may read an object of this readership in this council.
    public func includes(_ readership: Readership) -> Bool {
        readership.audiences.allSatisfy(keys.contains)
    }

    /// The condition that a row of the named table, or alias, may be seen.
    public func sees(_ table: SQL) -> SQL {
        sees(council: "\(table).council", audience: "\(table).audience", within: "\(table).within")
    }

    /// The condition on three columns by their names.
    public func sees(council column: SQL, audience: SQL, within: SQL) -> SQL {
        "(\(column) = \(council) AND \(audience) IN \(list: keys) AND \(within) IN \(list: keys))"
    }

    /// A list put together from one ordered, limited list per audience, to be ordered and limited once more.
    ///
    /// Its cost is that of what is shown: with one index on (council, audience, order), no row is read past that the
    /// viewer may not see. The part is a whole SELECT with its own ORDER BY and LIMIT:
    ///
    ///     let parts = scope.merged { sees in "SELECT a.id FROM act AS a WHERE \(sees("a")) ORDER BY a.id LIMIT 50" }
    ///     "SELECT id FROM (\(parts)) AS listed ORDER BY id LIMIT 50"
    public func merged(_ part: (_ sees: (SQL) -> SQL) -> SQL) -> SQL {
        keys.map { key in
            let list = part { table in
                "(\(table).council = \(council) AND \(table).audience = \(key) AND \(table).within IN \(list: keys))"
            }
            return "SELECT * FROM (\(list)) AS part"
        }.joined(by: " UNION ALL ")
    }
}
