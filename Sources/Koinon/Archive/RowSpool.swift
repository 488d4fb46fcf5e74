// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation

/// The rows of one table in a file, on their way from one database to another.
///
/// Two transactions of two databases cannot run inside each other; and one that writes may run again, so that what it reads
/// must be there a second time. Only as much as a block is held in memory.
struct RowSpool {
    let path: String

    /// Writes a file of rows, one after the other.
    struct Writer {
        private let handle: FileHandle
        private var block: [UInt8] = []
        private(set) var count = 0

        init(_ spool: RowSpool) throws {
            guard
                FileManager.default.createFile(
                    atPath: spool.path, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteUnknown) }
            handle = try FileHandle(forWritingTo: URL(filePath: spool.path))
        }

        mutating func append(_ row: [Value]) throws {
            for value in row { append(value) }
            count += 1
            if block.count > 1 << 20 { try flush() }
        }

        mutating func close() throws {
            try flush()
            try handle.close()
        }

        private mutating func flush() throws {
            try handle.write(contentsOf: Data(block))
            block.removeAll(keepingCapacity: true)
        }

        private mutating func append(_ value: Value) {
            switch value {
            case .null: block.append(0)
            case .integer(let number): append(1, UInt64(bitPattern: number))
            case .real(let number): append(2, number.bitPattern)
            case .text(let text):
                append(3, UInt64(text.utf8.count))
                block.append(contentsOf: text.utf8)
            case .blob(let bytes):
                append(4, UInt64(bytes.count))
                block.append(contentsOf: bytes)
            }
        }

        private mutating func append(_ tag: UInt8, _ number: UInt64) {
            block.append(tag)
            withUnsafeBytes(of: number.littleEndian) { block.append(contentsOf: $0) }
        }
    }

    /// The rows that were written, each of so many values; they can be read any number of times.
    func rows(of width: Int) throws -> some Sequence<[Value]> {
        let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        return sequence(state: data.startIndex) { place -> [Value]? in
            guard place < data.endIndex else { return nil }
            return (0..<width).map { _ in Self.value(data, &place) }
        }
    }

    private static func value(_ data: Data, _ place: inout Int) -> Value {
        let tag = data[place]
        place += 1
        guard tag > 0 else { return .null }
        let number = (0..<8).reduce(UInt64(0)) { $0 | UInt64(data[place + $1]) << (8 * UInt64($1)) }
        place += 8
        switch tag {
        case 1: return .integer(Int64(bitPattern: number))
        case 2: return .real(Double(bitPattern: number))
        default:
            let bytes = data[place..<(place + Int(number))]
            place += Int(number)
            return tag == 3 ? .text(String(decoding: bytes, as: UTF8.self)) : .blob(Array(bytes))
        }
    }
}
