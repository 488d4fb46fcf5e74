// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse project`: longitude and latitude in, projected metres out, as other analyses need them.
public enum AnalyseProjection {
    /// What is asked for.
    public struct Options: Sendable {
        /// The columns of degrees.
        public var longitude = "longitude"
        public var latitude = "latitude"
        /// The EPSG code to project to; the UTM zone of the middle of all places where nil.
        public var code: Int?

        public init() {}
    }

    /// Reads the columns of degrees; gives `x,y` and hands on all other columns as they are. Rows without a place are left
    /// out and told. `points` is asked twice for a fresh source.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`: a system that is unknown or not true to scale, a place that is
    /// none or lies where the system must not be used.
    public static func run(_ points: () throws -> ByteSource, _ options: Options) throws -> AnalysisOutput {
        let system = try system(points, options)
        var reader = try DelimitedReader(points())
        let (longitude, latitude) = (try reader.column(options.longitude), try reader.column(options.latitude))
        let others = reader.header.indices.filter { $0 != longitude.index && $0 != latitude.index }
        if let twice = others.first(where: { ["x", "y"].contains(reader.header[$0]) }) {
            throw AnalysisRefusal("the table has a column \(reader.header[twice]) already: rename it")
        }
        var writer = DelimitedWriter(header: ["x", "y"] + others.map { reader.header[$0] })
        var (count, blank, faults) = (0, 0, Faults())
        while try reader.next() {
            guard let place = try Self.place(reader, longitude, latitude) else {
                blank += 1
                continue
            }
            count += 1
            if !system.area.contains(place) {
                faults.add(
                    "row \(reader.row): (\(place.x), \(place.y)) lies outside the area of EPSG:\(system.code); see that longitude and latitude are not exchanged, or take another system"
                )
            }
            let metres = system.place(degrees: place)
            let own = others.map { reader.text(.init(index: $0)) }
            writer.row([rounded(metres.x), rounded(metres.y)] + own)
        }
        try reader.refuseRagged()
        try faults.refuse()
        var notes = ["\(count) places in metres, EPSG:\(system.code), to a tenth of a millimetre."]
        if blank > 0 { notes.append("\(blank) rows have no coordinates and were left out.") }
        return AnalysisOutput(table: writer.bytes, notes: notes)
    }

    private static func system(_ points: () throws -> ByteSource, _ options: Options) throws -> CoordinateSystem {
        if let code = options.code {
            guard let system = CoordinateSystem(epsg: code) else {
                throw AnalysisRefusal(
                    "EPSG:\(code) is not known here: take utm, or 2154 (Lambert-93), 2100 (GGRS87), 27700 (British grid)"
                )
            }
            guard system.isTrueToScale else {
                throw AnalysisRefusal("EPSG:\(code) is not true to scale: distances in it are not metres on the ground")
            }
            return system
        }
        var (reader, extent) = (try DelimitedReader(points()), Extent())
        let (longitude, latitude) = (try reader.column(options.longitude), try reader.column(options.latitude))
        while try reader.next() {
            if let place = try place(reader, longitude, latitude) { extent.include(place) }
        }
        guard !extent.isEmpty else { throw AnalysisRefusal("no row has a place") }
        let middle = Position(x: (extent.low.x + extent.high.x) / 2, y: (extent.low.y + extent.high.y) / 2)
        guard let system = CoordinateSystem.utm(at: middle) else {
            throw AnalysisRefusal("(\(middle.x), \(middle.y)) has no UTM zone: these are no degrees, or a pole")
        }
        return system
    }

    private static func place(
        _ reader: DelimitedReader, _ longitude: DelimitedReader.Column, _ latitude: DelimitedReader.Column
    ) throws -> Position? {
        if reader.isBlank(longitude) || reader.isBlank(latitude) { return nil }
        return Position(x: try reader.number(longitude), y: try reader.number(latitude))
    }

    /// Tenths of a millimetre: more would be noise.
    private static func rounded(_ metres: Double) -> String { ((metres * 1e4).rounded() / 1e4).field }
}
