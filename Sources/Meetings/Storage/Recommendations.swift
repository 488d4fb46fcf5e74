// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

extension Snapshot {
    /// The newest objects of a kind that a viewer may see, to choose from.
    func nodes(of kind: NodeKind, for scope: Scope, limit: Int = 100) throws -> [Node] {
        let ids: [String] = try rows(
            """
            SELECT n.id FROM node AS n WHERE n.kind = \(kind) AND \(scope.sees("n"))
            ORDER BY n.day DESC, n.id DESC LIMIT \(limit)
            """
        ).map { try $0["id"] }
        return try nodes(ids.map { NodeReference(kind, $0) }, for: scope).sorted {
            ($0.day, $0.reference.id) > ($1.day, $1.reference.id)
        }
    }
}
