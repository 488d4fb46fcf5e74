// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

@Suite("Tables of text")
struct DelimitedReaderTests {
    private func rows(_ text: String, chunk: Int = 1 << 18, _ options: DelimitedOptions = .init()) throws -> [[String]]
    {
        try rows(Array(text.utf8), chunk: chunk, options)
    }

    private func rows(_ bytes: [UInt8], chunk: Int = 1 << 18, _ options: DelimitedOptions = .init()) throws
        -> [[String]]
    {
        var reader = try DelimitedReader(.bytes(bytes, chunk: chunk), options: options)
        var rows: [[String]] = [reader.header]
        while try reader.next() {
            rows.append(reader.header.indices.map { reader.text(.init(index: $0)) })
        }
        return rows
    }

    private func refusal(_ bytes: [UInt8], _ options: DelimitedOptions = .init()) -> DelimitedProblem? {
        #expect(throws: DelimitedProblem.self) { try rows(bytes, options) }
    }

    private static let accepted: [(String, [[String]])] = [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
        ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("Nom, prénom;Lieu;Date\nx;y;z", [["Nom, prénom", "Lieu", "Date"], ["x", "y", "z"]]),
        ("a,b\n\"x\ny\",\"say \"\"no\"\"\"\n", [["a", "b"], ["x\ny", "say \"no\""]]),
        ("a,b\n\"\",\"\"\"\"\n", [["a", "b"], ["", "\""]]),
        ("a,b\n5\" pipe,2\n", [["a", "b"], ["5\" pipe", "2"]]),
        ("a,b\n\n1,2\n\r\n\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2,,\n", [["a", "b"], ["1", "2"]]),
        ("\"a,x\";b;c\n1;2;3", [["a,x", "b", "c"], ["1", "2", "3"]]),
        (" a , b \n 1 , 2 \n", [["a", "b"], [" 1 ", " 2 "]]),
        ("only\nένα\n", [["only"], ["ένα"]]),
    ]

    @Test(
        "tables are read alike whatever their delimiter, line ends, quotes and chunks", arguments: accepted,
        [1, 2, 3, 7, 4096])
    func reads(table: (String, [[String]]), chunk: Int) throws {
        #expect(try rows(table.0, chunk: chunk) == table.1)
    }

    @Test("a record longer than what is read at once is put together")
    func longRecords() throws {
        let long = String(repeating: "x\"\"\n", count: 60_000)
        let table = try rows("a,b\n1,\"\(long)\"\n3,4\n", chunk: 1000)
        #expect(table[1][1].utf8.count == 180_000)
        #expect(table[2] == ["3", "4"])
    }

    @Test(
        "a table that cannot be trusted is refused with its place",
        arguments: [
            ("", 1, nil, .empty),
            ("a,b\n1,2\n3,\"x\n4,5\n", 3, 2, .unclosedQuote),
            ("a,b\n1,2\n\"x\"y,2\n", 3, 1, .textAfterQuote),
            ("a,b\n1,\0\n", 2, 2, .nulByte),
            ("a,b\n\"x\ny\",2\n\"\0\",1", 3, 1, .nulByte),
        ] as [(String, Int, Int?, DelimitedProblem.Reason)])
    func refuses(text: String, row: Int, column: Int?, reason: DelimitedProblem.Reason) throws {
        let problem = try #require(refusal(Array(text.utf8)))
        #expect(problem.row == row && problem.column == column && problem.reason == reason)
    }

    @Test("UTF-16 is named, not read as noise")
    func utf16() throws {
        #expect(refusal([0xFF, 0xFE, 0x61, 0x00])?.reason == .utf16)
        #expect(refusal([0xFE, 0xFF, 0x00, 0x61])?.reason == .utf16)
    }

    private static let foreign: [([UInt8], TextEncoding, String)] = [
        (Array("lieu,n\ncaf".utf8) + [0xE9] + Array(",1\n".utf8), .latin1, "café"),
        (Array("lieu,n\nb".utf8) + [0x9C] + Array("uf,1\n".utf8), .windows1252, "bœuf"),
        (
            Array("τόπος,n\n".utf8.prefix(0)) + Array("p,n\n".utf8) + [0xD0, 0xE5, 0xE9, 0xF1, 0xE1, 0xE9, 0xDC, 0xF2]
                + Array(",1\n".utf8), .greek, "Πειραιάς"
        ),
    ]

    @Test("another encoding is refused with its place and a guess, and read when somebody chose it", arguments: foreign)
    func encodings(bytes: [UInt8], encoding: TextEncoding, text: String) throws {
        let problem = try #require(refusal(bytes))
        #expect(problem.row == 2 && problem.column == 1)
        guard case .wrongEncoding(_, .utf8, encoding) = problem.reason else {
            Issue.record("\(problem)")
            return
        }
        #expect(try rows(bytes, DelimitedOptions(encoding: encoding))[1][0] == text)
        let survey = try DelimitedSurvey { .bytes(bytes) }
        #expect(survey.isEncodingGuessed && survey.encoding == encoding && survey.sample[0][0] == text)
    }

    @Test(
        "malformed UTF-8 is found where it stands",
        arguments: [
            ([0xC0, 0x80], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0x61, 0xE2, 0x82], 1), ([0xF0, 0x9F, 0x98, 0x80, 0x80], 4), ([0xC3, 0xA9, 0xFF], 2),
        ] as [([UInt8], Int)])
    func malformed(bytes: [UInt8], place: Int) {
        #expect(bytes.span.firstInvalidUTF8 == place)
    }

    @Test("ragged rows are told with their row, and the others kept")
    func ragged() throws {
        var reader = try DelimitedReader(.bytes(Array("a,b\n1,2\n3\n\"4\n\",5,6\n7,8\n".utf8)))
        var kept: [Int] = []
        let a = try reader.column("a")
        while try reader.next() { kept.append(try reader.integer(a)) }
        #expect(kept == [1, 7])
        #expect(reader.ragged.map(\.row) == [3, 4])
        #expect(reader.ragged.map(\.reason) == [.ragged(fields: 1, expected: 2), .ragged(fields: 3, expected: 2)])
    }

    @Test("limits hold for bytes, rows, columns and fields, also when the quote never closes")
    func limits() {
        var limits = DelimitedOptions.Limits()
        (limits.bytes, limits.rows, limits.columns, limits.fieldBytes, limits.rowBytes) = (
            200_000, 100, 5, 50_000, 90_000
        )
        let options = DelimitedOptions(limits: limits)
        func reason(_ text: String) -> DelimitedProblem.Reason? { refusal(Array(text.utf8), options)?.reason }
        #expect(reason("a\n" + String(repeating: "x", count: 250_000)) == .tooManyBytes(limit: 200_000))
        #expect(reason("a\n" + String(repeating: "1\n", count: 101)) == .tooManyRows(limit: 100))
        #expect(reason("a,b,c,d,e,f\n") == .tooManyColumns(limit: 5))
        #expect(reason("a\n" + String(repeating: "x", count: 60_000) + "\n") == .fieldTooLong(limit: 50_000))
        #expect(reason("a\n\"" + String(repeating: "x\n", count: 90_000)) == .fieldTooLong(limit: 50_000))
        let wide = String(repeating: "x", count: 40_000)
        #expect(reason("a,b\n\(wide),\(wide),\(wide)") == .rowTooLong(limit: 90_000))
    }

    @Test("columns are found by name, whatever their order and case, and never guessed")
    func columns() throws {
        let reader = try DelimitedReader(.bytes(Array("Latitude,longitude,LONGITUDE,x,X\n".utf8)))
        #expect(try reader.column("longitude").index == 1)
        #expect(try reader.column("latitude").index == 0)
        #expect(try reader.column("X").index == 4)
        #expect(throws: DelimitedProblem(row: 1, reason: .missingColumn("month"))) { try reader.column("month") }
        #expect(throws: DelimitedProblem(row: 1, column: 3, name: "Longitude", reason: .repeatedColumn("Longitude"))) {
            try reader.column("Longitude")
        }
    }

    @Test("a wrong value is refused with row, column, name and what stood there")
    func typedFields() throws {
        var reader = try DelimitedReader(.bytes(Array("n;x;d\n 12 ;1,5;31/02/2022\n;abc;1/2/2022\n".utf8)))
        let (n, x, d) = (try reader.column("n"), try reader.column("x"), try reader.column("d"))
        #expect(try reader.next())
        #expect(try reader.integer(n) == 12)
        #expect(try reader.number(x, decimal: .comma) == 1.5)
        #expect(throws: DelimitedProblem(row: 2, column: 3, name: "d", reason: .notADate("31/02/2022"))) {
            try reader.date(d, as: .dayFirstSlashes)
        }
        #expect(try reader.next())
        #expect(throws: DelimitedProblem(row: 3, column: 1, name: "n", reason: .blank)) { try reader.integer(n) }
        #expect(throws: DelimitedProblem(row: 3, column: 2, name: "x", reason: .notANumber("abc"))) {
            try reader.number(x)
        }
        #expect(try reader.date(d, as: .dayFirstSlashes) == CalendarReading(year: 2022, month: 2, day: 1))
    }

    @Test("words that stand for a missing value are missing, not wrong")
    func missing() throws {
        var reader = try DelimitedReader(.bytes(Array("n,x\nNA,1\n null ,2\nN/A,3\nNaN,4\nNAN1,5\nn a,6\n".utf8)))
        let n = try reader.column("n")
        var blank: [Bool] = []
        while try reader.next() { blank.append(reader.isBlank(n)) }
        #expect(blank == [true, true, true, true, false, false])
        let survey = try DelimitedSurvey { .bytes(Array("n,x\nNA,1\n2.5,2\n".utf8)) }
        #expect(survey.columns[0].kind == .decimal(.point) && survey.columns[0].blanks == 1)
    }

    @Test("a file that is not there is named")
    func unreadable() {
        #expect(throws: UnreadableFile(path: "/nowhere/x.csv")) { try ByteSource.file("/nowhere/x.csv") }
    }

    @Test("the incidents of Northumbria are read whole", .reference)
    func northumbria() throws {
        let survey = try DelimitedSurvey { try .file(Reference.path("data/northumbria/northumbria_asb.tab")) }
        #expect(survey.delimiter == .tab && survey.encoding == .utf8)
        #expect(survey.columns.map(\.kind) == [.date(.iso), .decimal(.point), .decimal(.point), .text, .text])
        var reader = try DelimitedReader(.file(Reference.path("data/northumbria/northumbria_asb.tab"), chunk: 5000))
        let month = try reader.column("month")
        var months: [Int: Int] = [:]
        while try reader.next() { months[try reader.date(month, as: .iso).month, default: 0] += 1 }
        #expect(reader.row == 39_707 && reader.raggedCount == 0)
        #expect(months.count == 11 && months[12] == nil && months.values.reduce(0, +) == 39_706)
    }
}
