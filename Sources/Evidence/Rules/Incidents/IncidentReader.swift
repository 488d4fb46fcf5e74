// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// Reads a file of incidents row by row; memory grows with areas, months and repeated rows, not with the file.
struct IncidentReader {
    private let plan: IncidentPlan
    private let grid: AreaGrid
    private let form: DateForm
    private let decimal: DecimalMark
    private var reading = IncidentReading()
    private var problems: [FileProblem] = []
    private var problemCount = 0
    private var check: PointCheck
    private var counts: [CellKey: Int] = [:]
    private var categories: [String: Int] = [:]
    private var repetition = Repetition()
    private var tallies: [Int: MonthTally] = [:]
    /// Places that cannot be degrees.
    private var beyondDegrees = 0
    private var headerRow = 1
    private let system: CoordinateSystem?

    private struct CellKey: Hashable {
        let area: Int32
        let month: Int32
        let category: Int32
    }

    init(_ plan: IncidentPlan, in grid: AreaGrid) {
        self.plan = plan
        self.grid = grid
        form = DateForm(rawValue: plan.dateForm) ?? .iso
        decimal = plan.decimal == "," ? .comma : .point
        check = PointCheck(extent: grid.extent)
        system = grid.isDegrees ? plan.grid.flatMap { CoordinateSystem(epsg: $0) } : nil
    }

    /// Reads all of it. Throws a `FileRefusal` when any row is wrong: a file is taken whole or not at all.
    static func read(
        _ source: ByteSource, _ options: DelimitedOptions, _ plan: IncidentPlan, in grid: AreaGrid,
        progress: (_ rows: Int) -> Void = { _ in }
    ) throws -> IncidentReading {
        var reader = IncidentReader(plan, in: grid)
        do {
            return try reader.read(source, options, progress)
        } catch let problem as DelimitedProblem {
            throw FileRefusal([FileProblem(problem)])
        }
    }

    private mutating func read(
        _ source: ByteSource, _ options: DelimitedOptions, _ progress: (Int) -> Void
    ) throws -> IncidentReading {
        var options = options
        options.encoding = TextEncoding(rawValue: plan.encoding)
        var rows = try DelimitedReader(source, options: options)
        let columns = try Columns(plan, rows)
        reading.isRepeatedByID = columns.id != nil
        headerRow = rows.headerRow
        while try rows.next() {
            reading.rows += 1
            if reading.rows % 50_000 == 0 { progress(reading.rows) }
            do {
                try take(rows, columns)
            } catch let problem as DelimitedProblem {
                refuse(FileProblem(problem))
            } catch let problem as FileProblem {
                refuse(problem)
            }
        }
        for problem in rows.ragged { refuse(FileProblem(problem)) }
        problemCount += rows.raggedCount - rows.ragged.count
        progress(reading.rows)
        return try finish()
    }

    private mutating func take(_ rows: DelimitedReader, _ columns: Columns) throws {
        let date = try rows.date(columns.date, as: form)
        let category = try category(rows, columns)
        let month = date.year * 12 + date.month - 1
        var tally = tallies[month] ?? MonthTally(month)
        defer { tallies[month] = tally }
        tally.rows += 1
        let isRepeated = repetition.see(
            mark(rows, columns), place: columns.id.flatMap { _ in placeHash(rows, columns) })
        if isRepeated { tally.repeated += 1 }
        if isRepeated, plan.countsRepeatedOnce, reading.isRepeatedByID {
            tally.leftOut += 1
            return
        }
        guard let place = try place(rows, columns) else {
            tally.withoutPlace += 1
            if reading.withoutPlaceRows.count < IncidentReading.told { reading.withoutPlaceRows.append(rows.row) }
            return
        }
        guard let area = grid.index.zone(at: place) else {
            tally.outside += 1
            if reading.outsideRows.count < IncidentReading.told {
                reading.outsideRows.append(.init(row: rows.row, x: place.x, y: place.y))
            }
            return
        }
        tally.placed += 1
        counts[CellKey(area: Int32(area), month: Int32(month), category: category), default: 0] += 1
    }

    /// The place of a row; nil where both fields are blank, which says that nobody knows it.
    private mutating func place(_ rows: DelimitedReader, _ columns: Columns) throws -> Position? {
        if rows.isBlank(columns.longitude), rows.isBlank(columns.latitude) { return nil }
        let told = Position(
            x: try rows.number(columns.longitude, decimal: decimal),
            y: try rows.number(columns.latitude, decimal: decimal))
        let place = told == Position(x: 0, y: 0) ? told : system?.degrees(told) ?? told
        check.see(place)
        let at = FileProblem.Place.row(rows.row, column: columns.longitude.index + 1, name: plan.longitude)
        if place.x == 0, place.y == 0 { throw FileProblem(at, .atOrigin) }
        guard grid.isDegrees, !(abs(place.x) <= 180 && abs(place.y) <= 90) else { return place }
        beyondDegrees += 1
        throw FileProblem(at, .outOfRange)
    }

    /// The place as it is written, whether or not it can be read; nil where nothing is.
    private func placeHash(_ rows: DelimitedReader, _ columns: Columns) -> UInt64? {
        guard !rows.isBlank(columns.longitude), !rows.isBlank(columns.latitude) else { return nil }
        var hash = RowHash()
        for column in [columns.longitude, columns.latitude] { rows.bytes(column) { hash.add($0) } }
        return hash.value
    }

    private mutating func category(_ rows: DelimitedReader, _ columns: Columns) throws -> Int32 {
        let name = columns.category.map { rows.text($0).trimmingSpaces } ?? ""
        if let known = categories[name] { return Int32(known) }
        guard categories.count < IncidentReading.categoryLimit else {
            let column = columns.category.map { $0.index + 1 }
            throw FileRefusal(
                .row(rows.row, column: column, name: plan.category), .tooManyCategories(IncidentReading.categoryLimit))
        }
        categories[name] = reading.categories.count
        reading.categories.append(name)
        return Int32(reading.categories.count - 1)
    }

    /// What a row shares with another that tells the same incident: its id, or else time, place and category.
    private func mark(_ rows: DelimitedReader, _ columns: Columns) -> UInt64 {
        var hash = RowHash()
        if let id = columns.id, !rows.isBlank(id) {
            rows.bytes(id) { hash.add($0) }
            return hash.value
        }
        for column in [columns.date, columns.longitude, columns.latitude] { rows.bytes(column) { hash.add($0) } }
        if let category = columns.category { rows.bytes(category) { hash.add($0) } }
        return hash.value
    }

    private mutating func refuse(_ problem: FileProblem) {
        problemCount += 1
        if problems.count < FileRefusal.told { problems.append(problem) }
    }

    private mutating func finish() throws(FileRefusal) -> IncidentReading {
        if check.looksSwapped {
            throw FileRefusal(.row(headerRow, column: nil, name: plan.longitude), .swapped)
        }
        if grid.isDegrees, check.seen > 0, beyondDegrees == check.seen {
            throw FileRefusal(.row(headerRow, column: nil, name: plan.longitude), .inMetres)
        }
        if problemCount > 0 { throw FileRefusal(problems, count: problemCount) }
        if reading.rows == 0 { throw FileRefusal(.file, .noRows) }
        if check.seen > 0, check.outside * 2 > check.seen {
            throw FileRefusal(
                .file, isOtherKind ? .otherCoordinates : .otherCity(outside: check.outside, of: check.seen))
        }
        reading.take(Array(tallies.values), repetition)
        reading.cells = counts.map { key, count in
            .init(area: Int(key.area), month: Int(key.month), category: Int(key.category), count: count)
        }.sorted { ($0.area, $0.month, $0.category) < ($1.area, $1.month, $1.category) }
        return reading
    }

    /// Degrees where metres are expected: every place within ±180, ±90, and the boundaries far beyond.
    private var isOtherKind: Bool { !grid.isDegrees && check.outside == check.seen && grid.extent.high.x > 1_000 }
}

/// The columns of a plan, found in a header.
private struct Columns {
    let date: DelimitedReader.Column
    let longitude: DelimitedReader.Column
    let latitude: DelimitedReader.Column
    let id: DelimitedReader.Column?
    let category: DelimitedReader.Column?

    init(_ plan: IncidentPlan, _ rows: DelimitedReader) throws(DelimitedProblem) {
        date = try rows.column(plan.date)
        longitude = try rows.column(plan.longitude)
        latitude = try rows.column(plan.latitude)
        if let name = plan.id { id = try rows.column(name) } else { id = nil }
        if let name = plan.category { category = try rows.column(name) } else { category = nil }
    }
}

extension String {
    var trimmingSpaces: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
