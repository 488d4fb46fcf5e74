// SPDX-License-Identifier: EUPL-1.2
import Foundation
import TestKit
import Testing

/// What anybody can download: areas by months with their totals; nil where a figure is hidden.
struct PublishedFigures: Encodable {
    /// Areas, then all; each line ends with its total.
    var lines: [[Int?]]
    /// Every number beside the counts: rates and the ends of their intervals, with the residents of the area.
    var rates: [[Double?]]

    init(_ csv: String, months: Int) throws {
        let rows = csv.split(separator: "\r\n").dropFirst().map(Self.fields)
        lines = rows.map { row in row[3..<(4 + months)].map { Int($0) } }
        rates = rows.map { row in row[(4 + months)...].map { Double($0) } }
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}

/// Attacks what is published, with nothing else in its hands.
enum Attacker {
    /// What can be derived of each target.
    static func intervals(
        _ figures: PublishedFigures, _ targets: [(line: Int, column: Int)]
    ) throws -> [(low: Double, high: Double)] {
        // A hidden count has no rate and no interval beside it.
        for (line, rates) in zip(figures.lines, figures.rates).dropLast() where line.last == .some(nil) {
            #expect(rates.allSatisfy { $0 == nil })
        }
        return try intervals([figures.lines], targets.map { [0, $0.line, $0.column] })
    }

    /// Several releases of the same rows and columns whose counts did not change, each with totals of its own. Targets are
    /// release, line, column.
    static func intervals(_ releases: [[[Int?]]], _ targets: [[Int]]) throws -> [(low: Double, high: Double)] {
        let described = releases.map { lines in
            [
                "rows": (0..<(lines.count - 1)).map { "\($0)" }, "columns": (0..<(lines[0].count - 1)).map { "\($0)" },
                "groups": [String](), "lines": lines.map { $0.map { $0 as Any? ?? NSNull() } },
            ] as [String: Any]
        }
        return try LinearAttack.intervals([["releases": described, "corrected": [[Int]](), "targets": targets]])[0]
    }
}
