// SPDX-License-Identifier: EUPL-1.2

/// One sheet of a workbook as a table of text: the first row with two filled cells is its header.
struct SheetTable: Sendable {
    let notes: WorkbookNotes
    private let workbook: Workbook
    private let sheet: Workbook.Sheet
    private let width: Int

    /// Reads the sheet from end to end once, so that everything that is to be said of it is known.
    ///
    /// - Parameter name: the sheet; nil for the first visible one that holds a table
    ///
    /// Throws a `WorkbookProblem`.
    init(_ bytes: [UInt8], sheet name: String? = nil) throws {
        let workbook = try Workbook(bytes)
        let known = workbook.sheets.map(\.name)
        var candidates = workbook.sheets.filter { !$0.isHidden }
        if let name {
            candidates = workbook.sheets.filter { $0.name == name }
            guard !candidates.isEmpty else { throw WorkbookProblem(.noSheet(name, known: known)) }
        }
        for sheet in candidates {
            guard let found = try Self.look(at: sheet, of: workbook) else { continue }
            notes = WorkbookNotes(
                sheet: sheet.name, sheets: known, headerRow: found.header, hasMacros: workbook.hasMacros,
                countsFrom1904: workbook.countsFrom1904, cells: found.notes)
            (self.workbook, self.sheet, width) = (workbook, sheet, found.width)
            return
        }
        throw WorkbookProblem(.noTable)
    }

    private static func look(
        at sheet: Workbook.Sheet, of workbook: Workbook
    ) throws -> (header: Int, width: Int, notes: SheetNotes)? {
        var rows = try workbook.rows(of: sheet)
        var header: (row: Int, width: Int)?
        while let row = try rows.next() {
            if header == nil, row.filled > 1 { header = (row.number, row.cells.count) }
        }
        return header.map { ($0.row, $0.width, rows.notes) }
    }

    /// The table from its beginning, in pieces of at least 64 KB: commas, lines that end with a line feed, and an empty
    /// line for each row that is empty, so that rows keep their numbers.
    func text() throws -> () throws -> [UInt8]? {
        var rows = try workbook.rows(of: sheet)
        var line = notes.headerRow
        var isComplete = false
        return {
            var bytes: [UInt8] = []
            while !isComplete, bytes.count < 1 << 16 {
                guard let row = try rows.next() else {
                    isComplete = true
                    break
                }
                guard row.number >= notes.headerRow else { continue }
                bytes += [UInt8](repeating: 0x0A, count: row.number - line)
                Self.append(row, width, to: &bytes)
                line = row.number
            }
            return bytes.isEmpty ? nil : bytes
        }
    }

    /// Writes the fields of a row, without the end of the line; nothing for an empty row.
    private static func append(_ row: SheetRow, _ width: Int, to bytes: inout [UInt8]) {
        guard row.filled > 0 else { return }
        for column in 0..<max(width, row.cells.count) {
            if column > 0 { bytes.append(0x2C) }
            guard column < row.cells.count else { continue }
            let text = row.cells[column].utf8
            // A field of one space is blank; in quotes it would not be.
            guard text.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
                bytes += text
                continue
            }
            bytes.append(0x22)
            for byte in text { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
            bytes.append(0x22)
        }
    }
}

/// What a person should know of a workbook before its figures count.
struct WorkbookNotes: Hashable, Sendable, Codable {
    /// The sheet that was read, and all that there are.
    var sheet: String
    var sheets: [String]
    /// The row of the header as the spreadsheet counts it.
    var headerRow: Int
    var hasMacros: Bool
    var countsFrom1904: Bool
    var cells: SheetNotes
}
