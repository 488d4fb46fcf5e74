// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// A dataset as one reader may know it: all of it for those who work with it, the frozen table for everybody else.
struct DatasetView: Sendable {
    let description: Description
    /// In the order of the boundary set.
    let areas: [AreaFigure]
    /// Of all areas, or of the one that was asked for.
    let months: [MonthFigure]
    /// The area that was asked for.
    let area: AreaFigure?
    let total: Figure
    let period: Period
    let origin: Origin
    /// From which count on figures are shown; nil for those who see all.
    let threshold: Int?

    /// Where the figures come from, and what could not be counted.
    struct Origin: Sendable {
        var boundaries = ""
        var boundariesSource = ""
        var population: String?
        var populationSource: String?
        /// How well the residents were carried over from other boundaries, where they were.
        var conversion: ConversionQuality?
        var version = 0
        var read = Instant(microseconds: 0)
        /// Nil where the total is hidden, which they would tell.
        var outside: Int?
        var withoutPlace: Int?
        var repeated: Int?
        var isRepeatedByID = false
        /// Small counts that earlier publications already told.
        var alreadyTold = 0
    }

    /// Residents of all areas; nil while those of one are unknown.
    var residents: Int? { areas.reduce(0) { sum, area in sum.flatMap { sum in area.residents.map { sum + $0 } } } }
    var withoutResidents: [AreaFigure] { areas.filter { $0.residents == nil } }
    var joinedByName: [AreaFigure] { areas.filter(\.isByName) }
    var hidden: Int { areas.count { $0.figure == .hidden } }

    /// The rate of everything, where it may be told.
    var rate: Rate? {
        guard let count = total.count, let residents else { return nil }
        return Rate(count: count, population: residents)
    }

    /// The residents behind the line of months.
    var lineResidents: Int? { area.map(\.residents) ?? residents }
}
