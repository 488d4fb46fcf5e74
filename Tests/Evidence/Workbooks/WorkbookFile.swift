// SPDX-License-Identifier: EUPL-1.2
import CZlib
import Foundation

/// A workbook made by hand: the parts that a spreadsheet program writes, as far as a reader looks at them.
struct WorkbookFile {
    /// The rows of each sheet, as they stand in `sheetData`, by the sheet's name.
    var sheets: [(name: String, rows: String)]
    var state: [String: String] = [:]
    /// What follows the rows of the first sheet.
    var after = ""
    var texts: [String] = []
    /// The codes of formats, from style 1 on; style 0 is general.
    var formats: [String] = []
    var countsFrom1904 = false
    var hasMacros = false
    var isPacked = true
    /// Parts that take the place of those made here, or come beside them.
    var other: [(name: String, content: String)] = []

    init(_ rows: String, named name: String = "Sheet1") { sheets = [(name, rows)] }

    var bytes: [UInt8] { ZipFile(parts: parts, isPacked: isPacked).bytes }

    var parts: [(name: String, content: String)] {
        var parts = [
            ("_rels/.rels", Self.relations([("rId1", "officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", index),
            ("xl/_rels/workbook.xml.rels", relations), ("xl/styles.xml", styles),
            (
                "xl/sharedStrings.xml",
                "<sst>\(texts.map { "<si><t>\($0)</t></si>" }.joined())</sst>"
            ),
        ]
        for (number, sheet) in sheets.enumerated() {
            let rest = number == 0 ? after : ""
            parts.append(
                (
                    "xl/worksheets/sheet\(number + 1).xml",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><sheetData>\(sheet.rows)</sheetData>\(rest)</worksheet>"
                ))
        }
        let replaced = Set(other.map(\.name))
        return parts.filter { !replaced.contains($0.0) } + other
    }

    private var index: String {
        let list = sheets.enumerated().map { number, sheet in
            let state = state[sheet.name].map { " state=\"\($0)\"" } ?? ""
            return "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" r:id=\"s\(number + 1)\"\(state)/>"
        }
        let system = countsFrom1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>"
        return "<workbook xmlns:r=\"x\">\(system)<sheets>\(list.joined())</sheets></workbook>"
    }

    private var relations: String {
        var list = sheets.indices.map { ("s\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        list += [("st", "styles", "styles.xml"), ("ss", "sharedStrings", "/xl/sharedStrings.xml")]
        if hasMacros { list.append(("vb", "vbaProject", "vbaProject.bin")) }
        return Self.relations(list)
    }

    private static func relations(_ list: [(String, String, String)]) -> String {
        let items = list.map {
            "<Relationship Id=\"\($0.0)\" Type=\"http://schemas.openxmlformats.org/x/\($0.1)\" Target=\"\($0.2)\"/>"
        }
        return "<Relationships>\(items.joined())</Relationships>"
    }

    private var styles: String {
        let codes = formats.enumerated().map {
            "<numFmt numFmtId=\"\(164 + $0.offset)\" formatCode=\"\($0.element)\"/>"
        }
        let uses = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }
        return
            "<styleSheet><numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId=\"0\"/>\(uses.joined())</cellXfs></styleSheet>"
    }

    /// A row whose cells are texts of their own where they are no numbers.
    static func row(_ number: Int, _ cells: [String]) -> String {
        let content = cells.enumerated().map { column, text in
            let name = "\(String(UnicodeScalar(UInt8(65 + column))))\(number)"
            return Double(text) == nil
                ? "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>" : "<c r=\"\(name)\"><v>\(text)</v></c>"
        }
        return "<row r=\"\(number)\">\(content.joined())</row>"
    }

    static func rows(_ lines: [[String]], from first: Int = 1) -> String {
        lines.enumerated().map { row(first + $0.offset, $0.element) }.joined()
    }
}

/// A ZIP file, with ways to make it wrong.
struct ZipFile {
    var parts: [(name: String, content: String)]
    var isPacked = true
    var flags: UInt16 = 0
    /// What the directory says of sizes and checksums beyond the truth.
    var sizeError = 0
    var checksumError: UInt32 = 0

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let content = Array(part.content.utf8)
            let packed = isPacked ? Self.deflated(content) : content
            let (offset, name) = (file.count, Array(part.name.utf8))
            let sum = UInt32(content.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
            let facts =
                Self.word(isPacked ? 8 : 0) + Self.long(0) + Self.long(sum &+ checksumError)
                + Self.long(UInt32(packed.count)) + Self.long(UInt32(content.count + sizeError))
                + Self.word(UInt16(name.count)) + Self.word(0)
            file += Self.long(0x0403_4B50) + Self.word(20) + Self.word(flags) + facts + name + packed
            directory += Self.long(0x0201_4B50) + Self.word(20) + Self.word(20) + Self.word(flags) + facts
            directory += Self.word(0) + Self.word(0) + Self.word(0) + Self.long(0) + Self.long(UInt32(offset)) + name
        }
        let count = Self.word(UInt16(parts.count))
        let end =
            Self.long(0x0605_4B50) + Self.long(0) + count + count + Self.long(UInt32(directory.count))
            + Self.long(UInt32(file.count)) + Self.word(0)
        return file + directory + end
    }

    private static func word(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }
    private static func long(_ number: UInt32) -> [UInt8] {
        word(UInt16(number & 0xFFFF)) + word(UInt16(number >> 16))
    }

    /// - Parameter window: bits of the window: negative for bare DEFLATE, 16 more for gzip
    static func deflated(_ bytes: [UInt8], window: Int32 = -15) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
            return []
        }
        defer { deflateEnd(&stream) }
        var (input, output) = (bytes, [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64))
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
                (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(target.count))
                _ = deflate(&stream, Z_FINISH)
            }
        }
        output.removeLast(output.count - Int(stream.total_out))
        return output
    }
}
