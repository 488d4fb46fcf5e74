// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// A table as somebody sent it: text, text packed with gzip, or a sheet of a workbook. All three are read alike from here.
struct TableFile {
    /// What was noticed in the workbook, where it is one.
    let notes: WorkbookNotes?
    private let open: () throws -> () throws -> [UInt8]?

    /// - Parameter sheet: the sheet of a workbook; nil for the first that holds a table
    ///
    /// Throws a `FileRefusal`.
    init(_ path: String, sheet: String?) throws {
        switch try FileHead(path).kind {
        case .workbook:
            let table = try Self.refusing {
                let limit = Workbook.fileLimit
                do {
                    return try SheetTable(try ByteSource.file(path).collect(limit: limit), sheet: sheet)
                } catch is ByteLimitExceeded {
                    throw WorkbookProblem(.tooLarge(megabytes: limit >> 20))
                }
            }
            (notes, open) = (table.notes, { try table.text() })
        case .oldWorkbook: throw FileRefusal(.file, .workbook(.oldOrLocked))
        case .gzip:
            notes = nil
            open = {
                let inflation = try Inflation(.gzip, try ByteSource.file(path).next)
                return { try inflation.next() }
            }
        case .geoPackage, .json, .empty, .other:
            notes = nil
            open = { try ByteSource.file(path).next }
        }
    }

    /// Its bytes from the beginning, as a table of text. What goes wrong while they come is a `FileRefusal`.
    func source() throws -> ByteSource {
        let next = try Self.refusing(open)
        return ByteSource { try Self.refusing(next) }
    }

    /// How the text is to be read; what a workbook holds is always UTF-8 between commas.
    func options(encoding: String?) -> DelimitedOptions {
        var options = DelimitedOptions()
        options.encoding = encoding.flatMap(TextEncoding.init(rawValue:))
        guard let notes else { return options }
        (options.encoding, options.delimiter, options.rowsAbove) = (.utf8, .comma, notes.headerRow - 1)
        options.limits.columns = SheetReader.columnLimit
        return options
    }

    private static func refusing<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let problem as WorkbookProblem {
            throw FileRefusal([FileProblem(problem)])
        } catch is Inflation.Damage {
            throw FileRefusal(.file, .damaged)
        }
    }
}
