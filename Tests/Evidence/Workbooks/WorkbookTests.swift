// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Workbooks")
struct WorkbookTests {
    private static let residents = [
        ["code", "name", "population"], ["Q1", "Quarter 1", "1000"], ["Q2", "Quarter 2", "2000"],
        ["Q3", "Quarter 3", "1500"], ["Q4", "Quarter 4", "500"],
    ]

    private func text(_ file: WorkbookFile, sheet: String? = nil) throws -> (String, WorkbookNotes) {
        let table = try SheetTable(file.bytes, sheet: sheet)
        let next = try table.text()
        var bytes: [UInt8] = []
        while let piece = try next() { bytes += piece }
        return (String(decoding: bytes, as: UTF8.self), table.notes)
    }

    @Test("rows keep their numbers: empty ones are empty lines, and a title above the header is passed over")
    func numbers() throws {
        let file = WorkbookFile(
            WorkbookFile.row(1, ["Residents of 2022"]) + WorkbookFile.row(4, ["code", "a, \"b\""])
                + WorkbookFile.row(5, ["Q1"]) + WorkbookFile.row(8, ["Q2", "5"]))
        let (text, notes) = try text(file)
        #expect(text == "code,\"a, \"\"b\"\"\"\nQ1,\n\n\nQ2,5")
        #expect(notes.headerRow == 4)
    }

    @Test("the first visible sheet with a table is read, unless another one is named")
    func sheets() throws {
        var file = WorkbookFile(WorkbookFile.row(1, ["About this file"]), named: "About")
        file.sheets += [
            ("Working", WorkbookFile.rows([["a", "b"], ["1", "2"]])),
            ("Data", WorkbookFile.rows([["c", "d"], ["3", "4"]])),
        ]
        file.state["Working"] = "hidden"
        let (text, notes) = try text(file)
        #expect(text == "c,d\n3,4")
        #expect(notes.sheet == "Data" && notes.sheets == ["About", "Working", "Data"])
        #expect(try self.text(file, sheet: "Working").0 == "a,b\n1,2")
        let problem = #expect(throws: WorkbookProblem.self) { _ = try self.text(file, sheet: "data") }
        #expect(problem?.reason == .noSheet("data", known: ["About", "Working", "Data"]))
    }

    @Test("formulas, errors, merged cells, hidden rows, macros and dates from 1904 are told")
    func notes() throws {
        var file = WorkbookFile(
            "<row r=\"1\"><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>"
                + "<row r=\"2\" hidden=\"1\"><c><f>1+1</f><v>2</v></c><c t=\"e\"><v>#DIV/0!</v></c></row>")
        file.after = "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>"
        (file.countsFrom1904, file.hasMacros) = (true, true)
        let (_, notes) = try text(file)
        #expect(notes.cells == SheetNotes(formulas: 1, errors: 1, merged: ["A1:B1"], mergedCount: 1, hiddenRows: 1))
        #expect(notes.hasMacros && notes.countsFrom1904)
        let said = notes.messages.map { Speech.english($0) }.joined(separator: "\n")
        for word in ["1 cell holds a formula", "1 cell holds an error", "A1:B1", "1 row is hidden", "1904", "macros"] {
            #expect(said.contains(word), "\(said)")
        }
    }

    @Test("a long sheet is read to its end, piece by piece")
    func long() throws {
        var content = WorkbookFile.row(1, ["code", "population"])
        for row in 2...40_000 {
            content += "<row r=\"\(row)\"><c><v>\(row)</v></c><c><v>\(row * 7 % 1_013)</v></c></row>"
        }
        let (text, _) = try text(WorkbookFile(content))
        #expect(text.split(separator: "\n").count == 40_000)
        #expect(text.hasSuffix("40000,\(40_000 * 7 % 1_013)"))
    }

    @Test("residents of a workbook are those of the same table as text, and the page says what was read")
    func population() async throws {
        try await EvidenceSite.onEachEngine { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let bytes = WorkbookFile(WorkbookFile.rows(Self.residents), named: "Bevölkerung").bytes
            let console = try await site.console
            let reading = try await console.read(try temporary(bytes, "r.xlsx"), .population(set))
            let plain = try await console.read(try temporary(Quarters.residents), .population(set))
            guard case .population(let found) = reading, case .population(let expected) = plain else {
                throw Refusal.absent
            }
            #expect(found.matched == expected.matched && found.rows == expected.rows)
            let fields = [("name", "Residents"), ("source", "Office"), ("licence", "none"), ("boundary-set", set)]
            let sent = try await site.send(
                "/c/kalliste/en/evidence/import/population", fields, file: bytes, named: "r.xlsx", as: .analyst)
            let page = try await site.page(try #require(sent.header("Location")), as: .analyst)
            #expect(page.text("section[aria-labelledby=workbook]")?.contains("Bevölkerung") == true)
        }
    }

    @Test("incidents of a workbook are those of the same table as text: dates are numbers there")
    func incidents() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let place = Quarters.place(2)
            let days = [44_576, 44_577, 44_621]
            var rows = WorkbookFile.row(3, ["Date", "Longitude", "Latitude"])
            for (index, day) in days.enumerated() {
                rows +=
                    "<row r=\"\(index + 4)\"><c s=\"1\"><v>\(day)</v></c><c><v>\(place.x)</v></c><c><v>\(place.y)</v></c></row>"
            }
            var file = WorkbookFile(rows)
            file.formats = ["dd/mm/yyyy"]
            guard
                case .incidents(let found, let form, _) = try await site.console.read(
                    try temporary(file.bytes), .incidents(set))
            else { throw Refusal.absent }
            #expect(form == "yyyy-mm-dd" && found.placed == 3)
            #expect(found.cells.map(\.count) == [2, 1] && found.months == [2022 * 12, 2022 * 12 + 2])
            file.sheets[0].rows += WorkbookFile.row(7, ["44621", "north", "37.9"])
            let refusal = await #expect(throws: FileRefusal.self) {
                try await site.console.read(try temporary(file.bytes), .incidents(set))
            }
            let said = refusal?.problems.map { Speech.english($0.message) }.joined() ?? ""
            #expect(said.contains("Row 7"), "rows are told as the spreadsheet counts them: \(said)")
        }
    }

    @Test("a table packed with gzip is read like the table, and one that ends too soon is refused")
    func gzip() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            // Two streams, one after the other, are one file.
            let halves = ["date,longitude,latitude\n", "2022-01-15,23.605,37.905\n"]
            let packed = halves.flatMap { ZipFile.deflated(Array($0.utf8), window: 31) }
            guard
                case .incidents(let found, _, _) = try await site.console.read(
                    try temporary(packed, "i.csv.gz"), .incidents(set))
            else { throw Refusal.absent }
            #expect(found.rows == 1 && found.placed == 1)
            let refusal = await #expect(throws: FileRefusal.self) {
                try await site.console.read(try temporary(Array(packed.dropLast(5))), .incidents(set))
            }
            #expect(refusal?.problems.first?.reason == .damaged)
        }
    }

    @Test("the wards' residents are the same from the workbook as from the text", .reference)
    func northumbria() async throws {
        try await EvidenceSite.onSQLite { site in
            let console = try await site.console
            let wards = Reference.path("data/northumbria/wards.geojson")
            let set = try await console.take(wards, .boundaries(), try await console.read(wards, .boundaries()))
            let readings = try await [".xlsx", ".csv"].asyncMap { ending in
                try await console.read(
                    Reference.path("data/northumbria/northumbria_ward_pop\(ending)"), .population(set))
            }
            guard case .population(var workbook) = readings[0], case .population(let text) = readings[1] else {
                throw Refusal.absent
            }
            #expect(workbook.workbook?.sheet == "Sheet1")
            workbook.workbook = nil
            #expect(workbook == text)
        }
    }
}

extension Array {
    fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async throws -> [T] {
        var all: [T] = []
        for element in self { all.append(try await body(element)) }
        return all
    }
}
