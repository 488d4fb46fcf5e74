// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Foundation

// What `make bench` measures beside numpy and others: the kernels alone, on arrays as numpy writes them (`tofile`).
// Usage: kernels WORK FOLDER [NUMBER…]; prints the best time of three, the largest memory, and the result's check.

/// A column of a folder: little-endian numbers, one after the other.
func column<Number: BitwiseCopyable>(_ name: String, in folder: String, as _: Number.Type) throws -> [Number] {
    let data = try Data(contentsOf: URL(filePath: folder).appending(path: name))
    return data.withUnsafeBytes { bytes in
        (0..<bytes.count / MemoryLayout<Number>.stride).map {
            bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.stride, as: Number.self)
        }
    }
}

func places(_ folder: String) throws -> [Position] {
    let numbers = try column("places.f64", in: folder, as: Double.self)
    return (0..<numbers.count / 2).map { Position(x: numbers[2 * $0], y: numbers[2 * $0 + 1]) }
}

/// Mebibytes that the process held at most, as the kernel tells it; 0 where it tells nothing.
func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
}

/// Does the work three times, and tells the best time, and what all cores worked for it together.
func measure(_ work: () -> String) {
    // Forget the peak of reading the input (proc(5): clear_refs); where that cannot be, a peak below it is told as 0.
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    var (best, cpu, check, before) = (Double.infinity, Double.infinity, "", peakMemory())
    for round in 0..<3 {
        let (began, beganWork) = (ContinuousClock.now, clock())
        check = work()
        best = min(best, (ContinuousClock.now - began) / .seconds(1))
        cpu = min(cpu, Double(clock() - beganWork) / Double(CLOCKS_PER_SEC))
        if round == 0 { before = peakMemory() - before }
    }
    print("{\"seconds\": \(best), \"cpu\": \(cpu), \"mebibytes\": \(before), \"check\": \(check)}")
}

func run(_ work: String, _ folder: String, _ numbers: [Double]) throws {
    switch work {
    case "zones":
        let boundaries = try Data(contentsOf: URL(filePath: folder).appending(path: "zones.geojson"))
        let zones = try GeoJSON.areas([UInt8](boundaries)).map {
            Zone(id: $0.properties["id"]?.text ?? "", polygons: $0.polygons)
        }
        let places = try places(folder)
        var found: [Int32] = []
        measure {
            found = ZoneIndex(zones).zones(at: places)
            return "\(found.reduce(0) { $0 + Int($1) })"
        }
        try found.withUnsafeBytes { Data($0) }.write(to: URL(filePath: folder).appending(path: "found.i32"))
    case "kde":
        let places = try places(folder)
        guard
            let grid = CellGrid(
                origin: Position(x: 0, y: 0), cell: numbers[0], columns: Int(numbers[1]), rows: Int(numbers[1]))
        else { throw AnalysisFailure.usage }
        var values: [Double] = []
        measure {
            values = KernelDensity(places, on: grid, .quartic(bandwidth: numbers[2])).values
            return "\(values.reduce(0, +))"
        }
        try values.withUnsafeBytes { Data($0) }.write(to: URL(filePath: folder).appending(path: "surface.f64"))
    case "count":
        let zone = try column("zone.i32", in: folder, as: Int32.self)
        let category = try column("category.u16", in: folder, as: UInt16.self)
        let month = try column("month.u16", in: folder, as: UInt16.self)
        var counts: [Int] = []
        measure {
            let count = CrossCount(
                zone: zone, category: category, month: month, zones: Int(numbers[0]), categories: Int(numbers[1]),
                months: Int(numbers[2]))
            counts = count?.counts ?? []
            return "\(counts.reduce(0, +))"
        }
        try counts.withUnsafeBytes { Data($0) }.write(to: URL(filePath: folder).appending(path: "counts.i64"))
    case "knox":
        let days = try column("days.f64", in: folder, as: Double.self)
        let events = zip(try places(folder), days).map { KnoxTest.Event(place: $0, time: $1) }
        var options = KnoxTest.Options(distance: numbers[0], time: numbers[1])
        options.permutations = Permutations(count: Int(numbers[2]), seed: 1)
        measure {
            guard let test = KnoxTest(events, options) else { return "null" }
            return "[\(test.nearInSpace), \(test.nearInTime), \(test.nearInBoth), \(test.p ?? 0)]"
        }
    default: throw AnalysisFailure.usage
    }
}

enum AnalysisFailure: Error { case usage }

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2, let work = arguments.first else {
    print("usage: kernels zones|kde|count|knox FOLDER [NUMBER…]")
    exit(2)
}
try run(work, arguments[2], arguments.dropFirst(2).compactMap { Double($0) })
