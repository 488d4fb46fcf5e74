// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

/// Writes well-known binary, so that each variant can be read back.
private struct Writer {
    var bytes: [UInt8] = []
    var isLittleEndian = true

    mutating func put<T: FixedWidthInteger>(_ value: T) {
        for k in 0..<(T.bitWidth / 8) {
            let shift = 8 * (isLittleEndian ? k : T.bitWidth / 8 - 1 - k)
            bytes.append(UInt8(truncatingIfNeeded: value >> T(shift)))
        }
    }

    mutating func begin(_ type: UInt32) {
        bytes.append(isLittleEndian ? 1 : 0)
        put(type)
    }

    mutating func polygon(_ type: UInt32, _ rings: [Ring], extra: Int) {
        begin(type)
        put(UInt32(rings.count))
        for ring in rings {
            put(UInt32(ring.count))
            for position in ring {
                put(position.x.bitPattern)
                put(position.y.bitPattern)
                for _ in 0..<extra { put((7.5).bitPattern) }
            }
        }
    }

    mutating func header(envelope: UInt8, flags: UInt8 = 0) {
        bytes += [0x47, 0x50, 0, flags | envelope << 1 | (isLittleEndian ? 1 : 0)]
        put(UInt32(4326))
        for _ in 0..<[0, 4, 6, 6, 8, 0, 0, 0][Int(envelope)] { put((0.0).bitPattern) }
    }
}

@Suite("Boundaries from GeoPackage")
struct WellKnownBinaryTests {
    private static let rings: [Ring] = [
        [.init(x: 0, y: 0), .init(x: 4, y: 0), .init(x: 4, y: 4), .init(x: 0, y: 0)],
        [.init(x: 1, y: 0.5), .init(x: 2, y: 0.5), .init(x: 2, y: 1), .init(x: 1, y: 0.5)],
    ]

    @Test(
        "polygons come out alike in both byte orders, with heights and measures or without",
        arguments: [(3, 0), (1003, 1), (2003, 1), (3003, 2), (0x8000_0003, 1), (0xC000_0003, 2)] as [(UInt32, Int)],
        [true, false])
    func variants(type: (UInt32, Int), isLittleEndian: Bool) throws {
        var writer = Writer(isLittleEndian: isLittleEndian)
        writer.header(envelope: 1)
        writer.begin(type.0 - type.0 % 1000 % 8 + 6)
        writer.put(UInt32(2))
        writer.polygon(type.0, Self.rings, extra: type.1)
        writer.isLittleEndian.toggle()
        writer.polygon(type.0, Self.rings, extra: type.1)
        let value = try GeoPackageGeometry.read(writer.bytes)
        #expect(value.systemID == 4326)
        #expect(value.geometry == .areas([Polygon(rings: Self.rings), Polygon(rings: Self.rings)]))
    }

    @Test("points and empty shapes are told apart")
    func points() throws {
        var point = Writer()
        point.begin(1)
        point.put((2.5).bitPattern)
        point.put((48.5).bitPattern)
        #expect(try WellKnownBinary.read(point.bytes) == .point(.init(x: 2.5, y: 48.5)))
        var empty = Writer()
        empty.header(envelope: 0, flags: 0x10)
        empty.begin(1)
        empty.put(Double.nan.bitPattern)
        empty.put(Double.nan.bitPattern)
        #expect(try GeoPackageGeometry.read(empty.bytes).geometry == .empty)
    }

    @Test("every truncation is refused, and so is every lie about a count")
    func truncation() {
        var writer = Writer()
        writer.header(envelope: 4)
        writer.polygon(3, Self.rings, extra: 0)
        for length in 0..<writer.bytes.count {
            #expect(throws: WellKnownBinaryProblem.self) {
                try GeoPackageGeometry.read(Array(writer.bytes.prefix(length)))
            }
        }
        var lie = Writer()
        lie.begin(6)
        lie.put(UInt32.max)
        #expect(throws: WellKnownBinaryProblem(offset: 9, reason: .truncated)) { try WellKnownBinary.read(lie.bytes) }
    }

    @Test(
        "foreign blobs are refused with the byte at fault",
        arguments: [
            ([0x47, 0x51], 2, .badMagic), ([0x47, 0x50, 9], 3, .unknownVersion(9)),
            ([0x47, 0x50, 0, 0x21], 4, .extendedGeometry), ([0x47, 0x50, 0, 0x0B, 0, 0, 0, 0], 8, .badEnvelope(5)),
            ([0x47, 0x50, 0, 1, 0, 0, 0, 0, 2], 9, .badByteOrder(2)),
            ([0x47, 0x50, 0, 1, 0, 0, 0, 0, 1, 2, 0, 0, 0], 13, .otherGeometry(2)),
        ] as [([UInt8], Int, WellKnownBinaryProblem.Reason)])
    func foreign(bytes: [UInt8], offset: Int, reason: WellKnownBinaryProblem.Reason) {
        #expect(throws: WellKnownBinaryProblem(offset: offset, reason: reason)) { try GeoPackageGeometry.read(bytes) }
    }
}
