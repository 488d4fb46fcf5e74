// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse aoristic`: intervals in which something happened in, expected events by weekday and hour out.
public enum AnalyseAoristic {
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// Reads columns `start` and `end`, local clock times. `intervals` is asked for a fresh source, twice.
    ///
    /// Rows without a start or an end are left out and told. Throws a `DelimitedProblem` or an `AnalysisRefusal` with the
    /// rows at fault: an end before its start, a date without a time, a time with an offset from UTC.
    public static func run(_ intervals: () throws -> ByteSource) throws -> AnalysisOutput {
        let form = try form(intervals())
        var reader = try DelimitedReader(intervals())
        let (start, end) = (try reader.column("start"), try reader.column("end"))
        var (aoristic, blank, long) = (Aoristic(), 0, 0)
        var faults = Faults()
        while try reader.next() {
            if reader.isBlank(start) || reader.isBlank(end) {
                blank += 1
                continue
            }
            let (from, to) = (try reader.date(start, as: form), try reader.date(end, as: form))
            guard let first = seconds(from, reader.row, &faults), let last = seconds(to, reader.row, &faults) else {
                continue
            }
            guard first <= last else {
                faults.add("row \(reader.row): the end lies before the start; exchange them or correct one")
                continue
            }
            if last - first >= Double(Aoristic.hours) * Aoristic.hour { long += 1 }
            aoristic.add(from: first, to: last)
        }
        try reader.refuseRagged()
        try faults.refuse()
        return AnalysisOutput(table: table(aoristic), notes: notes(aoristic, blank: blank, long: long))
    }

    private static func table(_ aoristic: Aoristic) -> [UInt8] {
        var writer = DelimitedWriter(header: ["weekday"] + (0..<24).map { "h\($0)" })
        for (day, name) in weekdays.enumerated() {
            writer.row([name] + aoristic.weights[(day * 24)..<(day * 24 + 24)].map(\.field))
        }
        return writer.bytes
    }

    private static func notes(_ aoristic: Aoristic, blank: Int, long: Int) -> [String] {
        var notes = [
            "\(aoristic.events) events, each spread evenly over its interval. Times are taken as the local clock showed them: the hour that clocks skip in spring takes its share, the one they repeat in autumn counts once."
        ]
        if blank > 0 { notes.append("Left out: \(blank) rows without a start or an end.") }
        if long > 0 {
            notes.append(
                "\(long) intervals are a week long or longer: they are spread over all hours and say nothing about when."
            )
        }
        return notes
    }

    /// The one form of all dates of both columns. Throws an `AnalysisRefusal` where several fit.
    private static func form(_ source: ByteSource) throws -> DateForm {
        var reader = try DelimitedReader(source)
        let columns = [try reader.column("start"), try reader.column("end")]
        var recogniser = DateRecogniser()
        while try reader.next() {
            for column in columns where !reader.isBlank(column) {
                reader.bytes(column) {
                    recogniser.see($0.extracting($0.trimmedRange), encoding: reader.encoding)
                }
            }
        }
        switch recogniser.verdict {
        case .one(let form): return form
        case .none: return .iso
        case .several(let forms):
            throw AnalysisRefusal(
                "the dates fit \(forms.map(\.rawValue).joined(separator: " and ")): write them as 2026-01-05T22:30")
        }
    }

    private static func seconds(_ date: CalendarReading, _ row: Int, _ faults: inout Faults) -> Double? {
        guard let day = date.dayNumber, let second = date.secondOfDay else {
            faults.add(
                "row \(row): a date has no time; an event known by the day only goes from its 00:00 to the next day's 00:00"
            )
            return nil
        }
        guard date.offset == nil else {
            faults.add("row \(row): a time has an offset from UTC; write what the local clock showed, without it")
            return nil
        }
        return Double(day) * 86_400 + second
    }
}

/// The faults of a file, the first hundred kept, so that all of them are told at once.
struct Faults {
    private var first: [String] = []
    private var count = 0

    mutating func add(_ fault: String) {
        count += 1
        if first.count < 100 { first.append(fault) }
    }

    /// Throws an `AnalysisRefusal` where there is one.
    func refuse() throws {
        guard count > 0 else { return }
        throw AnalysisRefusal(first + (count > first.count ? ["and \(count - first.count) rows more"] : []))
    }
}
