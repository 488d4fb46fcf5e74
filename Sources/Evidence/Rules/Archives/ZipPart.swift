// SPDX-License-Identifier: EUPL-1.2
import CZlib

/// One part of a ZIP file, unpacked piece by piece and held to its size, its checksum and the limits.
final class ZipPart {
    private let entry: ZipArchive.Entry
    private let limit: Int
    private var inflation: Inflation?
    private var stored: [[UInt8]] = []
    private var given = 0
    private var checksum: UInt = 0
    private var isComplete = false

    /// A part may be so many times larger than its packed bytes. Sheets of real workbooks are 5 to 30 times as large;
    /// DEFLATE makes up to 1,032 of one.
    static let largestRatio = 250
    /// Up to this size the ratio says nothing.
    static let smallSize = 1 << 20

    /// - Parameter limit: how many bytes it may unpack to
    init(_ name: String, of archive: ZipArchive, limit: Int) throws {
        guard let entry = archive.entries[name] else { throw WorkbookProblem(.notAWorkbook) }
        let range = try archive.range(of: name, entry)
        (self.entry, self.limit) = (entry, limit)
        guard entry.size <= limit else { throw WorkbookProblem(.tooLarge(megabytes: limit >> 20)) }
        let packed = Array(archive.bytes[range])
        guard entry.isPacked else {
            stored = [packed]
            return
        }
        var rest: [UInt8]? = packed
        inflation = try Inflation(.none) {
            defer { rest = nil }
            return rest
        }
    }

    /// The next bytes, or nil after the last. Throws a `WorkbookProblem`.
    func next() throws -> [UInt8]? {
        guard !isComplete else { return nil }
        guard let piece = try piece() else {
            isComplete = true
            guard given == entry.size, checksum == UInt(entry.checksum) else { throw WorkbookProblem(.damaged) }
            return nil
        }
        given += piece.count
        checksum = piece.withUnsafeBufferPointer { crc32(checksum, $0.baseAddress, UInt32($0.count)) }
        // More than the directory says is a bomb or damage, whatever the limits are.
        guard given <= entry.size else { throw WorkbookProblem(.damaged) }
        guard given <= Self.smallSize || given / Self.largestRatio <= entry.packedSize else {
            throw WorkbookProblem(.packedTooTightly)
        }
        return piece
    }

    private func piece() throws -> [UInt8]? {
        guard let inflation else { return stored.popLast() }
        do {
            return try inflation.next()
        } catch is Inflation.Damage {
            throw WorkbookProblem(.damaged)
        }
    }

    /// All of a part that is small enough to be held.
    func collect() throws -> [UInt8] {
        var all: [UInt8] = []
        while let piece = try next() { all += piece }
        return all
    }
}
