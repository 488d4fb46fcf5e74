// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// Shapes as they are kept: well-known binary (ISO 13249-3), little-endian, which `WellKnownBinary` reads back.
enum ShapeBytes {
    static func write(_ polygons: [Polygon]) -> [UInt8] {
        var bytes: [UInt8] = []
        head(6, &bytes)
        word(polygons.count, &bytes)
        for polygon in polygons {
            head(3, &bytes)
            word(polygon.rings.count, &bytes)
            for ring in polygon.rings {
                word(ring.count, &bytes)
                for position in ring {
                    number(position.x, &bytes)
                    number(position.y, &bytes)
                }
            }
        }
        return bytes
    }

    static func read(_ bytes: [UInt8]) throws -> [Polygon] {
        guard case .areas(let polygons) = try WellKnownBinary.read(bytes) else { return [] }
        return polygons
    }

    private static func head(_ type: Int, _ bytes: inout [UInt8]) {
        bytes.append(1)
        word(type, &bytes)
    }

    private static func word(_ value: Int, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: UInt32(value).littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func number(_ value: Double, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
