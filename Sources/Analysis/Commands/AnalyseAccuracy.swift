// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse accuracy`: a surface and later events in, how well the one told the others out.
public enum AnalyseAccuracy {
    /// Reads a surface with columns `ix,iy` and `value`, and events with columns `x,y`; writes JSON.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`: a cell without a value or with two, one outside the grid, a share
    /// of less than a cell, no event on the grid.
    public static func run(
        surface: ByteSource, on grid: CellGrid, value: String = "value", test: ByteSource, share: Double
    ) throws -> AnalysisOutput {
        guard share > 0, share <= 1 else { throw AnalysisRefusal("a share of cells is above 0 and at most 1") }
        let values = try read(surface, grid, value)
        let places = try EventPlaces.read(test)
        var (events, outside) = ([Int](repeating: 0, count: grid.count), 0)
        for place in places {
            if let cell = grid.cell(of: place) { events[cell] += 1 } else { outside += 1 }
        }
        let accuracy = SurfaceAccuracy(values, events: events, share: share)
        guard accuracy.cells > 0 else {
            throw AnalysisRefusal("\(share) of \(grid.count) cells is less than one cell: take a larger share")
        }
        guard accuracy.events > 0 else {
            throw AnalysisRefusal("none of \(places.count) later events lies on the grid")
        }
        return AnalysisOutput(table: document(accuracy).bytes, notes: notes(accuracy, outside))
    }

    private static func document(_ accuracy: SurfaceAccuracy) -> JSONText {
        .object([
            (
                "method",
                .text(
                    "PAI: share of later events hit over share of the area (Chainey and others 2008); PEI*: hits over the most that as many cells could have had; cells by falling value, ties by cell order"
                )
            ),
            ("area_frac", .number(accuracy.share)), ("cells", .integer(accuracy.cells)),
            ("cells_in_all", .integer(accuracy.cellsInAll)), ("hits", .integer(accuracy.hits)),
            ("N", .integer(accuracy.events)), ("PAI", .number(accuracy.predictiveAccuracy ?? .nan)),
            ("PEI", .number(accuracy.predictiveEfficiency ?? .nan)),
            ("PEI_star_max_hits", .integer(accuracy.mostHits)),
        ])
    }

    private static func notes(_ accuracy: SurfaceAccuracy, _ outside: Int) -> [String] {
        var notes = [
            "\(accuracy.hits) of \(accuracy.events) later events in \(accuracy.cells) of \(accuracy.cellsInAll) cells. It says how well recorded events told later recorded ones: a surface sends eyes to where eyes were."
        ]
        if outside > 0 { notes.append("\(outside) later events lie outside the grid and are not counted.") }
        if accuracy.events < 30 { notes.append("With so few later events the figures are mostly chance.") }
        return notes
    }

    private static func read(_ source: ByteSource, _ grid: CellGrid, _ name: String) throws -> [Double] {
        var reader = try DelimitedReader(source)
        let (column, row, value) = (try reader.column("ix"), try reader.column("iy"), try reader.column(name))
        var (values, faults) = ([Double](repeating: .nan, count: grid.count), Faults())
        while try reader.next() {
            let (ix, iy) = (try reader.integer(column), try reader.integer(row))
            guard 0..<grid.columns ~= ix, 0..<grid.rows ~= iy else {
                faults.add("row \(reader.row): cell \(ix),\(iy) is not on a grid of \(grid.columns)x\(grid.rows)")
                continue
            }
            let cell = iy * grid.columns + ix
            if !values[cell].isNaN { faults.add("row \(reader.row): cell \(ix),\(iy) stands twice") }
            values[cell] = try reader.number(value)
        }
        try reader.refuseRagged()
        try faults.refuse()
        if let cell = values.firstIndex(where: \.isNaN) {
            throw AnalysisRefusal("cell \(cell % grid.columns),\(cell / grid.columns) has no value on this grid")
        }
        return values
    }
}
