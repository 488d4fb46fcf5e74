// SPDX-License-Identifier: EUPL-1.2

/// How an engine means to run a statement: for tests that no page reads more than it shows.
public struct Plan: Sendable, CustomStringConvertible {
    /// The engine's own words, one step a line.
    public let steps: [String]

    public var description: String { steps.joined(separator: "\n") }

    /// The tables that are read from end to end, without an index.
    public var scans: [String] {
        steps.compactMap { step in
            let words = step.split { " ()->".contains($0) }
            if words.first == "SCAN" { return Self.sqliteScan(words) }
            guard let at = words.firstIndex(of: "Seq"), words[at...].starts(with: ["Seq", "Scan", "on"]) else { return nil }
            return words.dropFirst(at + 3).first.map(String.init)
        }
    }

    /// SQLite calls a walk along an index a SCAN too, and one over an earlier step's result.
    private static func sqliteScan(_ words: [Substring]) -> String? {
        guard words.count >= 2, !words.contains("INDEX"), !words.contains("CONSTANT"), !words.contains("VIRTUAL"),
            !words[1].hasPrefix("SUBQUERY"), words.count == 2 || words[2] != "SUBQUERY"
        else { return nil }
        return String(words[1])
    }
}

extension Snapshot {
    /// The plan of a statement. PostgreSQL is asked as if tables were large: it reads small ones whole.
    public func explain(_ sql: SQL) throws -> Plan {
        try perform { Plan(steps: try session.plan(Statement(sql, for: session.dialect))) }
    }
}
