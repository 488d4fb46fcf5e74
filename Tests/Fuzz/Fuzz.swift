// SPDX-License-Identifier: EUPL-1.2
import Foundation

// One program for all parsers; `make fuzz` compiles it together with the parsers' sources and names one in FUZZ_PARSER. A parser
// may refuse anything; it may not crash, hang, read beyond its bytes, or say two different things of the same file.

private let parser: @Sendable ([UInt8]) -> Void = {
    switch ProcessInfo.processInfo.environment["FUZZ_PARSER"] {
    case "delimited": DelimitedFuzz.see
    case "numbers": NumberFuzz.see
    case "json": JSONFuzz.see
    case "areas": AreaFuzz.see
    case "shapes": ShapeFuzz.see
    case "xml": XMLFuzz.see
    case "sheets": WorkbookFuzz.seeSheet
    case "workbooks": WorkbookFuzz.see
    case "gzip": InflationFuzz.see
    case "photos": PhotoFuzz.see
    default:
        fatalError("FUZZ_PARSER is delimited, numbers, json, areas, shapes, xml, sheets, workbooks, gzip or photos")
    }
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    parser(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// A table reads the same in chunks of any size, and its survey never fails in another way than by refusing.
private enum DelimitedFuzz {
    static func see(_ bytes: [UInt8]) {
        let whole = outcome(.bytes(bytes))
        for chunk in [1, 3, 64] where outcome(.bytes(bytes, chunk: chunk)) != whole {
            fatalError("a table reads differently in chunks of \(chunk)")
        }
        _ = try? DelimitedSurvey({ .bytes(bytes) })
        for encoding in TextEncoding.allCases {
            _ = try? DelimitedSurvey({ .bytes(bytes) }, options: DelimitedOptions(encoding: encoding))
        }
    }

    private static func outcome(_ source: ByteSource) -> [String] {
        var told: [String] = []
        do {
            var reader = try DelimitedReader(source)
            told += reader.header
            while try reader.next() {
                for column in reader.header.indices.map({ DelimitedReader.Column(index: $0) }) {
                    told.append(reader.isBlank(column) ? "blank" : reader.text(column))
                    told.append((try? reader.number(column)).map { "\($0)" } ?? "no number")
                    _ = try? reader.integer(column)
                    _ = try? reader.date(column, as: .iso)
                }
            }
            told += reader.ragged.map(\.description)
        } catch { told.append("\(error)") }
        return told
    }
}

/// A number that is read is the one that the standard library reads; a date that is read exists.
private enum NumberFuzz {
    static func see(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let number = ByteNumber.double(bytes.span), number != Double(text) {
            fatalError("\(text) read as \(number)")
        }
        if let number = ByteNumber.integer(bytes.span), number != Int(text) { fatalError("\(text) read as \(number)") }
        _ = ByteNumber.double(bytes.span, decimal: .comma)
        for encoding in TextEncoding.allCases {
            for form in DateForm.allCases {
                guard let date = form.read(bytes.span, encoding: encoding) else { continue }
                let isPossible =
                    1...12 ~= date.month && 1...31 ~= date.day ?? 1 && 0..<86_400 ~= date.secondOfDay ?? 0
                    && abs(date.offset ?? 0) < 1440 && date.dayNumber != nil || date.day == nil
                if !isPossible { fatalError("\(text) read as \(date)") }
            }
        }
    }
}

/// What is taken for JSON is JSON for Foundation too.
private enum JSONFuzz {
    static func see(_ bytes: [UInt8]) {
        var scanner = JSONScanner(bytes, depthLimit: 64)
        do {
            try scanner.skip()
            try scanner.end()
        } catch {
            _ = scanner.place
            return
        }
        if (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) == nil {
            fatalError("only our scanner takes this for JSON: \(String(decoding: bytes, as: UTF8.self))")
        }
    }
}

/// Areas that are read can be checked, and places be looked up in them: each corner of the first zone is inside a zone.
private enum AreaFuzz {
    static func see(_ bytes: [UInt8]) {
        guard let areas = try? GeoJSON.areas(bytes) else { return }
        look(areas.map(\.polygons), ids: areas.map { $0.properties["id"]?.text ?? "" })
    }

    static func look(_ shapes: [[Polygon]], ids: [String]) {
        let zones = zip(ids, shapes).map { Zone(id: $0, polygons: $1) }
        let check = ZoneCheck(zones, comparisons: 100_000)
        _ = check.problems.map(\.description)
        guard check.problems.isEmpty, let ring = zones.first?.polygons.first?.rings.first else { return }
        let index = ZoneIndex(zones)
        let found = index.zones(at: ring)
        for (place, zone) in zip(ring, found) where zone < 0 || index.zone(at: place) != Int(zone) {
            fatalError("the corner (\(place.x), \(place.y)) of a zone lies in \(zone)")
        }
    }
}

/// Shapes of a GeoPackage, and bare ones.
private enum ShapeFuzz {
    static func see(_ bytes: [UInt8]) {
        for geometry in [try? GeoPackageGeometry.read(bytes).geometry, try? WellKnownBinary.read(bytes)] {
            if case .areas(let polygons)? = geometry { AreaFuzz.look([polygons], ids: ["1"]) }
        }
    }
}

/// A document says the same in pieces of any size.
private enum XMLFuzz {
    static func see(_ bytes: [UInt8]) {
        let whole = told(bytes, chunk: max(1, bytes.count))
        for chunk in [1, 3, 64] where told(bytes, chunk: chunk) != whole {
            fatalError("a document reads differently in pieces of \(chunk)")
        }
    }

    /// Texts that follow each other are one: where a piece ends may part them.
    private static func told(_ bytes: [UInt8], chunk: Int) -> [String] {
        var told: [String] = []
        var text: [UInt8] = []
        do {
            var reader = try XMLReader("document", ByteSource.bytes(bytes, chunk: chunk).next)
            while true {
                let event = try reader.next()
                if event == .text {
                    text += reader.text
                    continue
                }
                told.append("\(text) \(event) \(reader.name) \(reader.depth) \(reader.attributes)")
                text = []
                if event == .finish { return told }
            }
        } catch { return told + ["\(error)"] }
    }
}

/// A workbook is read or refused; what is read is a table that reads the same twice, in rows that go on.
private enum WorkbookFuzz {
    static func see(_ bytes: [UInt8]) {
        do {
            let table = try SheetTable(bytes)
            guard try text(table) == text(table) else { fatalError("a workbook reads differently the second time") }
            _ = try? DelimitedSurvey({ ByteSource(try table.text()) })
        } catch is WorkbookProblem {
        } catch { fatalError("a workbook is refused with \(error)") }
    }

    /// The bytes as the rows of a sheet in a workbook that is otherwise right.
    static func seeSheet(_ bytes: [UInt8]) {
        var file = WorkbookFile(String(decoding: bytes, as: UTF8.self))
        (file.texts, file.formats, file.isPacked) = (["a", "b, c"], ["dd/mm/yyyy", "00000"], false)
        see(file.bytes)
    }

    private static func text(_ table: SheetTable) throws -> [UInt8] {
        let next = try table.text()
        var all: [UInt8] = []
        while let piece = try next() { all += piece }
        return all
    }
}

/// What is unpacked is the same in pieces of any size.
private enum InflationFuzz {
    static func see(_ bytes: [UInt8]) {
        let whole = told(bytes, chunk: max(1, bytes.count))
        for chunk in [1, 7] where told(bytes, chunk: chunk) != whole {
            fatalError("a file unpacks differently in pieces of \(chunk)")
        }
    }

    /// What came out; nil of a damaged file, of which more or less came out before that was seen.
    private static func told(_ bytes: [UInt8], chunk: Int) -> [UInt8]? {
        var all: [UInt8] = []
        do {
            let inflation = try Inflation(.gzip, ByteSource.bytes(bytes, chunk: chunk).next)
            while let piece = try inflation.next() { all += piece }
        } catch { return nil }
        return all
    }
}

/// A photo that was cleaned is clean: cleaning it again changes nothing, and it has no more than the head it was given.
private enum PhotoFuzz {
    static func see(_ bytes: [UInt8]) {
        guard let photo = try? WalkPhotoFile(cleaning: bytes) else { return }
        guard let again = try? WalkPhotoFile(cleaning: photo.bytes), again == photo else {
            fatalError("a cleaned photo is cleaned differently")
        }
        guard photo.bytes.count <= bytes.count + 80 else { fatalError("a photo grows") }
    }
}
