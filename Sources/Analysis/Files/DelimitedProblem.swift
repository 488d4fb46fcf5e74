// SPDX-License-Identifier: EUPL-1.2

/// Why a table of text was refused, and where.
public struct DelimitedProblem: Error, Hashable, Sendable {
    /// The row as a spreadsheet counts it: the header is row 1, and a row with line breaks in a quoted field is one row.
    public var row: Int
    /// The column counted from 1, or nil when the whole row is meant.
    public var column: Int?
    /// The column's name in the header, where it has one.
    public var name: String?
    public var reason: Reason

    public init(row: Int, column: Int? = nil, name: String? = nil, reason: Reason) {
        (self.row, self.column, self.name, self.reason) = (row, column, name, reason)
    }

    /// One case per way in which a table can be wrong.
    public enum Reason: Hashable, Sendable {
        case empty
        case tooManyBytes(limit: Int)
        case tooManyRows(limit: Int)
        case tooManyColumns(limit: Int)
        case fieldTooLong(limit: Int)
        case rowTooLong(limit: Int)
        case utf16
        case nulByte
        case wrongEncoding(byte: UInt8, expected: TextEncoding, looksLike: TextEncoding)
        case unclosedQuote
        case textAfterQuote
        case ragged(fields: Int, expected: Int)
        case repeatedColumn(String)
        case missingColumn(String)
        case blank
        case notANumber(String)
        case notAWholeNumber(String)
        case notADate(String)
    }
}

extension DelimitedProblem: CustomStringConvertible {
    public var description: String {
        var place = "row \(row)"
        if let column { place += ", column \(column)" }
        if let name { place += " (\(name))" }
        return "\(place): \(reason.description)"
    }
}

extension DelimitedProblem.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "the file is empty"
        case .tooManyBytes(let limit): "the file is larger than \(limit) bytes"
        case .tooManyRows(let limit): "the file has more than \(limit) rows"
        case .tooManyColumns(let limit): "the row has more than \(limit) fields"
        case .fieldTooLong(let limit): "a field is longer than \(limit) bytes"
        case .rowTooLong(let limit): "the row is longer than \(limit) bytes"
        case .utf16: "the file is UTF-16; save it as UTF-8"
        case .nulByte: "the file holds a zero byte, so it is not text"
        case .wrongEncoding(let byte, let expected, let guess):
            "byte 0x\(String(byte, radix: 16, uppercase: true)) is not \(expected.rawValue);"
                + " the file looks like \(guess.rawValue)"
        case .unclosedQuote: "a quoted field begins here and never ends"
        case .textAfterQuote: "text follows the closing quote"
        case .ragged(let fields, let expected): "the row has \(fields) fields, the header \(expected)"
        case .repeatedColumn(let name): "the column “\(name)” stands twice in the header"
        case .missingColumn(let name): "the header has no column “\(name)”"
        case .blank: "a value is missing"
        case .notANumber(let text): "“\(text)” is not a number"
        case .notAWholeNumber(let text): "“\(text)” is not a whole number"
        case .notADate(let text): "“\(text)” is not a date of the expected form"
        }
    }
}
