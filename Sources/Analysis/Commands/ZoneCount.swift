// SPDX-License-Identifier: EUPL-1.2

/// Incidents counted by zone, and what has to be said about it.
struct ZoneCount {
    private let zones: [Zone]
    private(set) var counts: [Int]
    private(set) var summary = AnalyseZones.Summary()
    var notes: [String] = []

    init(_ zones: [Zone], _ incidents: Incidents) {
        self.zones = zones
        counts = Array(repeating: 0, count: zones.count)
        var check = PointCheck(extent: Extent(zones))
        var strays: [String] = []
        for (k, zone) in ZoneIndex(zones).zones(at: incidents.places).enumerated() {
            check.see(incidents.places[k])
            if zone >= 0 {
                counts[Int(zone)] += 1
            } else {
                let place = incidents.places[k]
                strays.append("row \(incidents.rows[k]) (\(place.x), \(place.y))")
            }
        }
        summary.points = incidents.places.count + incidents.withoutPosition
        summary.withoutPosition = incidents.withoutPosition
        summary.unplaced = strays.count
        summary.placed = incidents.places.count - strays.count
        summary.zones = zones.count
        summary.emptyZones = counts.count { $0 == 0 }
        describe(strays, check, incidents.coverage)
    }

    private mutating func describe(_ strays: [String], _ check: PointCheck, _ coverage: Coverage?) {
        notes.append("\(summary.placed) of \(summary.points) incidents were placed in \(zones.count) zones.")
        if summary.withoutPosition > 0 { notes.append("\(summary.withoutPosition) rows have no coordinates.") }
        if !strays.isEmpty {
            let more = strays.count > 20 ? ", and \(strays.count - 20) more" : ""
            notes.append("Outside every zone: \(strays.prefix(20).joined(separator: ", "))\(more).")
        }
        if check.looksSwapped { notes.append("Longitude and latitude seem to be exchanged.") }
        if check.atOrigin > 0 {
            notes.append("\(check.atOrigin) incidents lie at (0, 0), where missing places often end up.")
        }
        guard let coverage, let first = coverage.covered.first, let last = coverage.covered.last else { return }
        notes.append(
            "The data cover \(coverage.count) months, \(first) to \(last); rates are of these months, not of a year.")
        if !coverage.missing.isEmpty {
            notes.append("No records for \(coverage.missing.joined(separator: ", ")): missing, not zero.")
        }
    }

    /// The population of each zone, by code, and by name where that was confirmed.
    mutating func join(_ table: PopulationTable, _ areas: [AreaFeature], byName: Bool) -> [Int?] {
        var joined = zones.map { table.population(code: $0.id) }
        let missing = joined.indices.filter { joined[$0] == nil }
        summary.populationMissingByCode = missing.count
        for index in missing {
            let names = areas[index].properties.sorted { $0.key < $1.key }.compactMap(\.value.text)
            guard let found = names.compactMap({ name in table.population(name: name).map { (name, $0) } }).first else {
                notes.append("\(zones[index].id) has no population under its code.")
                continue
            }
            if byName { joined[index] = found.1 }
            let done = byName ? "joined by name, as confirmed" : "not joined: confirm with --join-by-name"
            notes.append("\(zones[index].id) has no population under its code, but “\(found.0)” has one (\(done)).")
        }
        summary.populationMissing = joined.count { $0 == nil }
        return joined
    }

    /// The table by zone, in the order of the boundaries.
    func table(id: String, _ populations: [Int?]?, _ rule: SuppressionRule?) throws -> [UInt8] {
        let hidden = try rule.map { try cellsHidden(by: $0) } ?? counts.map { _ in false }
        let rates = AnalyseRates.header(per: 1000)
        var writer = DelimitedWriter(header: [id] + (populations == nil ? ["count"] : rates))
        for (index, zone) in zones.enumerated() {
            let count = hidden[index] ? AnalyseSuppression.mark : String(counts[index])
            guard let populations else {
                writer.row([zone.id, count])
                continue
            }
            let rate = populations[index].flatMap { Rate(count: counts[index], population: $0) }
            if let rate, !hidden[index] {
                writer.row([zone.id] + AnalyseRates.fields(rate))
            } else {
                let population = populations[index].map(String.init) ?? ""
                writer.row([zone.id, count, population] + rates.dropFirst(2).map { _ in "" })
            }
        }
        return writer.bytes
    }

    /// Which zones are hidden when their counts and the sum of all are known.
    private func cellsHidden(by rule: SuppressionRule) throws -> [Bool] {
        var linked = LinkedCounts()
        let cells = counts.map { linked.add($0) }
        let total = linked.add(summary.placed)
        linked.link(total: total, parts: cells)
        let hidden = try Disclosure.hidden(linked, rule)
        return cells.map { hidden[$0] }
    }
}
