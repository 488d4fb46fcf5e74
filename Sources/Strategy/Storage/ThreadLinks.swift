// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

/// An object that a form offers to refer to.
struct Choosable: Hashable, Sendable {
    let node: NodeReference
    let title: String
    let day: LocalDate

    /// What the form sends for it.
    var choice: String { "\(node.kind.rawValue):\(node.id)" }
}

extension Snapshot {
    /// The newest objects of a step that the viewer may refer to.
    func choosable(_ step: Step, for scope: Scope, limit: Int = 60) throws -> [Choosable] {
        try rows(
            """
            SELECT n.kind, n.id, n.title, n.day FROM node AS n
            WHERE n.step = \(step.rawValue) AND \(scope.sees("n")) ORDER BY n.day DESC, n.kind, n.id LIMIT \(limit)
            """
        ).map { row in
            let kind: NodeKind = try row["kind"]
            let id: String = try row["id"]
            return Choosable(node: NodeReference(kind, id), title: try row["title"], day: try row["day"])
        }
    }
}

extension Permit where A.Subject: Entry {
    /// Says what the object rests on, in place of what was said before as far as this person can see it: a reference
    /// to something hidden from them stays.
    func refer(_ relation: Relation, to chosen: [NodeReference]) throws {
        let seen = try transaction.nodes(after: subject.node, relation, for: standing.scope).map(\.reference)
        for reference in seen where !chosen.contains(reference) {
            try transaction.run(
                """
                DELETE FROM link WHERE council = \(council) AND from_kind = \(subject.node.kind)
                    AND from_id = \(subject.node.id) AND relation = \(relation)
                    AND to_kind = \(reference.kind) AND to_id = \(reference.id)
                """)
        }
        for reference in chosen { try transaction.connect(subject.node, relation, reference, in: council) }
    }
}
