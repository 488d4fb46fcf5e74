// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// What was seen in a week, by area and kind: sums of what partners told, where something ticked counts as one.
struct WeekCounts: Hashable, Sendable {
    /// Areas in their order; the last row holds what nobody said the place of.
    let areas: [KnownArea]
    let kinds: [SeenKind]
    /// Areas, and the row without a place, by kinds.
    let counts: [[Int]]
    /// By time of the day, and at the end what nobody said the time of.
    let times: [Int]

    init(_ lines: [SeenLine], areas: [KnownArea], kinds: [SeenKind]) {
        let rows = Dictionary(areas.enumerated().map { ($1.code, $0) }) { first, _ in first }
        let columns = Dictionary(uniqueKeysWithValues: zip(kinds, 0...))
        var counts = Array(repeating: Array(repeating: 0, count: kinds.count), count: areas.count + 1)
        var times = Array(repeating: 0, count: DayTime.allCases.count + 1)
        for line in lines {
            guard let column = columns[line.kind] else { continue }
            counts[line.area.flatMap { rows[$0] } ?? areas.count][column] += line.weight
            times[line.time.flatMap { DayTime.allCases.firstIndex(of: $0) } ?? DayTime.allCases.count] += line.weight
        }
        (self.areas, self.kinds, self.counts, self.times) = (areas, kinds, counts, times)
    }

    var total: Int { counts.joined().reduce(0, +) }

    /// The same with nothing hidden, for those who read the reports themselves.
    var open: WeekPicture {
        let all = counts.map { $0 + [$0.reduce(0, +)] }
        let sums = (0...kinds.count).map { column in all.reduce(0) { $0 + $1[column] } }
        return WeekPicture(areas: areas, kinds: kinds, cells: all + [sums])
    }

    /// The code under which the row without a place is kept, which no area has.
    fileprivate static let nowhere = ""

    /// What members may see, in the light of what they saw of this week before.
    ///
    /// Throws a `SuppressionRefusal` where there is no table to show.
    func protected(
        threshold: Int, after earlier: [WeekRelease]
    ) throws(SuppressionRefusal) -> (picture: WeekPicture, release: WeekRelease) {
        let rule = SuppressionRule(threshold: threshold) ?? .fewerThanFive
        var releases: [TableRelease] = []
        for one in earlier { releases.append(try one.release) }
        let codes = areas.map(\.code) + [Self.nowhere]
        let table = try CountTable(rows: codes, columns: kinds.map(\.rawValue), counts: counts)
        let decided = TableRelease(table, rule, after: releases)
        let cells = (0...codes.count).map { line in
            (0...kinds.count).map { column -> Int? in
                if case .shown(let count) = decided[line, column] { count } else { nil }
            }
        }
        let kept = WeekRelease(
            codes: codes, kinds: kinds, counts: counts, hidden: decided.hidden, threshold: rule.threshold)
        return (WeekPicture(areas: areas, kinds: kinds, cells: cells), kept)
    }
}

/// The weekly picture as its reader may know it.
struct WeekPicture: Hashable, Sendable, Codable {
    let areas: [KnownArea]
    let kinds: [SeenKind]
    /// Areas, what nobody said the place of, and all; by kinds, the last column holding the sum. Nil is hidden.
    let cells: [[Int?]]

    /// The rows with their names; `nowhere` and `all` are the words for the last two.
    func rows(nowhere: String, all: String) -> [(name: String, cells: [Int?])] {
        Array(zip(areas.map(\.name) + [nowhere, all], cells).map { (name: $0, cells: $1) })
    }

    /// Kinds that nobody mentioned anywhere, and areas from which nothing was mentioned; both say so by a nought that is shown.
    var silentKinds: [SeenKind] {
        kinds.enumerated().filter { column, _ in cells.allSatisfy { $0[column] == 0 } }.map(\.element)
    }

    var silentAreas: [KnownArea] { zip(areas, cells).filter { $0.1.allSatisfy { $0 == 0 } }.map(\.0) }

    /// The same without what nobody mentioned.
    var spoken: WeekPicture {
        let (kinds, areas) = (Set(silentKinds), Set(silentAreas.map(\.code)))
        let columns = self.kinds.indices.filter { !kinds.contains(self.kinds[$0]) } + [self.kinds.count]
        let rows = cells.indices.filter { $0 >= self.areas.count || !areas.contains(self.areas[$0].code) }
        return WeekPicture(
            areas: self.areas.filter { !areas.contains($0.code) }, kinds: self.kinds.filter { !kinds.contains($0) },
            cells: rows.map { row in columns.map { cells[row][$0] } })
    }

    var hiddenCount: Int { cells.joined().count { $0 == nil } }
}

/// The true counts behind a picture that members saw, with what was hidden: kept so that a later picture of the same week
/// does not betray it.
struct WeekRelease: Hashable, Sendable, Codable {
    let codes: [String]
    let kinds: [SeenKind]
    let counts: [[Int]]
    let hidden: [Bool]
    let threshold: Int

    fileprivate var release: TableRelease {
        get throws(SuppressionRefusal) {
            let table = try CountTable(rows: codes, columns: kinds.map(\.rawValue), counts: counts)
            return try TableRelease(table, SuppressionRule(threshold: threshold) ?? .fewerThanFive, hidden: hidden)
        }
    }
}
