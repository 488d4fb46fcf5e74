// SPDX-License-Identifier: EUPL-1.2
import Foundation
import TestKit
import Testing

@testable import Analysis

/// Runs `attack.py`: another program, another solver, and nothing in its hands but what is published.
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

    /// A Python that has scipy: the project's own, or the one that `KOINON_PYTHON` names.
    static let python: String? = {
        let own = Reference.checkout.appending(path: ".venv/bin/python").path
        let candidates = [ProcessInfo.processInfo.environment["KOINON_PYTHON"], own].compactMap(\.self)
        let found = candidates.first { (try? run($0, ["-c", "import scipy.optimize"], input: Data())) != nil }
        if found == nil { print("skipped: no Python with scipy (make setup)") }
        return found
    }()

    /// What the attacker derives of each target, case by case; `.infinity` without an upper bound.
    static func intervals(_ cases: [Case]) throws -> [[Interval]] {
        let python = try #require(python)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../attack.py")
            .standardizedFileURL
        let input = try JSONSerialization.data(withJSONObject: cases.map(\.json))
        let output = try run(python, [script.path], input: input)
        let answer = try #require(try JSONSerialization.jsonObject(with: output) as? [[[Any]]])
        return answer.map { $0.map { Interval(low: number($0[0]), high: number($0[1])) } }
    }

    private static func number(_ value: Any) -> Double { (value as? NSNumber)?.doubleValue ?? .infinity }

    private static func run(_ program: String, _ arguments: [String], input: Data) throws -> Data {
        let outcome = try Program(program, arguments, input: String(decoding: input, as: UTF8.self)).finish()
        try #require(outcome.status == 0, "\(outcome.errors)")
        return Data(outcome.output.utf8)
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

extension Trait where Self == ConditionTrait {
    /// Runs only where a Python with scipy is there; in continuous integration its absence is a failure.
    static var attacker: Self {
        .enabled("no Python with scipy") {
            Attacker.python != nil || ProcessInfo.processInfo.environment["CI"] == "true"
        }
    }
}
