// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// Around which areas the rates of a dataset are higher, or lower, than shuffling them over the map explains (Gi*).
struct HotSpotFigure: Hashable, Sendable, Codable {
    struct Area: Hashable, Sendable, Codable {
        let code: String
        let name: String
        let count: Int
        /// Nil where they are unknown: the area is not tested.
        let residents: Int?
        /// Differences in standard errors; above 0, rates around are high.
        let z: Double?
        /// Two-sided, from shuffles.
        let p: Double?
        let standing: Standing

        var rate: Rate? { residents.flatMap { Rate(count: count, population: $0) } }
    }

    enum Standing: String, Hashable, Sendable, Codable {
        case high, low
        /// No more than shuffling explains.
        case ordinary
        case untested
    }

    let areas: [Area]
    let permutations: Int
    let seed: UInt64
    /// The share of findings that may be false.
    let level: Double
    /// How small p has to be, given how many areas were tested.
    let threshold: Double
    /// Pairs of areas that share a corner.
    let pairs: Int
    /// Tested areas without a neighbour.
    let islands: Int

    static let permutations = Permutations(count: 9_999, seed: 1)
    static let level = 0.05
    /// Fewer areas give shuffling too little to shuffle: what is high among a dozen is one of a dozen.
    static let fewestAreas = 20

    var tested: Int { areas.count { $0.standing != .untested } }

    func names(_ standing: Standing) -> [String] { areas.filter { $0.standing == standing }.map(\.name) }

    /// Takes the areas of a dataset with their boundaries in the same order. Areas without residents are left out of it.
    init(_ figures: [AreaFigure], _ zones: [Analysis.Zone]) throws(FigureRefusal) {
        let tested = figures.indices.filter { figures[$0].rate != nil }
        guard !tested.isEmpty else { throw .noDenominator }
        guard tested.count >= Self.fewestAreas else { throw .tooFewAreas }
        let rates = tested.compactMap { figures[$0].rate?.value }
        guard rates.contains(where: { $0 != rates[0] }) else { throw .noDifference }
        let graph = NeighbourGraph(sharingCorners: tested.map { zones[$0] })
        guard graph.islands * 2 < tested.count else { throw .noSharedBorders }
        let spots = HotSpots(rates, graph, Self.permutations)
        let p = spots.zones.map { $0.simulated?.twoSided }
        let discovery = FalseDiscovery(p.compactMap(\.self), level: Self.level)
        let found = Dictionary(uniqueKeysWithValues: zip(tested, spots.zones))
        areas = figures.enumerated().map { place, figure in
            Area(figure, found[place], isFinding: { discovery?.passes($0) == true })
        }
        (permutations, seed) = (Self.permutations?.count ?? 0, Self.permutations?.seed ?? 0)
        (level, threshold) = (Self.level, discovery?.threshold ?? 0)
        (pairs, islands) = (graph.pairs, graph.islands)
    }
}

extension HotSpotFigure.Area {
    fileprivate init(_ figure: AreaFigure, _ spot: HotSpots.Zone?, isFinding: (Double) -> Bool) {
        let p = spot?.simulated?.twoSided
        let standing: HotSpotFigure.Standing =
            switch (spot, p) {
            case (nil, _): .untested
            case (let spot?, let p?) where isFinding(p): (spot.z ?? 0) > 0 ? .high : .low
            default: .ordinary
            }
        self.init(
            code: figure.code, name: figure.name, count: figure.figure.count ?? 0, residents: figure.residents,
            z: spot?.z, p: p, standing: standing)
    }
}

/// Why a figure is not made: it would mislead.
enum FigureRefusal: String, Error, CaseIterable, Hashable, Sendable, Codable {
    case noDenominator, tooFewAreas, noDifference, noSharedBorders

    var message: Message {
        switch self {
        case .noDenominator:
            Message(
                "No hot spots without a denominator: counts gather where people do. Link the residents of the areas to the dataset first."
            )
        case .tooFewAreas:
            Message(
                "No hot spots of fewer than \(HotSpotFigure.fewestAreas) areas with residents: among so few, one is always the first. Read the table of areas with its intervals."
            )
        case .noDifference: Message("All areas have the same rate, so none stands out.")
        case .noSharedBorders:
            Message(
                "Most areas share no corner with another, so nobody knows which are neighbours. Bring in boundaries that were drawn together."
            )
        }
    }
}

/// What was computed of a version of a dataset, kept so that no page computes it again.
enum KeptFigure: Hashable, Sendable, Codable {
    case hotSpots(HotSpotFigure)
    case refused(FigureRefusal)
}
