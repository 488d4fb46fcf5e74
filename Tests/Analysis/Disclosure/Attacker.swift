// SPDX-License-Identifier: EUPL-1.2
import Foundation
import TestKit
import Testing

@testable import Analysis

/// Attacks what is published, with nothing else in its hands.
enum Attacker {
    /// Releases of one table, and the counts that changed with each.
    struct Case {
        var releases: [TableRelease]
        var corrected: [(release: Int, row: String, column: String)] = []

        /// The hidden small cells of all releases: release, line, column.
        var targets: [(Int, Int, Int)] {
            releases.enumerated().flatMap { number, release in
                cells(release.table).compactMap { line, column in
                    let value = release.table.values[release.table.cell(line, column)]
                    return release.rule.hides(value) && release[line, column] == .hidden ? (number, line, column) : nil
                }
            }
        }

        private func cells(_ table: CountTable) -> [(Int, Int)] {
            (0..<table.lineCount).flatMap { line in (0..<table.columnCount).map { (line, $0) } }
        }

        fileprivate var json: [String: Any] {
            [
                "releases": releases.map { release in
                    [
                        "rows": release.table.rows, "columns": release.table.columns,
                        "groups": release.table.groupOfRow,
                        "lines": (0..<release.table.lineCount).map { line in
                            (0..<release.table.columnCount).map { release[line, $0].json }
                        },
                    ] as [String: Any]
                },
                "corrected": corrected.map { [$0.release, $0.row, $0.column] as [Any] },
                "targets": targets.map { [$0.0, $0.1, $0.2] },
            ]
        }
    }

    /// What the attacker derives of each target, case by case; `.infinity` without an upper bound.
    static func intervals(_ cases: [Case]) throws -> [[Interval]] {
        try LinearAttack.intervals(cases.map(\.json)).map { $0.map { Interval(low: $0.low, high: $0.high) } }
    }
}

extension PublishedCount {
    fileprivate var json: Any {
        switch self {
        case .shown(let count): count
        case .hidden: NSNull()
        }
    }
}
