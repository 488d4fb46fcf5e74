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
    default: fatalError("FUZZ_PARSER is delimited, numbers, json, areas or shapes")
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
