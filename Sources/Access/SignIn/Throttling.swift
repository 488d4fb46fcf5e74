// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension Keys {
    /// What stands for a source of attempts in the database: a keyed hash, from which nobody reads an address.
    func source(_ parts: String...) -> [UInt8] { throttle.mark(parts.joined(separator: "\n")) }
}

extension Transaction {
    /// Charges one attempt to a source: nil when it may go on, else how long to wait.
    func charge(_ source: [UInt8], _ throttle: Throttle) throws -> Duration? {
        let found = try row("SELECT attempts, first, last FROM attempt WHERE source = \(source)")
        let count = try found.map {
            Throttle.Count(attempts: try $0["attempts"], first: try $0["first"], last: try $0["last"])
        }
        switch throttle.charge(count, at: now) {
        case .wait(let duration): return duration
        case .passed(let count):
            try run(
                """
                INSERT INTO attempt (source, attempts, first, last)
                VALUES (\(source), \(count.attempts), \(count.first), \(count.last))
                ON CONFLICT (source)
                DO UPDATE SET attempts = excluded.attempts, first = excluded.first, last = excluded.last
                """)
            return nil
        }
    }

    /// Forgets a source: whoever it was has shown who they are.
    func forget(_ source: [UInt8]) throws { try run("DELETE FROM attempt WHERE source = \(source)") }

    /// Takes one attempt back from a source that many people share.
    func giveBack(_ source: [UInt8]) throws {
        try run("UPDATE attempt SET attempts = attempts - 1 WHERE source = \(source) AND attempts > 0")
    }
}
