// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Transaction {
    /// Enters an object, or what changed of it, with the text it is found by. Part of the room's own transaction.
    public func put(_ node: Node, text: String = "") throws {
        let path = node.path.joined(separator: "/")
        try run(
            """
            INSERT INTO node (council, kind, id, audience, within, step, title, brief, tongue, day, path)
            VALUES (\(node.council), \(node.reference.kind), \(node.reference.id), \(node.readership.audience),
                \(node.readership.within), \(node.step?.rawValue), \(node.title), \(node.brief),
                \(node.tongue.rawValue), \(node.day), \(path))
            ON CONFLICT (council, kind, id) DO UPDATE SET audience = excluded.audience, within = excluded.within,
                step = excluded.step, title = excluded.title, brief = excluded.brief, tongue = excluded.tongue,
                day = excluded.day, path = excluded.path
            """)
        try index(node, SearchText(title: node.title, text: text))
    }

    /// Removes an object from threads and search.
    public func removeNode(_ reference: NodeReference, in council: CouncilID) throws {
        let (kind, id) = (reference.kind, reference.id)
        try run("DELETE FROM search_word WHERE council = \(council) AND kind = \(kind) AND id = \(id)")
        try run("DELETE FROM link WHERE council = \(council) AND from_kind = \(kind) AND from_id = \(id)")
        try run("DELETE FROM link WHERE council = \(council) AND to_kind = \(kind) AND to_id = \(id)")
        try run("DELETE FROM node WHERE council = \(council) AND kind = \(kind) AND id = \(id)")
    }

    /// Says that one object refers to another. Saying it twice changes nothing.
    public func connect(
        _ later: NodeReference, _ relation: Relation, _ earlier: NodeReference, in council: CouncilID
    ) throws {
        try run(
            """
            INSERT INTO link (council, from_kind, from_id, relation, to_kind, to_id)
            VALUES (\(council), \(later.kind), \(later.id), \(relation), \(earlier.kind), \(earlier.id))
            ON CONFLICT DO NOTHING
            """)
    }

    /// Takes back every reference of one relation that an object makes, before new ones are said.
    public func disconnect(_ later: NodeReference, _ relation: Relation, in council: CouncilID) throws {
        try run(
            """
            DELETE FROM link WHERE council = \(council) AND from_kind = \(later.kind) AND from_id = \(later.id)
                AND relation = \(relation)
            """)
    }

    private func index(_ node: Node, _ text: SearchText) throws {
        let (kind, id) = (node.reference.kind, node.reference.id)
        try run("DELETE FROM search_word WHERE council = \(node.council) AND kind = \(kind) AND id = \(id)")
        // Batches keep the number of bound values under every engine's limit.
        let words = text.places.sorted { $0.key < $1.key }
        for start in stride(from: 0, to: words.count, by: 100) {
            let rows = words[start..<min(start + 100, words.count)].map { word, place -> SQL in
                """
                (\(node.council), \(node.readership.audience), \(word), \(place), \(node.readership.within), \(kind), \(id))
                """
            }
            try run(
                """
                INSERT INTO search_word (council, audience, word, place, within, kind, id)
                VALUES \(rows.joined(by: ", "))
                """)
        }
    }
}

extension Snapshot {
    /// The nodes a viewer may see among some references, in no particular order.
    public func nodes(_ references: some Collection<NodeReference>, for scope: Scope) throws -> [Node] {
        guard !references.isEmpty else { return [] }
        let wanted = Dictionary(grouping: references, by: \.kind)
        return try wanted.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { kind, references in
            try rows(
                """
                SELECT n.* FROM node AS n
                WHERE n.kind = \(kind) AND n.id IN \(list: references.map(\.id)) AND \(scope.sees("n"))
                """
            ).map(Node.init)
        }
    }

    /// One node, if the viewer may see it.
    public func node(_ reference: NodeReference, for scope: Scope) throws -> Node? {
        try nodes([reference], for: scope).first
    }

    /// The latest nodes of one kind that a viewer may see.
    public func latestNodes(_ kind: NodeKind, for scope: Scope, limit: Int = 50) throws -> [Node] {
        try rows(
            """
            SELECT n.* FROM node AS n WHERE n.kind = \(kind) AND \(scope.sees("n"))
            ORDER BY n.day DESC, n.id DESC LIMIT \(limit)
            """
        ).map(Node.init)
    }

    /// What an object refers to, as far as the viewer may see it.
    public func nodes(
        after later: NodeReference, _ relation: Relation? = nil, for scope: Scope, limit: Int = 50
    ) throws -> [Node] {
        try rows(Self.questionAfter(later, relation, for: scope, limit: limit)).map(Node.init)
    }

    static func questionAfter(_ later: NodeReference, _ relation: Relation?, for scope: Scope, limit: Int) -> SQL {
        let condition: SQL = relation.map { "l.relation = \($0)" } ?? "1 = 1"
        return """
            SELECT n.* FROM link AS l JOIN node AS n ON n.council = l.council AND n.kind = l.to_kind AND n.id = l.to_id
            WHERE l.council = \(scope.council) AND l.from_kind = \(later.kind) AND l.from_id = \(later.id)
                AND \(condition) AND \(scope.sees("n"))
            ORDER BY n.day, n.kind, n.id LIMIT \(limit)
            """
    }

    /// What refers to an object, as far as the viewer may see it.
    public func nodes(
        before earlier: NodeReference, _ relation: Relation? = nil, for scope: Scope, limit: Int = 50
    ) throws -> [Node] {
        try rows(Self.questionBefore(earlier, relation, for: scope, limit: limit)).map(Node.init)
    }

    static func questionBefore(_ earlier: NodeReference, _ relation: Relation?, for scope: Scope, limit: Int) -> SQL {
        let condition: SQL = relation.map { "l.relation = \($0)" } ?? "1 = 1"
        return """
            SELECT n.* FROM link AS l
            JOIN node AS n ON n.council = l.council AND n.kind = l.from_kind AND n.id = l.from_id
            WHERE l.council = \(scope.council) AND l.to_kind = \(earlier.kind) AND l.to_id = \(earlier.id)
                AND \(condition) AND \(scope.sees("n"))
            ORDER BY n.day, n.kind, n.id LIMIT \(limit)
            """
    }
}

extension NodeKind: Storable {}
extension Relation: Storable {}

extension Node {
    init(_ row: Row) throws {
        let kind: NodeKind = try row["kind"]
        let id: String = try row["id"]
        let step: Int? = try row["step"]
        let path: String = try row["path"]
        self.init(
            council: try row["council"], reference: NodeReference(kind, id), readership: try Readership(row),
            step: step.flatMap(Step.init), title: try row["title"], brief: try row["brief"],
            tongue: Tongue(rawValue: try row["tongue"]), day: try row["day"],
            path: path.split(separator: "/").map(String.init))
    }
}
