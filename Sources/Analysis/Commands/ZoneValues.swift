// SPDX-License-Identifier: EUPL-1.2

/// A figure for each zone and which zones are neighbours, as `local` and `global` read them.
struct ZoneValues {
    private(set) var names: [String] = []
    private(set) var values: [Double] = []
    let graph: NeighbourGraph

    /// Reads columns `id` and `value` of a table of zones, and columns `i` and `j` of a table of neighbours.
    ///
    /// Throws a `DelimitedProblem` with the place at fault, or an `AnalysisRefusal`: fewer zones than `least`, a zone that
    /// stands twice, is unknown or its own neighbour, no neighbours at all, or figures without a difference.
    init(_ table: ByteSource, edges: ByteSource, id: String, value: String, least: Int) throws {
        var reader = try DelimitedReader(table)
        let (name, figure) = (try reader.column(id), try reader.column(value))
        var numbers: [String: Int] = [:]
        while try reader.next() {
            if reader.isBlank(name) { throw reader.problem(.blank, in: name) }
            let zone = reader.text(name).trimmed
            guard numbers.updateValue(names.count, forKey: zone) == nil else {
                throw AnalysisRefusal("row \(reader.row): zone \(zone) stands twice")
            }
            names.append(zone)
            values.append(try reader.number(figure))
        }
        try reader.refuseRagged()
        graph = NeighbourGraph(count: names.count, pairs: try Self.pairs(edges, numbers))
        guard names.count >= least else {
            throw AnalysisRefusal("\(names.count) zones are too few: it takes at least \(least)")
        }
        guard graph.islands < names.count else {
            throw AnalysisRefusal("no zone has a neighbour; see that the edges name the zones of this table")
        }
        guard values.contains(where: { $0 != values[0] }) else {
            throw AnalysisRefusal("all zones have the same figure, so none stands out")
        }
    }

    private static func pairs(_ edges: ByteSource, _ numbers: [String: Int]) throws -> [(Int, Int)] {
        var reader = try DelimitedReader(edges)
        let columns = [try reader.column("i"), try reader.column("j")]
        var (pairs, faults) = ([(Int, Int)](), Faults())
        while try reader.next() {
            let names = columns.map { reader.text($0).trimmed }
            let zones = names.compactMap { numbers[$0] }
            if zones.count < 2 {
                let unknown = names.first { numbers[$0] == nil } ?? ""
                faults.add("row \(reader.row) of the edges: zone “\(unknown)” is not in the table")
            } else if zones[0] == zones[1] {
                faults.add("row \(reader.row) of the edges: zone \(names[0]) is named as its own neighbour")
            } else {
                pairs.append((zones[0], zones[1]))
            }
        }
        try reader.refuseRagged()
        try faults.refuse()
        return pairs
    }

    /// Says which zones were counted, and what becomes of those without neighbours.
    func note(_ islands: String) -> String {
        let pairs = graph.members.count / 2
        let start = "\(names.count) zones, \(pairs) pairs of neighbours."
        return graph.islands == 0 ? start : "\(start) \(graph.islands) zones have no neighbours: \(islands)."
    }
}
