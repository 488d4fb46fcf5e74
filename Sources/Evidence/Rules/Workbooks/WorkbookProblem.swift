// SPDX-License-Identifier: EUPL-1.2

/// Why a workbook is not read, and where.
public struct WorkbookProblem: Error, Hashable, Sendable, Codable {
    var reason: Reason
    /// The row as the spreadsheet counts it, where one is meant.
    var row: Int?
    /// The column counted from 1.
    var column: Int?

    init(_ reason: Reason, row: Int? = nil, column: Int? = nil) {
        (self.reason, self.row, self.column) = (reason, row, column)
    }

    /// One case per way in which a workbook can be wrong.
    public enum Reason: Hashable, Sendable, Codable {
        case damaged
        /// A workbook of the old binary kind, or one with a password: both begin alike.
        case oldOrLocked
        case notAWorkbook
        /// A form of ZIP that no spreadsheet program writes by itself.
        case unusual
        case tooLarge(megabytes: Int)
        case packedTooTightly
        /// A document type, or an entity beyond the five of XML.
        case declares
        case otherEncoding
        case malformed(part: String)
        case tooManyRows(Int), tooManyColumns(Int), tooLongText(Int)
        case noSheet(String, known: [String])
        case noTable
        case formulaWithoutValue
    }
}
