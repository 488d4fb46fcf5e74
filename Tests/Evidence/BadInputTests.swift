// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import Testing
import Web

@testable import Evidence

/// A wrong file with the words that its refusal must hold: place and reason.
struct BadFile: Sendable, CustomTestStringConvertible {
    let what: String
    let kind: ImportKind
    let bytes: [UInt8]
    let words: [String]
    var change: @Sendable (inout ImportTyped) -> Void = { _ in }

    var testDescription: String { what }

    init(
        _ what: String, _ kind: ImportKind, _ text: String, _ words: [String],
        _ change: @escaping @Sendable (inout ImportTyped) -> Void = { _ in }
    ) {
        self.init(what, kind, Array(text.utf8), words, change)
    }

    init(
        _ what: String, _ kind: ImportKind, _ bytes: [UInt8], _ words: [String],
        _ change: @escaping @Sendable (inout ImportTyped) -> Void = { _ in }
    ) {
        (self.what, self.kind, self.bytes, self.words, self.change) = (what, kind, bytes, words, change)
    }
}

private func square(_ ring: String) -> String {
    """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A"},
    "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}]}
    """
}

private let head = "date,longitude,latitude\n"
private let inside = "23.605,37.905"
private let latin =
    Array("date,longitude,latitude,category\n2022-01-15,23.605,37.905,caf".utf8) + [0xE9] + Array("\n".utf8)

private let badIncidents: [BadFile] = [
    BadFile("an empty file", .incidents, "", ["The file is empty."]),
    BadFile("a header alone", .incidents, head, ["The file has a header and no rows."]),
    BadFile("a wrong encoding", .incidents, latin, ["looks like ISO-8859-1"]),
    BadFile("UTF-16", .incidents, [0xFF, 0xFE, 0x64, 0x00], ["UTF-16"]),
    BadFile(
        "a zero byte", .incidents, Array("\(head)2022-01-15,23.6".utf8) + [0] + Array("05,37.905\n".utf8), ["zero byte"]
    ),
    BadFile("no column of dates", .incidents, "a,b\n1,2\n", ["No column looks like a date."]),
    BadFile(
        "a bad number", .incidents, "\(head)2022-01-15,\(inside)\n2022-01-15,north,37.905\n",
        ["Row 3", "longitude", "“north” is not a number"]),
    BadFile(
        "half a place", .incidents, "\(head)2022-01-15,\(inside)\n2022-01-15,,37.905\n",
        ["Row 3", "longitude", "A value is missing."]),
    BadFile(
        "a bad date", .incidents,
        "\(head)2022-01-15,\(inside)\n2022-13-15,\(inside)\n2022-02-15,\(inside)\n2022-03-15,\(inside)\n",
        ["Row 3", "2022-13-15"]),
    BadFile(
        "a ragged row", .incidents, "\(head)2022-01-15,\(inside)\n2022-01-15,\(inside),9\n",
        ["Row 3", "The row has 4 fields, the header 3."]),
    BadFile(
        "an unclosed quote", .incidents, "\(head)2022-01-15,\(inside)\n\"2022-01-15,\(inside)\n",
        ["Row 3", "never ends"]),
    BadFile("text after a quote", .incidents, "\(head)\"2022-01-15\"x,\(inside)\n", ["Row 2", "closing quote"]),
    BadFile(
        "a huge field", .incidents,
        "\(head)2022-01-15,\(inside)\n\(String(repeating: "9", count: 2 << 20)),\(inside)\n", ["Row 3", "longer than"]),
    BadFile(
        "a column twice", .incidents, "date,date,longitude,latitude\n2022-01-15,2022-01-15,\(inside)\n",
        ["stands twice"]),
    BadFile(
        "swapped coordinates", .incidents, "\(head)2022-01-15,37.905,23.605\n2022-01-15,37.906,23.606\n",
        ["Longitude and latitude are exchanged"]),
    BadFile(
        "(0, 0)", .incidents, "\(head)2022-01-15,\(inside)\n2022-01-15,0,0\n2022-01-16,\(inside)\n",
        ["Row 3", "0, 0 lies in the sea"]),
    BadFile(
        "beyond the poles", .incidents, "\(head)2022-01-15,\(inside)\n2022-01-16,\(inside)\n2022-01-15,23.6,137.9\n",
        ["Row 4", "latitude beyond"]),
    BadFile(
        "another city", .incidents, "\(head)2022-01-15,2.35,48.85\n2022-01-15,2.36,48.86\n2022-01-15,\(inside)\n",
        ["2 of 3 places lie outside"]),
    BadFile(
        "dates that can be read in two ways", .incidents, "\(head)03/04/2022,\(inside)\n",
        ["several ways", "dd/mm/yyyy"]),
    BadFile("a named column that is not there", .incidents, "\(head)2022-01-15,\(inside)\n", ["no column “lon”"]) {
        $0.incidents.longitude = "lon"
    },
]

private let badAreas: [BadFile] = [
    BadFile("neither format", .boundaries, "hello", ["neither GeoJSON nor a GeoPackage"]),
    BadFile("no JSON", .boundaries, "{\"type\":", ["Line 1", "not JSON"]),
    BadFile("no areas", .boundaries, "{\"type\":\"Feature\"}", ["FeatureCollection"]),
    BadFile(
        "an unclosed ring", .boundaries, square("[0,0],[1,0],[1,1],[0,1]"),
        ["Area 1 (A)", "does not end where it begins"]),
    BadFile(
        "a self-crossing ring", .boundaries, square("[0,0],[2,2],[2,0],[0,1],[0,0]"), ["Area 1 (A)", "crosses itself"]),
    BadFile("a ring of three", .boundaries, square("[0,0],[1,1],[0,0]"), ["at least four positions"]),
    BadFile("beyond 180 degrees", .boundaries, square("[0,0],[190,0],[190,1],[0,1],[0,0]"), ["beyond ±180"]),
    BadFile(
        "points", .boundaries,
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]}}]}",
        ["Polygon or MultiPolygon"]),
    BadFile(
        "a damaged database", .boundaries, Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 84),
        ["The file is damaged."]),
]

private let badResidents: [BadFile] = [
    BadFile(
        "residents that are no number", .population, "code,population\nQ1,many\n",
        ["Row 2", "“many” is not a whole number"]),
    BadFile("negative residents", .population, "code,population\nQ1,-4\n", ["Row 2", "−4 residents cannot be."]),
    BadFile("a code twice", .population, "code,population\nQ1,4\nQ1,5\n", ["Row 3", "“Q1” stands twice"]),
    BadFile("areas of elsewhere", .population, "code,population\nX1,4\n", ["No row of the file belongs"]),
]

@Suite("Wrong files")
struct BadInputTests {
    @Test(
        "each wrong file is refused with place and reason, and nothing of it is kept",
        arguments: badIncidents + badAreas + badResidents)
    func refused(_ file: BadFile) async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            var typed = typed(file.kind, set)
            file.change(&typed)
            let path = try temporary(file.bytes)
            do {
                let reading = try await site.console.read(path, typed)
                Issue.record("taken: \(reading)")
            } catch let refusal as FileRefusal {
                let text = refusal.problems.map { Speech.english($0.message) }.joined(separator: "\n")
                for word in file.words { #expect(text.contains(word), "\(text)") }
            }
            let kept: Int? = try await site.database.read { try $0.value("SELECT COUNT(*) FROM dataset") }
            #expect(kept == 0)
        }
    }

    @Test("a database that is no GeoPackage is refused as such")
    func otherDatabase() async throws {
        try await EvidenceSite.onSQLite { site in
            let copy = try temporary([], "copy.gpkg") + ".sqlite"
            try await site.database.backup(to: copy)
            let refusal = await #expect(throws: FileRefusal.self) {
                try await site.console.read(copy, .boundaries())
            }
            #expect(refusal?.problems.first?.reason == .notAGeoPackage)
        }
    }

    private func typed(_ kind: ImportKind, _ set: String) -> ImportTyped {
        switch kind {
        case .boundaries: .boundaries()
        case .population: .population(set)
        case .incidents: .incidents(set)
        }
    }

    @Test(
        "files in other clothes are read alike",
        arguments: [
            "\u{FEFF}date,longitude,latitude\n2022-01-15,23.605,37.905\n",
            "date;longitude;latitude\n2022-01-15;23,605;37,905\n",
            "date\tlongitude\tlatitude\r\n2022-01-15\t23.605\t37.905\r\n",
            "Date;LON;Lat\n15.01.2022;23,605;37,905\n",
            "date,longitude,latitude\n2022-01,23.605,37.905\n",
            "date,longitude,latitude\n31/01/2022,23.605,37.905\n",
            "date,longitude,latitude\n01/31/2022,23.605,37.905\n",
            "date,longitude,latitude\n2022/1/15,23.605,37.905\n",
            "date,longitude,latitude\n20220115,23.605,37.905\n",
            "date,longitude,latitude\n15 Jan 2022 21:30,23.605,37.905\n",
            "date,longitude,latitude\n2022-01-15T21:30:00+02:00,\"23.605\",\"37.905\"\n",
        ])
    func clothes(_ text: String) async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let reading = try await site.console.read(try temporary(text), .incidents(set))
            guard case .incidents(let found, _, _) = reading else { throw Refusal.absent }
            #expect(found.cells == [.init(area: 0, month: 2022 * 12, category: 0, count: 1)])
        }
    }

    @Test("a person can choose the encoding, the form of dates and the decimal mark")
    func choices() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            var typed = ImportTyped.incidents(set)
            typed.incidents.encoding = "ISO-8859-1"
            _ = try await site.console.read(try temporary(latin), typed)
            typed = .incidents(set)
            typed.incidents.dateForm = "mm/dd/yyyy"
            let reading = try await site.console.read(try temporary("\(head)03/04/2022,\(inside)\n"), typed)
            guard case .incidents(let found, _, _) = reading else { throw Refusal.absent }
            #expect(found.months == [2022 * 12 + 2])
        }
    }

    @Test("an incident without a place is counted as such, and repeated numbers are told")
    func oddRows() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let text =
                "id,date,longitude,latitude\n1,2022-01-15,\(inside)\n1,2022-01-15,\(inside)\n2,2022-01-15,,\n3,2022-02-15,23.9,37.905\n4,2022-02-15,\(inside)\n"
            var typed = ImportTyped.incidents(set)
            let path = try temporary(text)
            guard case .incidents(let found, _, _) = try await site.console.read(path, typed) else {
                throw Refusal.absent
            }
            #expect(found.placed == 3 && found.withoutPlace == 1 && found.outside == 1 && found.repeated == 1)
            #expect(found.isRepeatedByID && found.withoutPlaceRows == [4])
            #expect(found.outsideRows.map(\.row) == [5])
            typed.incidents.countsRepeatedOnce = true
            guard case .incidents(let once, _, _) = try await site.console.read(path, typed) else {
                throw Refusal.absent
            }
            #expect(once.placed == 2 && once.leftOut == 1)
        }
    }
}
