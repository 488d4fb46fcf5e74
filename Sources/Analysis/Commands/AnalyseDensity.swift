// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse kde`: places in, a surface of events per square kilometre out.
public enum AnalyseDensity {
    /// Reads columns `x,y` in metres; gives `ix,iy,value` for each cell, row by row from the south-west corner.
    ///
    /// Throws a `DelimitedProblem`, or an `AnalysisRefusal` for a bandwidth that is none, more neighbours than events, a
    /// cell whose density is infinite, and places moved to points farther apart than half the bandwidth.
    public static func run(
        _ points: ByteSource, on grid: CellGrid, _ kernel: KernelDensity.Kernel, acceptsSharedPlaces: Bool = false
    ) throws -> AnalysisOutput {
        let places = try EventPlaces.read(points)
        let shared = SharedPlaces(places)
        try check(kernel, places)
        if !acceptsSharedPlaces, let reach = kernel.bandwidth {
            try shared.refuse(
                reach: reach, "a bandwidth this small shows those points instead of the town: take a larger one")
        }
        let surface = KernelDensity(places, on: grid, kernel)
        if let cell = surface.values.firstIndex(where: { !$0.isFinite }) {
            throw AnalysisRefusal(
                "cell \(cell % grid.columns),\(cell / grid.columns): as many events as asked for lie on its very centre, where their density has no end; take more neighbours, or move the origin by half a cell"
            )
        }
        return AnalysisOutput(table: table(surface), notes: notes(places, shared, surface, kernel))
    }

    private static func check(_ kernel: KernelDensity.Kernel, _ places: [Position]) throws {
        switch kernel {
        case .quartic(let bandwidth), .gaussian(let bandwidth):
            guard bandwidth > 0, 1e-3...1e7 ~= bandwidth else {
                throw AnalysisRefusal("a bandwidth is above 0, in metres: 300 to 500 shows the quarters of a town")
            }
        case .adaptive(let nearest):
            guard nearest >= 2 else {
                throw AnalysisRefusal("an adaptive surface looks for 2 events at least: the nearest alone adds nothing")
            }
            guard nearest <= places.count else {
                throw AnalysisRefusal("there are \(places.count) events: no cell has \(nearest) nearest ones")
            }
        }
    }

    private static func table(_ surface: KernelDensity) -> [UInt8] {
        var writer = DelimitedWriter(header: ["ix", "iy", "value"])
        for (cell, value) in surface.values.enumerated() {
            writer.row([String(cell % surface.grid.columns), String(cell / surface.grid.columns), value.field])
        }
        return writer.bytes
    }

    private static func notes(
        _ places: [Position], _ shared: SharedPlaces, _ surface: KernelDensity, _ kernel: KernelDensity.Kernel
    ) -> [String] {
        let outside = places.count { surface.grid.cell(of: $0) == nil }
        var notes = [
            "\(places.count) events, \(outside) of them outside the grid; per square kilometre. A surface shows where events were recorded: more people, or more reporting, make it darker as well."
        ]
        if case .adaptive = kernel {
            notes.append("The bandwidth differs by cell: the surface does not add up to the number of events.")
        } else {
            let held = (surface.mass * 10).rounded() / 10
            notes.append("The cells add up to \(held) events; the rest lies beyond the grid, or between centres.")
        }
        return notes + PlaceNotes.notes(places, shared: shared, artefact: "peaks stand on those points")
    }
}

extension KernelDensity.Kernel {
    /// In metres; nil where it differs by cell.
    fileprivate var bandwidth: Double? {
        switch self {
        case .quartic(let bandwidth), .gaussian(let bandwidth): bandwidth
        case .adaptive: nil
        }
    }
}

/// The places of a file of events.
enum EventPlaces {
    /// The farthest from 0 that a projected coordinate may be, in metres; more is an error of the file.
    static let farthest = 1e9

    /// Reads columns `x` and `y`. Throws a `DelimitedProblem` or an `AnalysisRefusal` with the rows at fault.
    static func read(_ source: ByteSource) throws -> [Position] {
        var reader = try DelimitedReader(source)
        let (x, y) = (try reader.column("x"), try reader.column("y"))
        var (places, faults) = ([Position](), Faults())
        while try reader.next() {
            places.append(try place(reader, x, y, &faults))
        }
        try reader.refuseRagged()
        try faults.refuse()
        return places
    }

    /// The place of the current row; one that lies farther away than a town can be is named a fault.
    static func place(
        _ reader: DelimitedReader, _ x: DelimitedReader.Column, _ y: DelimitedReader.Column, _ faults: inout Faults
    ) throws -> Position {
        let place = Position(x: try reader.number(x), y: try reader.number(y))
        if max(abs(place.x), abs(place.y)) > farthest {
            faults.add("row \(reader.row): (\(place.x), \(place.y)) is no place in metres")
        }
        return place
    }
}
