// SPDX-License-Identifier: EUPL-1.2

/// A shape as GeoPackage and other databases store it; heights and measures are dropped.
public enum Geometry: Hashable, Sendable {
    case empty
    case point(Position)
    case areas([Polygon])
}

/// Why a stored shape was refused, and at which byte.
public struct WellKnownBinaryProblem: Error, Hashable, Sendable {
    public var offset: Int
    public var reason: Reason

    public enum Reason: Hashable, Sendable {
        case truncated
        case badMagic
        case unknownVersion(UInt8)
        case badEnvelope(UInt8)
        case extendedGeometry
        case badByteOrder(UInt8)
        case otherGeometry(UInt32)
        case tooManyVertices(limit: Int)
        case notFinite
        case trailing
    }
}

/// Reads the shapes in the geometry column of a GeoPackage (OGC 12-128r19, clause 2.1.3): a header, then well-known
/// binary (ISO 13249-3), in either byte order, with heights and measures or without.
public enum GeoPackageGeometry {
    /// A shape and the number of its coordinate system in the file's table of them.
    public struct Value: Hashable, Sendable {
        public var geometry: Geometry
        public var systemID: Int32
    }

    /// Decodes one blob. Throws a `WellKnownBinaryProblem` with the byte at fault.
    public static func read(_ blob: [UInt8], vertexLimit: Int = 10_000_000) throws(WellKnownBinaryProblem) -> Value {
        var reader = BinaryReader(blob, vertexLimit: vertexLimit)
        guard try reader.byte() == 0x47, try reader.byte() == 0x50 else { throw reader.problem(.badMagic) }
        let version = try reader.byte()
        guard version == 0 else { throw reader.problem(.unknownVersion(version)) }
        let flags = try reader.byte()
        guard flags & 0x20 == 0 else { throw reader.problem(.extendedGeometry) }
        reader.isLittleEndian = flags & 1 == 1
        let system = Int32(bitPattern: try reader.word())
        let envelopes = [0, 4, 6, 6, 8]
        let envelope = flags >> 1 & 0x07
        guard envelopes.indices.contains(Int(envelope)) else { throw reader.problem(.badEnvelope(envelope)) }
        try reader.skip(8 * envelopes[Int(envelope)])
        let geometry = try reader.geometry()
        try reader.end()
        return Value(geometry: flags & 0x10 == 0 ? geometry : .empty, systemID: system)
    }
}

/// Reads bare well-known binary.
public enum WellKnownBinary {
    /// Decodes one shape. Throws a `WellKnownBinaryProblem` with the byte at fault.
    public static func read(_ bytes: [UInt8], vertexLimit: Int = 10_000_000) throws(WellKnownBinaryProblem) -> Geometry
    {
        var reader = BinaryReader(bytes, vertexLimit: vertexLimit)
        let geometry = try reader.geometry()
        try reader.end()
        return geometry
    }
}

private struct BinaryReader {
    private let bytes: [UInt8]
    private var position = 0
    private var vertices: Int
    private let vertexLimit: Int
    var isLittleEndian = true

    init(_ bytes: [UInt8], vertexLimit: Int) {
        self.bytes = bytes
        vertices = vertexLimit
        self.vertexLimit = vertexLimit
    }

    func problem(_ reason: WellKnownBinaryProblem.Reason) -> WellKnownBinaryProblem {
        WellKnownBinaryProblem(offset: position, reason: reason)
    }

    mutating func skip(_ count: Int) throws(WellKnownBinaryProblem) {
        guard count <= bytes.count - position else { throw problem(.truncated) }
        position += count
    }

    mutating func end() throws(WellKnownBinaryProblem) {
        if position < bytes.count { throw problem(.trailing) }
    }

    mutating func byte() throws(WellKnownBinaryProblem) -> UInt8 {
        try skip(1)
        return bytes[position - 1]
    }

    private mutating func integer<T: FixedWidthInteger>(_: T.Type) throws(WellKnownBinaryProblem) -> T {
        let size = T.bitWidth / 8
        try skip(size)
        var value: T = 0
        for k in 0..<size {
            value = value << 8 | T(bytes[isLittleEndian ? position - 1 - k : position - size + k])
        }
        return value
    }

    mutating func word() throws(WellKnownBinaryProblem) -> UInt32 { try integer(UInt32.self) }

    private mutating func number() throws(WellKnownBinaryProblem) -> Double {
        Double(bitPattern: try integer(UInt64.self))
    }
}

extension BinaryReader {
    /// Takes a shape: a point, a polygon, or polygons in one.
    mutating func geometry() throws(WellKnownBinaryProblem) -> Geometry {
        let (kind, dimensions) = try header()
        switch kind {
        case 1:
            let position = try position(dimensions)
            if position.x.isNaN, position.y.isNaN { return .empty }
            return .point(try finite(position))
        case 3:
            let polygon = try polygon(dimensions)
            return polygon.rings.isEmpty ? .empty : .areas([polygon])
        case 6:
            let polygons = try polygons()
            return polygons.isEmpty ? .empty : .areas(polygons)
        default: throw problem(.otherGeometry(kind))
        }
    }

    /// Takes byte order and type: ISO adds 1000 for heights, 2000 for measures; some programs set high bits instead.
    private mutating func header() throws(WellKnownBinaryProblem) -> (kind: UInt32, dimensions: Int) {
        let order = try byte()
        guard order <= 1 else { throw problem(.badByteOrder(order)) }
        isLittleEndian = order == 1
        let type = try word()
        let flags = type >> 29
        let plain = type & 0x1FFF_FFFF
        guard plain / 1000 <= 3 else { throw problem(.otherGeometry(type)) }
        if flags & 1 != 0 { try skip(4) }
        let hasHeight = flags & 4 != 0 || plain / 1000 == 1 || plain / 1000 == 3
        let hasMeasure = flags & 2 != 0 || plain / 1000 >= 2
        return (plain % 1000, 2 + (hasHeight ? 1 : 0) + (hasMeasure ? 1 : 0))
    }

    private mutating func polygons() throws(WellKnownBinaryProblem) -> [Polygon] {
        var polygons: [Polygon] = []
        for _ in 0..<(try count(of: 9)) {
            let (kind, dimensions) = try header()
            guard kind == 3 else { throw problem(.otherGeometry(kind)) }
            polygons.append(try polygon(dimensions))
        }
        return polygons
    }

    private mutating func polygon(_ dimensions: Int) throws(WellKnownBinaryProblem) -> Polygon {
        var rings: [Ring] = []
        for _ in 0..<(try count(of: 4)) {
            let count = try count(of: 8 * dimensions)
            vertices -= count
            guard vertices >= 0 else { throw problem(.tooManyVertices(limit: vertexLimit)) }
            var ring: Ring = []
            ring.reserveCapacity(count)
            for _ in 0..<count { ring.append(try finite(position(dimensions))) }
            rings.append(ring)
        }
        return Polygon(rings: rings)
    }

    /// Takes a count of things of at least `size` bytes each, so that a lie about it cannot reserve memory.
    private mutating func count(of size: Int) throws(WellKnownBinaryProblem) -> Int {
        let count = Int(try word())
        guard count <= (bytes.count - position) / size else { throw problem(.truncated) }
        return count
    }

    private mutating func position(_ dimensions: Int) throws(WellKnownBinaryProblem) -> Position {
        let position = Position(x: try number(), y: try number())
        try skip(8 * (dimensions - 2))
        return position
    }

    private func finite(_ position: Position) throws(WellKnownBinaryProblem) -> Position {
        guard position.x.isFinite, position.y.isFinite else { throw problem(.notFinite) }
        return position
    }
}
