// SPDX-License-Identifier: EUPL-1.2

/// One row of a sheet with the texts of its cells, empty where there is nothing.
struct SheetRow: Sendable {
    /// As the spreadsheet counts it, from 1.
    let number: Int
    var cells: [String]

    /// How many cells hold something.
    var filled: Int { cells.count { !$0.isEmpty } }
}

/// What was noticed in a sheet besides its values.
struct SheetNotes: Hashable, Sendable, Codable {
    /// Cells with a formula, of which the kept value was read.
    var formulas = 0
    /// Cells that hold an error, such as `#N/A`.
    var errors = 0
    /// Ranges of merged cells, the first of them, and how many there are.
    var merged: [String] = []
    var mergedCount = 0
    /// Rows that are hidden, by hand or by a filter; they are read all the same.
    var hiddenRows = 0
}

/// Reads the rows of one sheet as they arrive.
struct SheetReader {
    private(set) var notes = SheetNotes()
    private var reader: XMLReader
    private let workbook: Workbook
    private var isInData = false
    private var lastRow = 0

    static let rowLimit = 1_048_576
    static let columnLimit = 16_384
    /// Bytes of one cell's text; spreadsheets hold 32,767 characters.
    static let textLimit = 1 << 17

    init(_ reader: XMLReader, of workbook: Workbook) {
        (self.reader, self.workbook) = (reader, workbook)
    }

    /// The next row that stands in the file; nil after the last one, and after what follows the rows. Throws a
    /// `WorkbookProblem`.
    mutating func next() throws -> SheetRow? {
        while true {
            switch try reader.next() {
            case .start:
                if reader.depth == 2 { isInData = reader.name == "sheetData" }
                if isInData, reader.depth == 3, reader.name == "row" { return try row() }
                if reader.depth == 3, reader.name == "mergeCell" { noteMerged() }
            case .end: if reader.depth == 2 { isInData = false }
            case .text: continue
            case .finish: return nil
            }
        }
    }

    private mutating func noteMerged() {
        notes.mergedCount += 1
        if notes.merged.count < 20, let range = reader.attribute("ref") {
            notes.merged.append(String(range.prefix(30)))
        }
    }

    private mutating func row() throws -> SheetRow {
        let number = try reader.attribute("r").map { try whole($0) } ?? lastRow + 1
        guard number > lastRow else { throw reader.malformed }
        guard number <= Self.rowLimit else { throw WorkbookProblem(.tooManyRows(Self.rowLimit)) }
        lastRow = number
        if ["1", "true"].contains(reader.attribute("hidden")) { notes.hiddenRows += 1 }
        var row = SheetRow(number: number, cells: [])
        while true {
            switch try reader.next() {
            case .start where reader.depth == 4 && reader.name == "c": try cell(of: &row)
            case .end where reader.depth == 3: return row
            case .finish: throw reader.malformed
            default: continue
            }
        }
    }

    /// Reads one cell into its place.
    private mutating func cell(of row: inout SheetRow) throws {
        let column = try reader.attribute("r").map { try place($0, in: row.number) } ?? row.cells.count
        guard column >= row.cells.count else { throw reader.malformed }
        guard column < Self.columnLimit else {
            throw WorkbookProblem(.tooManyColumns(Self.columnLimit), row: row.number)
        }
        let (kind, style) = (reader.attribute("t") ?? "n", reader.attribute("s").flatMap { Int($0) } ?? 0)
        let content = try content(row.number, column)
        if content.hasFormula {
            notes.formulas += 1
            guard content.hasValue else {
                throw WorkbookProblem(.formulaWithoutValue, row: row.number, column: column + 1)
            }
        }
        if kind == "e" { notes.errors += 1 }
        let text = try text(content.bytes, kind, style)
        guard !text.isEmpty else { return }
        while row.cells.count < column { row.cells.append("") }
        row.cells.append(text)
    }

    private struct Content {
        var bytes: [UInt8] = []
        var hasFormula = false
        var hasValue = false
    }

    /// What stands in a cell: its value, or the runs of a text of its own.
    private mutating func content(_ row: Int, _ column: Int) throws -> Content {
        var content = Content()
        var isText = false
        var isSpoken = false
        while true {
            switch try reader.next() {
            case .start:
                if reader.name == "f", reader.depth == 5 { content.hasFormula = true }
                if reader.name == "v", reader.depth == 5 { content.hasValue = true }
                if reader.name == "rPh" { isSpoken = true }
                isText = reader.name == "v" && reader.depth == 5 || reader.name == "t" && reader.depth > 5 && !isSpoken
            case .text where isText:
                content.bytes += reader.text
                guard content.bytes.count <= Self.textLimit else {
                    throw WorkbookProblem(.tooLongText(Self.textLimit), row: row, column: column + 1)
                }
            case .end:
                isText = false
                if reader.name == "rPh" { isSpoken = false }
                if reader.depth == 4 { return content }
            case .finish: throw reader.malformed
            case .text: continue
            }
        }
    }

    /// A cell's value as a table of text has it.
    private func text(_ bytes: [UInt8], _ kind: String, _ style: Int) throws -> String {
        switch kind {
        case "s":
            guard !bytes.isEmpty else { return "" }
            guard let shared = workbook.texts[try whole(String(decoding: bytes, as: UTF8.self))] else {
                throw reader.malformed
            }
            return try utf8(shared)
        case "b": return bytes == [0x31] ? "TRUE" : bytes.isEmpty ? "" : "FALSE"
        case "n": return try number(try utf8(bytes[...]), workbook.formats[style])
        // "str", "inlineStr", "e" and "d", a date in ISO 8601, are what they say.
        default: return try utf8(bytes[...])
        }
    }

    private func number(_ text: String, _ format: CellFormat) throws -> String {
        guard !text.isEmpty else { return "" }
        guard let value = Double(text), value.isFinite else { throw reader.malformed }
        let whole = abs(value) < 1e15 ? Int(exactly: value).map(String.init) : nil
        let plain = whole ?? "\(value)"
        switch format {
        case .number: return plain
        case .padded(let width):
            guard let whole, value >= 0 else { return plain }
            return String(repeating: "0", count: max(0, width - whole.count)) + whole
        case .date, .time:
            return SerialDate.text(value, from1904: workbook.countsFrom1904, showsDay: format == .date) ?? plain
        }
    }

    private func utf8(_ bytes: ArraySlice<UInt8>) throws -> String {
        guard let text = bytes.utf8Text else { throw WorkbookProblem(.otherEncoding) }
        return text
    }

    private func whole(_ text: String) throws -> Int {
        guard let number = Int(text), number >= 0, number <= 1 << 40 else { throw reader.malformed }
        return number
    }

    /// The column that `AB12` names, counted from 0. Throws where the row is another one.
    private func place(_ name: String, in row: Int) throws -> Int {
        var column = 0
        let letters = name.utf8.prefix { 0x41...0x5A ~= $0 }
        guard 1...3 ~= letters.count, name.utf8.dropFirst(letters.count).elementsEqual(String(row).utf8) else {
            throw reader.malformed
        }
        for letter in letters { column = column * 26 + Int(letter) - 0x40 }
        return column - 1
    }
}
