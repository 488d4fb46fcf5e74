// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Evidence

@Suite("Cells of workbooks")
struct CellTests {
    @Test(
        "a number that is a date is the day that the spreadsheet shows, also around the leap day that never was",
        arguments: [
            (0.5, false, "12:00:00"), (1, false, "1900-01-01"), (59, false, "1900-02-28"), (60, false, "1900-02-29"),
            (61, false, "1900-03-01"), (44_621, false, "2022-03-01"), (44_621.5, false, "2022-03-01T12:00:00"),
            (44_621.999_999, false, "2022-03-02"), (36_585, false, "2000-02-29"), (2_958_465, false, "9999-12-31"),
            (0, true, "1904-01-01"), (0.25, true, "1904-01-01T06:00:00"), (43_159, true, "2022-03-01"),
            (57, true, "1904-02-27"), (59, true, "1904-02-29"), (60, true, "1904-03-01"),
        ] as [(Double, Bool, String)])
    func dates(_ number: Double, _ from1904: Bool, _ text: String) {
        #expect(SerialDate.text(number, from1904: from1904) == text)
    }

    @Test("a number before the first day or after the last is no date", arguments: [-1, -0.5, 2_958_466, 1e300])
    func noDates(_ number: Double) {
        #expect(SerialDate.text(number, from1904: false) == nil)
    }

    @Test(
        "the code of a format tells dates from numbers",
        arguments: [
            ("General", .number), ("0", .number), ("0.00", .number), ("#,##0", .number), ("0%", .number),
            ("0.00E+00", .number), ("00000", .padded(5)), ("yyyy-mm-dd", .date), ("dd/mm/yyyy;@", .date),
            ("[$-409]d-mmm-yy", .date), ("mmm", .date), ("h:mm", .time), ("[h]:mm:ss", .time), ("[Red]0", .number),
            ("0\\ \"days\"", .number), ("#,##0 \"hours\"", .number), ("[$-408]d mmmm yyyy hh:mm", .date),
            ("@", .number),
            ("_-* #,##0.00_-", .number), ("", .number),
        ] as [(String, CellFormat)])
    func formats(_ code: String, _ format: CellFormat) {
        #expect(CellFormat(code: code) == format)
    }

    @Test(
        "a cell is read as the table of text that the spreadsheet would save",
        arguments: [
            ("<c r=\"B2\"><v>8028</v></c>", "8028"), ("<c r=\"B2\"><v>8028.0</v></c>", "8028"),
            ("<c r=\"B2\"><v>2.35</v></c>", "2.35"), ("<c r=\"B2\"><v>1.2E3</v></c>", "1200"),
            ("<c r=\"B2\"><v>1.1000000000000001</v></c>", "1.1"), ("<c r=\"B2\" t=\"b\"><v>1</v></c>", "TRUE"),
            ("<c r=\"B2\" t=\"e\"><v>#N/A</v></c>", "#N/A"), ("<c r=\"B2\" t=\"s\"><v>1</v></c>", "Rue d’Avron"),
            ("<c r=\"B2\" t=\"str\"><f>A1</f><v>kept</v></c>", "kept"),
            ("<c r=\"B2\" t=\"inlineStr\"><is><r><t>Two </t></r><r><t>runs</t></r></is></c>", "Two runs"),
            ("<c r=\"B2\" t=\"inlineStr\"><is><t>a &amp; b &#x3B1;</t></is></c>", "a & b α"),
            ("<c r=\"B2\" t=\"inlineStr\"><is><t><![CDATA[<b>]]></t></is></c>", "<b>"),
            ("<c r=\"B2\" s=\"1\"><v>44621</v></c>", "2022-03-01"), ("<c r=\"B2\" s=\"2\"><v>1001</v></c>", "01001"),
            ("<c r=\"B2\" t=\"d\"><v>2022-03-01</v></c>", "2022-03-01"), ("<c r=\"B2\" s=\"9\"><v>7</v></c>", "7"),
        ])
    func values(_ cell: String, _ text: String) throws {
        var file = WorkbookFile(
            "<row r=\"1\"><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row r=\"2\">\(cell)</row>")
        (file.texts, file.formats) = (["Avron", "Rue d’Avron"], ["dd/mm/yyyy", "00000"])
        let workbook = try Workbook(file.bytes)
        var rows = try workbook.rows(of: workbook.sheets[0])
        #expect(try rows.next()?.cells == ["a", "b"])
        #expect(try rows.next()?.cells == ["", text])
        #expect(try rows.next() == nil)
    }

    @Test("texts are shared by items, without how they are spoken")
    func shared() throws {
        var file = WorkbookFile("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>")
        file.other = [
            (
                "xl/sharedStrings.xml",
                "<sst><si><t>東京</t><rPh sb=\"0\" eb=\"1\"><t>トウキョウ</t></rPh></si><si><r><t>a</t></r><r><t>b</t></r></si></sst>"
            )
        ]
        let workbook = try Workbook(file.bytes)
        var rows = try workbook.rows(of: workbook.sheets[0])
        #expect(try rows.next()?.cells == ["東京", "ab"])
    }
}

extension SheetRow: Equatable {
    public static func == (left: SheetRow, right: SheetRow) -> Bool {
        left.number == right.number && left.cells == right.cells
    }
}
