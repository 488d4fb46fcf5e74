// SPDX-License-Identifier: EUPL-1.2

/// Reads moments of a column as elapsed days, fractions among them: with an offset from UTC in all rows, or in none.
struct ElapsedClock {
    private var hasOffset: Bool?

    /// Days since 1970-01-01, in UTC where the column has offsets. Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    mutating func days(_ reader: DelimitedReader, _ column: DelimitedReader.Column) throws -> Double {
        let (day, second) = try moment(reader, column)
        return Double(day) + second / 86_400
    }

    /// Seconds since then: differences of whole seconds are exact.
    mutating func seconds(_ reader: DelimitedReader, _ column: DelimitedReader.Column) throws -> Double {
        let (day, second) = try moment(reader, column)
        return Double(day) * 86_400 + second
    }

    private mutating func moment(
        _ reader: DelimitedReader, _ column: DelimitedReader.Column
    ) throws -> (day: Int, second: Double) {
        let date = try reader.date(column, as: .iso)
        guard let day = date.dayNumber else { throw reader.problem(.blank, in: column) }
        let own = date.offset != nil
        guard own == hasOffset ?? own else {
            throw AnalysisRefusal(
                "row \(reader.row): some times have an offset from UTC and some have none; write all in one way")
        }
        hasOffset = own
        return (day, (date.secondOfDay ?? 0) - Double(date.offset ?? 0) * 60)
    }
}
