// SPDX-License-Identifier: EUPL-1.2

/// How well a surface told where later events would be.
///
/// The cells with the highest values are taken, a share of all cells; hits are the later events in them. PAI = share of
/// events hit ÷ share of the area (Chainey, Tompson and Uhlig 2008, "The utility of hotspot mapping for predicting spatial
/// patterns of crime"): 1 where the surface is no better than cells picked blindly. PEI* = hits ÷ the most hits that as many
/// cells could have had (Hunt 2016, PEI; as the National Institute of Justice used it in 2017): 1 at best. No units.
public struct SurfaceAccuracy: Hashable, Sendable {
    /// How many cells were taken.
    public let cells: Int
    public let cellsInAll: Int
    public let hits: Int
    /// Later events on the grid.
    public let events: Int
    /// The most events that as many cells hold.
    public let mostHits: Int

    /// Values and later events by cell. Takes the floor of `share` of the cells, those with the highest values, the ones
    /// that come first among equals.
    ///
    /// - Precondition: there are as many values as events; the share is above 0 and at most 1.
    public init(_ values: [Double], events: [Int], share: Double) {
        // A share written in decimals errs by a hair: 0.29 of 100 cells are 29.
        cells = Int((share * Double(values.count) + 1e-9).rounded(.down))
        let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
        hits = order.prefix(cells).reduce(0) { $0 + events[$1] }
        mostHits = events.sorted(by: >).prefix(cells).reduce(0, +)
        self.events = events.reduce(0, +)
        cellsInAll = values.count
    }

    /// The share of the area that was taken.
    public var share: Double { Double(cells) / Double(cellsInAll) }
    /// Nil where no cell was taken or no event happened.
    public var predictiveAccuracy: Double? {
        cells > 0 && events > 0 ? Double(hits) / Double(events) / share : nil
    }
    /// Nil where no event happened in any cell that could have been taken.
    public var predictiveEfficiency: Double? { mostHits > 0 ? Double(hits) / Double(mostHits) : nil }
}
