// SPDX-License-Identifier: EUPL-1.2

extension NeighbourGraph {
    /// Zones that share at least one corner of their boundaries, to the last digit ("queen" neighbours by vertices, as
    /// PySAL's `Queen.from_dataframe` finds them). Boundaries that were drawn apart share none: see `islands`.
    ///
    /// Cost and memory: linear in corners.
    public init(sharingCorners zones: [Zone]) {
        var first: [Position: Int] = [:]
        var shared: [Position: Set<Int>] = [:]
        for (zone, one) in zones.enumerated() {
            for corner in one.polygons.lazy.flatMap(\.rings).joined() {
                guard let owner = first[corner] else {
                    first[corner] = zone
                    continue
                }
                if owner != zone { shared[corner, default: [owner]].insert(zone) }
            }
        }
        var pairs: Set<[Int]> = []
        for owners in shared.values {
            let sorted = owners.sorted()
            for (place, one) in sorted.enumerated() {
                for other in sorted[(place + 1)...] { pairs.insert([one, other]) }
            }
        }
        self.init(count: zones.count, pairs: pairs.map { ($0[0], $0[1]) })
    }

    /// How many pairs of neighbours there are.
    public var pairs: Int { members.count / 2 }
}
