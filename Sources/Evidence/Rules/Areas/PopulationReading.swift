// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// An area as far as a table of residents needs to know it.
struct KnownArea: Hashable, Sendable, Codable {
    let code: String
    let name: String
}

/// Residents by area as a file tells them. Rows whose code is unknown are offered by name and joined by nobody but a
/// person: two places of one name are two places.
public struct PopulationReading: Hashable, Sendable, Codable {
    /// Residents by the code of the area.
    public var matched: [String: Int] = [:]
    /// Rows of another code that bear the name of an area that got no row.
    public var offers: [Offer] = []
    /// Rows that belong to no area, and the first of them.
    public var strangers = 0
    public var strangerNames: [String] = []
    /// Areas that have no row, the offers left aside.
    public var without: [String] = []
    public var rows = 0
    /// Rows whose number had decimals and was rounded; nil in readings of older versions of this program.
    public var rounded: Int?
    /// What was noticed in the workbook, where the file is one.
    var workbook: WorkbookNotes?

    /// A row that may be an area's under an older or newer code.
    public struct Offer: Hashable, Sendable, Codable {
        public let row: Int
        public let fileCode: String
        public let code: String
        public let name: String
        public let residents: Int
    }

    /// What a person said about the file.
    public struct Choices: Hashable, Sendable, Codable {
        public var encoding: String?
        public var code: String?
        public var name: String?
        public var residents: String?

        public init() {}
    }
}

/// Reads a table of residents.
struct PopulationReader {
    private struct Line {
        let row: Int
        let code: String
        let name: String
        let residents: Int
    }

    /// Throws a `FileRefusal` with every row that is wrong.
    static func read(
        _ source: ByteSource, _ options: DelimitedOptions, _ choices: PopulationReading.Choices, areas: [KnownArea]
    ) throws -> PopulationReading {
        do {
            let (lines, rounded) = try lines(source, options, choices)
            var reading = try match(lines, areas)
            reading.rounded = rounded
            return reading
        } catch let problem as DelimitedProblem {
            throw FileRefusal([FileProblem(problem)])
        }
    }

    private static func lines(
        _ source: ByteSource, _ options: DelimitedOptions, _ choices: PopulationReading.Choices
    ) throws -> (lines: [Line], rounded: Int) {
        var rows = try DelimitedReader(source, options: options)
        let code = try column(choices.code, ColumnNames.code, .code, rows)
        let residents = try column(choices.residents, ColumnNames.residents, .residents, rows)
        let name = (choices.name ?? ColumnNames.first(in: rows.header, of: ColumnNames.name))
        let nameColumn: DelimitedReader.Column? = if let name { try rows.column(name) } else { nil }
        var lines: [Line] = []
        var problems: [FileProblem] = []
        var firsts: Set<String> = []
        var rounded = 0
        while try rows.next() {
            do {
                let count = try whole(rows, residents, &rounded)
                let text = rows.text(code).trimmingSpaces
                guard count >= 0 else { throw rows.at(residents, .negative(count)) }
                guard !text.isEmpty else { throw rows.at(code, .blank) }
                guard firsts.insert(text).inserted else { throw rows.at(code, .repeatedCode(text)) }
                lines.append(
                    Line(
                        row: rows.row, code: text, name: nameColumn.map { rows.text($0).trimmingSpaces } ?? "",
                        residents: count))
            } catch let problem as DelimitedProblem {
                problems.append(FileProblem(problem))
            } catch let problem as FileProblem {
                problems.append(problem)
            }
        }
        problems += rows.ragged.map(FileProblem.init)
        guard problems.isEmpty else {
            throw FileRefusal(Array(problems.prefix(FileRefusal.told)), count: problems.count)
        }
        return (lines, rounded)
    }

    /// Residents as a whole number. Statistical offices give estimates for small areas with decimals, which are rounded.
    private static func whole(
        _ rows: DelimitedReader, _ column: DelimitedReader.Column, _ rounded: inout Int
    ) throws -> Int {
        do {
            return try rows.integer(column)
        } catch let problem as DelimitedProblem {
            guard let number = try? rows.number(column), abs(number) < 1e12 else { throw problem }
            rounded += 1
            return Int(number.rounded())
        }
    }

    private static func column(
        _ chosen: String?, _ names: [String], _ role: FileProblem.Reason.Role, _ rows: DelimitedReader
    ) throws -> DelimitedReader.Column {
        guard let name = chosen ?? ColumnNames.first(in: rows.header, of: names) else {
            throw FileRefusal(.row(rows.headerRow, column: nil, name: nil), .noColumn(role))
        }
        return try rows.column(name)
    }

    private static func match(_ lines: [Line], _ areas: [KnownArea]) throws(FileRefusal) -> PopulationReading {
        guard !lines.isEmpty else { throw FileRefusal(.file, .noRows) }
        var reading = PopulationReading()
        reading.rows = lines.count
        let codes = Set(areas.map(\.code))
        for line in lines where codes.contains(line.code) { reading.matched[line.code] = line.residents }
        let open = areas.filter { reading.matched[$0.code] == nil }
        let rest = lines.filter { !codes.contains($0.code) }
        let byName = Dictionary(grouping: rest) { Folding.fold($0.name) }
        let sameName = Dictionary(grouping: open) { Folding.fold($0.name) }
        for area in open {
            let name = Folding.fold(area.name)
            guard !name.isEmpty, sameName[name]?.count == 1, let found = byName[name], found.count == 1 else {
                continue
            }
            reading.offers.append(
                .init(
                    row: found[0].row, fileCode: found[0].code, code: area.code, name: area.name,
                    residents: found[0].residents))
        }
        let offered = Set(reading.offers.map(\.row))
        let strangers = rest.filter { !offered.contains($0.row) }
        guard !reading.matched.isEmpty || !reading.offers.isEmpty else { throw FileRefusal(.file, .noAreaMatches) }
        reading.strangers = strangers.count
        reading.strangerNames = strangers.prefix(20).map { $0.name.isEmpty ? $0.code : "\($0.name) (\($0.code))" }
        let offeredCodes = Set(reading.offers.map(\.code))
        reading.without = open.filter { !offeredCodes.contains($0.code) }.map(\.code)
        return reading
    }
}

extension DelimitedReader {
    /// A problem of this room at a column of the current row.
    func at(_ column: Column, _ reason: FileProblem.Reason) -> FileProblem {
        FileProblem(.row(row, column: column.index + 1, name: header[column.index]), reason)
    }
}
