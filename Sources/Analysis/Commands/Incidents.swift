// SPDX-License-Identifier: EUPL-1.2

/// The incidents of a file: where they are, and which months they cover.
struct Incidents {
    private(set) var places: [Position] = []
    /// The row of each place.
    private(set) var rows: [Int] = []
    private(set) var withoutPosition = 0
    /// The months that the file's dates cover; nil where no column holds dates of one form.
    private(set) var coverage: Coverage?

    /// Reads all rows. Rows without coordinates are counted, rows with wrong ones refused.
    init(_ points: () throws -> ByteSource, _ options: AnalyseZones.Options) throws {
        let survey = try DelimitedSurvey(points)
        var reader = try DelimitedReader(points())
        let (x, y) = (try reader.column(options.longitude), try reader.column(options.latitude))
        let mark = Self.mark(survey, [x, y])
        let date = Self.date(survey)
        if date != nil { coverage = Coverage() }
        while try reader.next() {
            if let date, let reading = try? reader.date(date.column, as: date.form) {
                coverage?.include(year: reading.year, month: reading.month)
            }
            if reader.isBlank(x) || reader.isBlank(y) {
                withoutPosition += 1
                continue
            }
            let place = Position(x: try reader.number(x, decimal: mark), y: try reader.number(y, decimal: mark))
            places.append(place)
            rows.append(reader.row)
        }
        try reader.refuseRagged()
    }

    private static func mark(_ survey: DelimitedSurvey, _ columns: [DelimitedReader.Column]) -> DecimalMark {
        let hasCommas = columns.contains { survey.columns[$0.index].kind == .decimal(.comma) }
        return hasCommas ? .comma : .point
    }

    /// The first column whose dates have one form.
    private static func date(_ survey: DelimitedSurvey) -> (column: DelimitedReader.Column, form: DateForm)? {
        for (index, column) in survey.columns.enumerated() {
            if case .date(let form) = column.kind, form != .compact { return (.init(index: index), form) }
        }
        return nil
    }
}
