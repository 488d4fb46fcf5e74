// SPDX-License-Identifier: EUPL-1.2
import CPostgres

/// The values of a statement in the form libpq takes them, in one piece of memory.
///
/// Numbers and bytes go in binary with their type. Text goes without a type, so that the server infers it
/// from the place where it stands.
struct PostgresParameters {
    private(set) var types: [Oid] = []
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    var count: Int32 { Int32(types.count) }

    init(_ values: [Statement.Bound]) {
        for bound in values {
            types.append(Self.type(of: bound.kind))
            append(bound.value)
        }
    }

    private static func type(of kind: Value.Kind) -> Oid {
        switch kind {
        case .integer: PostgresType.int8
        case .real: PostgresType.float8
        case .blob: PostgresType.bytea
        case .text: 0
        }
    }

    private mutating func append(_ value: Value) {
        let start = bytes.count
        switch value {
        case .integer(let number): append(bigEndian: UInt64(bitPattern: number))
        case .real(let number): append(bigEndian: number.bitPattern)
        case .blob(let blob): bytes.append(contentsOf: blob)
        case .text(let text):
            bytes.append(contentsOf: text.utf8)
            bytes.append(0)
        case .null: break
        }
        offsets.append(value == .null ? nil : start)
        lengths.append(Int32(bytes.count - start))
        if case .text = value { formats.append(0) } else { formats.append(1) }
    }

    private mutating func append(bigEndian number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Types, values, lengths, formats: one of each per value, valid inside the closure.
    func withPointers<T>(
        _ body: ([Oid], [UnsafePointer<CChar>?], [Int32], [Int32]) throws -> T
    ) rethrows -> T {
        // One byte more, so that even an empty value has an address: NULL is told by its absence.
        try (bytes + [0]).withUnsafeBufferPointer { buffer in
            try buffer.withMemoryRebound(to: CChar.self) { buffer in
                let pointers = offsets.map { offset in offset.flatMap { buffer.baseAddress?.advanced(by: $0) } }
                return try body(types, pointers, lengths, formats)
            }
        }
    }
}

/// The server's numbers for its types (pg_type.dat; they never change).
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let oid: Oid = 26
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700
}
