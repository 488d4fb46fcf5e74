// SPDX-License-Identifier: EUPL-1.2

/// How an engine means to run a statement: for tests that no page reads more than it shows.
public struct Plan: Sendable, CustomStringConvertible {
    /// The engine's own words, one step a line.
    public let steps: [String]

    public var description: String { steps.joined(separator: "\n") }

    /// The tables that are read from end to end, without an index.
    public var scans: [String] {
        let parts = steps.map { $0.split { " ()".contains($0) }.map(String.init) }
        // SQLite calls the reading of an earlier step's rows a SCAN too.
        let made = Set(parts.filter { ["CO-ROUTINE", "MATERIALIZE"].contains($0.first) }.compactMap(\.last))
        return parts.compactMap { Self.scan($0) }.filter { !made.contains($0) }
    }

    /// Whether rows are sorted, rather than read in order.
    public var sorts: Bool {
        steps.contains { $0.contains("TEMP B-TREE FOR ORDER BY") || $0.contains("Sort Key:") }
    }

    /// The table that one step reads whole: `SCAN paper` or `Seq Scan on paper`.
    /// `SCAN paper USING INDEX …` walks along an index, as far as the rows are asked for.
    private static func scan(_ words: [String]) -> String? {
        if words.first == "SCAN", words.count >= 2 {
            let isIndexed = words.contains("INDEX") || words.contains("VIRTUAL") || words.contains("CONSTANT")
            return isIndexed ? nil : words[1]
        }
        guard let at = words.firstIndex(of: "Seq"), words.count > at + 3 else { return nil }
        return words[at + 3]
    }
}

extension Snapshot {
    /// The plan of a statement. PostgreSQL is asked as if tables were large: it reads small ones whole.
    public func explain(_ sql: SQL) throws -> Plan {
        try perform { Plan(steps: try session.plan(Statement(sql, for: session.dialect))) }
    }
}
