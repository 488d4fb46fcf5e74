// SPDX-License-Identifier: EUPL-1.2

/// One sheet of a workbook as a table of text: the first row with two filled cells is its header.
struct SheetTable: Sendable {
    let notes: WorkbookNotes
    private let workbook: Workbook
    private let sheet: Workbook.Sheet
    private let width: Int
    /// The whole table, where it is not long; a longer one is read anew each time.
    private let kept: [UInt8]?

    private static let keptLimit = 32 << 20

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
            (self.workbook, self.sheet, width) = (workbook, sheet, found.text.width)
            kept = found.isLong ? nil : found.text.bytes
            return
        }
        throw WorkbookProblem(.noTable)
    }

    /// What one walk through a sheet gives.
    private struct Look {
        var header = 0
        var text = SheetText(width: 0)
        var notes = SheetNotes()
        /// Whether the text grew too long to be kept.
        var isLong = false
    }

    /// Nil where no row has two filled cells.
    private static func look(at sheet: Workbook.Sheet, of workbook: Workbook) throws -> Look? {
        var rows = try workbook.rows(of: sheet)
        var look = Look()
        while let row = try rows.next() {
            if look.header == 0 {
                guard row.filled > 1 else { continue }
                (look.header, look.text) = (row.number, SheetText(width: row.cells.count))
            }
            look.text.append(row)
            guard look.text.bytes.count > keptLimit else { continue }
            (look.isLong, look.text.bytes) = (true, [])
        }
        look.notes = rows.notes
        return look.header == 0 ? nil : look
    }

    /// The table from its beginning, in pieces of at least 64 KB: commas, lines that end with a line feed, and an empty
    /// line for each row that is empty, so that rows keep their numbers.
    func text() throws -> () throws -> [UInt8]? {
        if var kept {
            return {
                defer { kept = [] }
                return kept.isEmpty ? nil : kept
            }
        }
        var rows = try workbook.rows(of: sheet)
        var text = SheetText(width: width)
        var isComplete = false
        return {
            text.bytes.removeAll(keepingCapacity: true)
            while !isComplete, text.bytes.count < 1 << 16 {
                guard let row = try rows.next() else {
                    isComplete = true
                    break
                }
                if row.number >= notes.headerRow { text.append(row) }
            }
            return text.bytes.isEmpty ? nil : text.bytes
        }
    }
}

/// Rows written as lines of text.
private struct SheetText: Sendable {
    let width: Int
    var bytes: [UInt8] = []
    private var lastRow: Int?

    init(width: Int) { self.width = width }

    mutating func append(_ row: SheetRow) {
        if let lastRow { bytes += repeatElement(0x0A, count: row.number - lastRow) }
        lastRow = row.number
        guard row.filled > 0 else { return }
        for column in 0..<max(width, row.cells.count) {
            if column > 0 { bytes.append(0x2C) }
            if column < row.cells.count { append(row.cells[column]) }
        }
    }

    private mutating func append(_ field: String) {
        let text = field.utf8
        guard text.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
            bytes += text
            return
        }
        bytes.append(0x22)
        for byte in text { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
        bytes.append(0x22)
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
