// SPDX-License-Identifier: EUPL-1.2

/// Reads a table of comma-, semicolon- or tab-separated text row by row, in memory that does not grow with the file.
///
/// ```swift
/// var rows = try DelimitedReader(.file(path))
/// let longitude = try rows.column("longitude")
/// while try rows.next() {
///     let x = try rows.number(longitude)
/// }
/// ```
/// Every refusal is a `DelimitedProblem` with row, column and reason. Empty lines are passed over. Ragged rows are
/// passed over too and told in `ragged`, so that the caller can refuse the file with all of them at once.
public struct DelimitedReader {
    /// The names in the header, trimmed.
    public private(set) var header: [String] = []
    public let delimiter: Delimiter
    public let encoding: TextEncoding
    /// The current row as a spreadsheet counts it: the header is row 1.
    public private(set) var row = 0
    /// The row of the header, counted alike.
    public private(set) var headerRow = 1
    /// The first hundred rows whose number of fields differs from the header's.
    public private(set) var ragged: [DelimitedProblem] = []
    /// How many rows were ragged in all.
    public private(set) var raggedCount = 0

    private(set) var window: ByteWindow
    private(set) var fields: [ScannedField] = []
    private let limits: DelimitedOptions.Limits

    /// Reads the header. Throws a `DelimitedProblem` when there is none, or what the source throws.
    public init(_ source: ByteSource, options: DelimitedOptions = DelimitedOptions()) throws {
        window = ByteWindow(source)
        limits = options.limits
        row = options.rowsAbove
        encoding = options.encoding ?? .utf8
        try Self.open(&window)
        delimiter = options.delimiter ?? Self.delimiter(tellingFrom: window)
        guard try readRecord() else { throw DelimitedProblem(row: 1, reason: .empty) }
        headerRow = row
        header = fields.indices.map { text(Column(index: $0)).trimmed }
    }

    /// Moves to the next row with as many fields as the header. False after the last one.
    public mutating func next() throws -> Bool {
        while try readRecord() {
            if isBlankLine { continue }
            if fields.count == header.count || isMerelyPadded { return true }
            raggedCount += 1
            guard ragged.count < 100 else { continue }
            ragged.append(problem(.ragged(fields: fields.count, expected: header.count)))
        }
        return false
    }

    private var isBlankLine: Bool {
        fields.count == 1 && window.start - fields[0].start <= 2 && fields[0].range.isEmpty
    }

    /// Whether the row only has empty fields beyond the header's, as some programs write them.
    private var isMerelyPadded: Bool {
        fields.count > header.count && fields[header.count...].allSatisfy(\.range.isEmpty)
    }
}

extension DelimitedReader {
    /// Passes over a byte-order mark, and refuses UTF-16.
    private static func open(_ window: inout ByteWindow) throws {
        try window.extend()
        let head = window.bytes.prefix(3)
        if head.elementsEqual([0xEF, 0xBB, 0xBF]) { window.start = 3 }
        if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) {
            throw DelimitedProblem(row: 1, reason: .utf16)
        }
    }

    /// The delimiter that stands most often in the header outside quotes; the comma where none does.
    private static func delimiter(tellingFrom window: ByteWindow) -> Delimiter {
        var counts: [Delimiter: Int] = [:]
        var isQuoted = false
        for byte in window.bytes[window.start...] {
            if byte == FieldScanner.quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == FieldScanner.lineFeed || byte == FieldScanner.carriageReturn { break }
            for candidate in Delimiter.allCases where candidate.byte == byte { counts[candidate, default: 0] += 1 }
        }
        return Delimiter.allCases.reversed().max { counts[$0, default: 0] < counts[$1, default: 0] } ?? .comma
    }

    /// Moves to the next record, whatever its number of fields. False at the end of the source.
    private mutating func readRecord() throws -> Bool {
        while true {
            if window.total > limits.bytes {
                throw DelimitedProblem(row: row + 1, reason: .tooManyBytes(limit: limits.bytes))
            }
            let isFinished = window.isComplete && window.start == window.bytes.count
            if isFinished { return false }
            if try splitRecord() { return true }
            try window.extend()
        }
    }

    /// Finds the fields of the record at the window's start. False when the window ends before the record does.
    private mutating func splitRecord() throws -> Bool {
        guard row < limits.rows else { throw DelimitedProblem(row: row + 1, reason: .tooManyRows(limit: limits.rows)) }
        fields.removeAll(keepingCapacity: true)
        row += 1
        let scanner = FieldScanner(delimiter: delimiter.byte, isLast: window.isComplete)
        var position = window.start
        while let field = try scan(scanner, from: position) {
            fields.append(field)
            position = field.next
            if field.endsRecord {
                window.start = position
                return true
            }
            if fields.count == limits.columns { throw problem(.tooManyColumns(limit: limits.columns)) }
        }
        if window.bytes.count - position > limits.fieldBytes { throw problem(.fieldTooLong(limit: limits.fieldBytes)) }
        if window.bytes.count - window.start > limits.rowBytes { throw problem(.rowTooLong(limit: limits.rowBytes)) }
        row -= 1
        return false
    }

    private func scan(_ scanner: FieldScanner, from position: Int) throws -> ScannedField? {
        let bytes = window.bytes.span
        do {
            guard let field = try scanner.scan(bytes, from: position) else { return nil }
            if field.end - field.start > limits.fieldBytes {
                throw DelimitedProblem.Reason.fieldTooLong(limit: limits.fieldBytes)
            }
            if !field.isASCII, encoding == .utf8 { try check(bytes.extracting(field.range)) }
            return field
        } catch let reason as DelimitedProblem.Reason {
            throw problem(reason, column: fields.count)
        }
    }

    private func check(_ field: Span<UInt8>) throws(DelimitedProblem.Reason) {
        guard let invalid = field.firstInvalidUTF8 else { return }
        throw .wrongEncoding(
            byte: field[invalid], expected: .utf8, looksLike: TextEncoding.guess(window.bytes.span))
    }

    /// A refusal at the current row.
    func problem(_ reason: DelimitedProblem.Reason, column: Int? = nil) -> DelimitedProblem {
        let name = column.flatMap { header.indices.contains($0) ? header[$0] : nil }
        return DelimitedProblem(row: row, column: column.map { $0 + 1 }, name: name, reason: reason)
    }
}
