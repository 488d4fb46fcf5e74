// SPDX-License-Identifier: EUPL-1.2

/// A workbook of a spreadsheet program (XLSX, ECMA-376): its sheets, and what their cells hold.
///
/// Formulas are not computed and macros are not run: neither is looked at beyond noticing that it is there.
struct Workbook: Sendable {
    /// A sheet with cells; charts and dialogues are none.
    struct Sheet: Hashable, Sendable {
        let name: String
        let isHidden: Bool
        let part: String
    }

    let sheets: [Sheet]
    /// Whether days count from 1904 instead of 1900.
    let countsFrom1904: Bool
    let hasMacros: Bool
    let texts: SharedTexts
    let formats: CellFormats
    private let archive: ZipArchive

    /// How many bytes the file, one sheet and any other part may have at most.
    static let fileLimit = 128 << 20
    static let sheetLimit = 2 << 30
    private static let partLimit = 384 << 20
    private static let sheetCount = 255

    /// Throws a `WorkbookProblem`.
    init(_ bytes: [UInt8]) throws {
        guard bytes.count <= Self.fileLimit else { throw WorkbookProblem(.tooLarge(megabytes: Self.fileLimit >> 20)) }
        let archive = try ZipArchive(bytes)
        let main = try Relations(Self.read("_rels/.rels", archive), from: "").first("officeDocument")
        guard let main, archive.has(main) else { throw WorkbookProblem(.notAWorkbook) }
        let folder = main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let name = String(main.dropFirst(folder.count))
        let relations = try Relations(Self.read("\(folder)_rels/\(name).rels", archive), from: folder)
        let index = try WorkbookIndex(Self.read(main, archive), limit: Self.sheetCount)
        sheets = index.sheets.compactMap { sheet in
            guard let target = relations.byID[sheet.id], target.kind == "worksheet" else { return nil }
            return Sheet(name: sheet.name, isHidden: sheet.isHidden, part: target.part)
        }
        countsFrom1904 = index.countsFrom1904
        hasMacros = relations.first("vbaProject") != nil
        texts = try relations.first("sharedStrings").map { try SharedTexts(Self.read($0, archive)) } ?? SharedTexts()
        formats = try relations.first("styles").map { try CellFormats(Self.read($0, archive)) } ?? CellFormats()
        self.archive = archive
    }

    /// The cells of a sheet, from its beginning.
    func rows(of sheet: Sheet) throws -> SheetReader {
        SheetReader(try Self.read(sheet.part, archive, limit: Self.sheetLimit), of: self)
    }

    private static func read(_ part: String, _ archive: ZipArchive, limit: Int = partLimit) throws -> XMLReader {
        let content = try ZipPart(part, of: archive, limit: limit)
        return try XMLReader(part) { try content.next() }
    }
}

/// What `workbook.xml` says.
private struct WorkbookIndex {
    private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
    private(set) var countsFrom1904 = false

    init(_ reader: XMLReader, limit: Int) throws {
        var reader = reader
        guard try reader.next() == .start, reader.name == "workbook" else { throw WorkbookProblem(.notAWorkbook) }
        while true {
            switch try reader.next() {
            case .start where reader.name == "workbookPr" && reader.depth == 2:
                countsFrom1904 = ["1", "true", "on"].contains(reader.attribute("date1904"))
            case .start where reader.name == "sheet" && reader.depth == 3:
                guard let name = reader.attribute("name"), let id = reader.attribute("id"), sheets.count < limit else {
                    throw reader.malformed
                }
                sheets.append((name, id, reader.attribute("state") ?? "visible" != "visible"))
            case .finish: return
            default: continue
            }
        }
    }
}
