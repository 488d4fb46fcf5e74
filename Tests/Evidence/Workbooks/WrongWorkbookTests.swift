// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Evidence

private let header = WorkbookFile.row(1, ["code", "population"])

private func part(_ content: String) -> [UInt8] {
    var file = WorkbookFile("")
    file.other = [("xl/worksheets/sheet1.xml", content)]
    return file.bytes
}

private func rows(_ rows: String) -> [UInt8] { WorkbookFile(header + rows).bytes }

private func zip(_ change: (inout ZipFile) -> Void) -> [UInt8] {
    var zip = ZipFile(parts: WorkbookFile(header).parts)
    change(&zip)
    return zip.bytes
}

/// A workbook that is not read, and why.
struct WrongWorkbook: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let reason: WorkbookProblem.Reason

    init(_ what: String, _ bytes: [UInt8], _ reason: WorkbookProblem.Reason) {
        (testDescription, self.bytes, self.reason) = (what, bytes, reason)
    }
}

private let sheet = "xl/worksheets/sheet1.xml"

private let wrong: [WrongWorkbook] = [
    WrongWorkbook("nothing but its first bytes", [0x50, 0x4B, 0x03, 0x04], .damaged),
    WrongWorkbook("half of it", Array(WorkbookFile(header).bytes.dropLast(200)), .damaged),
    WrongWorkbook("a ZIP file of something else", ZipFile(parts: [("a.txt", "a")]).bytes, .notAWorkbook),
    WrongWorkbook("a password", zip { $0.flags = 1 }, .oldOrLocked),
    WrongWorkbook("a wrong checksum", zip { $0.checksumError = 1 }, .damaged),
    WrongWorkbook("less than its directory says", zip { $0.sizeError = 1 }, .damaged),
    WrongWorkbook("more than its directory says", zip { $0.sizeError = -1 }, .damaged),
    WrongWorkbook("one part twice", zip { $0.parts.append((sheet, "<worksheet/>")) }, .unusual),
    WrongWorkbook(
        "a bomb", rows(String(repeating: "<row></row>", count: 400_000)), .packedTooTightly),
    WrongWorkbook("a document type", part("<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet/>"), .declares),
    WrongWorkbook("an entity of its own", rows("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>&who;</v></c></row>"), .declares),
    WrongWorkbook("UTF-16", part("\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet/>"), .otherEncoding),
    WrongWorkbook("an end without a beginning", part("<worksheet></sheet>"), .malformed(part: sheet)),
    WrongWorkbook("an element that never ends", part("<worksheet><sheetData>"), .malformed(part: sheet)),
    WrongWorkbook("two roots", part("<worksheet/><worksheet/>"), .malformed(part: sheet)),
    WrongWorkbook("text outside", part("<worksheet/>text"), .malformed(part: sheet)),
    WrongWorkbook("an attribute without quotes", part("<worksheet a=b/>"), .malformed(part: sheet)),
    WrongWorkbook(
        "a thousand elements in each other", part(String(repeating: "<a>", count: 1_000)), .malformed(part: sheet)),
    WrongWorkbook("rows that go back", rows("<row r=\"1\"/>"), .malformed(part: sheet)),
    WrongWorkbook("a cell of another row", rows("<row r=\"2\"><c r=\"A3\"/></row>"), .malformed(part: sheet)),
    WrongWorkbook(
        "cells that go back", rows("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>"),
        .malformed(part: sheet)),
    WrongWorkbook(
        "a text that is not there", rows("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>"), .malformed(part: sheet)
    ),
    WrongWorkbook(
        "a number that is none", rows("<row r=\"2\"><c r=\"A2\"><v>x</v></c></row>"), .malformed(part: sheet)),
    WrongWorkbook("a row beyond the last", rows("<row r=\"1048577\"/>"), .tooManyRows(1_048_576)),
    WrongWorkbook(
        "a column beyond the last", rows("<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>"), .tooManyColumns(16_384)),
    WrongWorkbook("nothing in it", WorkbookFile("").bytes, .noTable),
    WrongWorkbook("one column alone", WorkbookFile(WorkbookFile.row(1, ["code"])).bytes, .noTable),
    WrongWorkbook(
        "a formula without a kept value", rows("<row r=\"2\"><c r=\"B2\"><f>SUM(C2:C9)</f></c></row>"),
        .formulaWithoutValue),
]

@Suite("Wrong workbooks")
struct WrongWorkbookTests {
    @Test("each wrong workbook is refused for its own reason", arguments: wrong)
    func refused(_ workbook: WrongWorkbook) {
        let problem = #expect(throws: WorkbookProblem.self) { _ = try SheetTable(workbook.bytes) }
        #expect(problem?.reason == workbook.reason)
    }

    @Test("a formula without a kept value is told with its row and column")
    func place() {
        let problem = #expect(throws: WorkbookProblem.self) {
            _ = try SheetTable(rows("<row r=\"7\"><c r=\"B7\"><f>SUM(C2:C9)</f></c></row>"))
        }
        #expect(problem?.row == 7 && problem?.column == 2)
    }

    @Test("every byte of a workbook may be another one: it is read or refused, and nothing else happens")
    func flipped() throws {
        var file = WorkbookFile(header + WorkbookFile.row(2, ["Q1", "1000"]))
        for isPacked in [true, false] {
            file.isPacked = isPacked
            let bytes = file.bytes
            for index in bytes.indices {
                var changed = bytes
                changed[index] ^= 0x11
                do {
                    let next = try SheetTable(changed).text()
                    while try next() != nil {}
                } catch is WorkbookProblem {}
            }
        }
    }
}
