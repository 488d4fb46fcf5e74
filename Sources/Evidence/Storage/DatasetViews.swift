// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Snapshot {
    /// A dataset as its readers work with it, with all its figures.
    func view(of dataset: Dataset, area code: String? = nil) throws -> DatasetView? {
        guard let version = try version(of: dataset) else { return nil }
        let areas = try areaFigures(of: dataset)
        let position = code.map { code in areas.firstIndex { $0.code == code } }
        if case .some(nil) = position { return nil }
        let place = (position ?? nil) ?? Every.area
        return DatasetView(
            description: dataset.description, areas: areas,
            months: try monthFigures(of: dataset, version, area: place),
            area: place == Every.area ? nil : areas[place],
            total: .count(version.quality.placed), period: version.period,
            origin: try origin(of: dataset, version), threshold: nil)
    }

    private func origin(of dataset: Dataset, _ version: DatasetVersion) throws -> DatasetView.Origin {
        var origin = DatasetView.Origin()
        let set = try boundarySet(dataset.boundarySet, of: dataset)
        (origin.boundaries, origin.boundariesSource) = (set?.name ?? "", set?.source ?? "")
        if let population = try dataset.population.flatMap({ try population($0, of: dataset) }) {
            (origin.population, origin.populationSource) = (population.name, population.source)
            origin.conversion = try conversion(of: population.id, in: dataset.council)
        }
        (origin.version, origin.read) = (version.number, version.made)
        origin.outside = version.quality.outside
        origin.withoutPlace = version.quality.withoutPlace
        origin.repeated = version.quality.repeated
        origin.isRepeatedByID = version.quality.isRepeatedByID
        return origin
    }
}

extension Publication {
    /// What everybody sees; made from the frozen table and nothing else.
    func view(area code: String? = nil) -> DatasetView? {
        guard let months = table.monthFigures(area: code) else { return nil }
        let areas = table.areaFigures
        var origin = DatasetView.Origin()
        (origin.boundaries, origin.boundariesSource) = (facts.boundaries, facts.boundariesSource)
        (origin.population, origin.populationSource) = (facts.population, facts.populationSource)
        origin.conversion = facts.conversion
        (origin.version, origin.read) = (number, Instant(microseconds: facts.read))
        (origin.outside, origin.withoutPlace, origin.repeated) = (facts.outside, facts.withoutPlace, facts.repeated)
        origin.isRepeatedByID = facts.isRepeatedByID
        origin.alreadyTold = facts.alreadyTold
        return DatasetView(
            description: description, areas: areas, months: months, area: areas.first { $0.code == code },
            total: table.total, period: Period(table.months), origin: origin, threshold: threshold)
    }
}

extension PublishedFacts {
    /// What may be said beside a frozen table. Where its total is hidden, nothing that would give it away.
    init(_ view: DatasetView, _ result: Preparation.Result) {
        let origin = view.origin
        (boundaries, boundariesSource) = (origin.boundaries, origin.boundariesSource)
        (population, populationSource) = (origin.population, origin.populationSource)
        conversion = origin.conversion
        (read, alreadyTold) = (origin.read.microseconds, result.alreadyTold)
        isRepeatedByID = origin.isRepeatedByID
        guard result.table.total != .hidden else { return }
        (outside, withoutPlace, repeated) = (origin.outside, origin.withoutPlace, origin.repeated)
    }
}
