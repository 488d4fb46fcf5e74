// SPDX-License-Identifier: EUPL-1.2

/// Finds the zone in which a place lies, among many zones and for many places.
///
/// **Definition.** A place belongs to a zone when it lies inside it or on its boundary, holes excepted, and to the zone
/// with the lowest identifier where several zones claim it. So a place on an outer edge is inside, one on a shared edge
/// is counted once, and no place falls between two zones that share an edge. Inside is told by the crossings of a ray
/// (even-odd rule; Shimrat 1962, "Algorithm 112"), half-open at vertices. Identifiers are compared as numbers when all
/// of them are whole numbers, as text otherwise.
///
/// **How.** A uniform grid is laid over the zones. Cells that no boundary touches know their zone; in the others only
/// the edges of the place's own grid row are looked at.
///
/// Coordinates are plane: degrees or metres, edges are straight lines in them. Zones across the 180th meridian have to
/// be cut there (RFC 7946, 3.1.9).
public struct ZoneIndex: Sendable {
    let grid: ZoneGrid
    /// The caller's index of each zone, by rank of its identifier.
    private let order: [Int32]
    /// By cell: -1 outside all zones, else the rank of the only zone, or -2 - k for the candidates from k on.
    private let cells: [Int32]
    /// Ranks in rising order, doubled, plus one where the cell lies inside the zone as a whole; each list ends with -1.
    private let candidates: [Int32]
    private let bands: EdgeBands

    /// Builds the index. Zones are expected to have passed `ZoneCheck`.
    public init(_ zones: [Zone]) {
        self.init(zones, entries: 16_000_000)
    }

    init(_ zones: [Zone], entries: Int) {
        let ranked = Self.ranking(zones)
        order = ranked.map(Int32.init)
        let shapes = ranked.map { ZoneShape(zones[$0]) }
        grid = ZoneGrid(shapes, entries: entries)
        bands = EdgeBands(shapes, grid)
        var builder = CellBuilder(grid: grid, bands: bands)
        for rank in shapes.indices { builder.add(shapes[rank], rank: rank) }
        (cells, candidates) = builder.finish()
    }

    /// The index of the zone in which a place lies, in the order in which the zones were given; nil outside all.
    public func zone(at place: Position) -> Int? {
        let found = find(place)
        return found < 0 ? nil : Int(found)
    }

    /// The same for many places, on all cores: one number per place, -1 outside all zones. Blocks until it is done, so call
    /// it off the cooperative pool.
    public func zones(at places: [Position]) -> [Int32] {
        let pieces = Parallel.map(count: places.count, grain: 8192) { range in
            // First every cell is asked for, so that memory answers many questions at once; then the answers are read.
            var found = range.map { entry(places[$0]) }
            for k in found.indices { found[k] = zone(found[k], places[range.lowerBound + k]) }
            return found
        }
        return pieces.count == 1 ? pieces[0] : pieces.flatMap(\.self)
    }

    /// What the table of cells says of the cell in which a place lies; -1 outside the grid.
    @inline(__always)
    private func entry(_ place: Position) -> Int32 {
        let cell = cells[grid.row(place.y) * grid.columns + grid.column(place.x)]
        return grid.extent.contains(place) ? cell : -1
    }

    @inline(__always)
    private func find(_ place: Position) -> Int32 { zone(entry(place), place) }

    /// The zone of a place whose cell says `entry`.
    @inline(__always)
    private func zone(_ entry: Int32, _ place: Position) -> Int32 {
        if entry >= 0 { return order[Int(entry)] }
        return entry == -1 ? -1 : zone(among: -2 - Int(entry), place)
    }

    /// The zone of a place among the candidates from a number on.
    private func zone(among first: Int, _ place: Position) -> Int32 {
        let row = grid.row(place.y)
        var k = first
        while candidates[k] >= 0 {
            let candidate = Int(candidates[k])
            if candidate & 1 == 1 || bands.covers(place, row: row, zone: candidate >> 1) {
                return order[candidate >> 1]
            }
            k += 1
        }
        return -1
    }

    /// The zones' indices by rising identifier.
    private static func ranking(_ zones: [Zone]) -> [Int] {
        let numbers = zones.compactMap { Int($0.id) }
        guard numbers.count == zones.count else {
            return zones.indices.sorted { (zones[$0].id, $0) < (zones[$1].id, $1) }
        }
        return zones.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    }
}

/// A zone's boundary as bare edges.
struct ZoneShape {
    let edges: [Edge]
    let extent: Extent

    init(_ zone: Zone) {
        var edges: [Edge] = []
        for ring in zone.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) where a != b { edges.append(Edge(a, b)) }
        }
        self.edges = edges
        extent = Extent([zone])
    }
}

/// A piece of a boundary, its lower end first (its western one where it is level).
struct Edge {
    let low: Position
    let high: Position

    init(_ a: Position, _ b: Position) {
        (low, high) = a.y < b.y || (a.y == b.y && a.x < b.x) ? (a, b) : (b, a)
    }
}
