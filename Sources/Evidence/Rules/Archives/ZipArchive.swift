// SPDX-License-Identifier: EUPL-1.2

/// The parts of a ZIP file (PKWARE, APPNOTE 6.3.10), as far as workbooks need them: stored or deflated, on one disk, not
/// encrypted, none of 4 GB or more. Everything else is refused rather than guessed.
struct ZipArchive: Sendable {
    /// One part as the directory at the end of the file tells it.
    struct Entry: Hashable, Sendable {
        let isPacked: Bool
        let checksum: UInt32
        let packedSize: Int
        let size: Int
        /// Where its own head begins.
        let offset: Int
    }

    let bytes: [UInt8]
    private(set) var entries: [String: Entry] = [:]

    /// More parts than a workbook has.
    static let partLimit = 10_000

    /// Reads the directory. Throws a `WorkbookProblem`.
    init(_ bytes: [UInt8]) throws(WorkbookProblem) {
        self.bytes = bytes
        let end = try directoryEnd()
        let (count, start) = (Int(word(end + 10)), Int(long(end + 16)))
        guard word(end + 4) == 0, word(end + 6) == 0, count != 0xFFFF, start != 0xFFFF_FFFF else {
            throw WorkbookProblem(.unusual)
        }
        guard count <= Self.partLimit, start <= end else { throw WorkbookProblem(.damaged) }
        var position = start
        for _ in 0..<count { position = try readEntry(at: position, before: end) }
    }

    func has(_ name: String) -> Bool { entries[name] != nil }

    /// The record that ends the file; a comment of up to 65,535 bytes may follow it.
    private func directoryEnd() throws(WorkbookProblem) -> Int {
        let last = bytes.count - 22
        guard last >= 0 else { throw WorkbookProblem(.damaged) }
        for position in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
        where long(position) == 0x0605_4B50 && position + 22 + Int(word(position + 20)) == bytes.count {
            return position
        }
        throw WorkbookProblem(.damaged)
    }

    /// Reads one line of the directory; gives where the next begins.
    private mutating func readEntry(at position: Int, before end: Int) throws(WorkbookProblem) -> Int {
        guard position + 46 <= end, long(position) == 0x0201_4B50 else { throw WorkbookProblem(.damaged) }
        let lengths = [28, 30, 32].map { Int(word(position + $0)) }
        let next = position + 46 + lengths[0] + lengths[1] + lengths[2]
        guard next <= end else { throw WorkbookProblem(.damaged) }
        let (flags, method) = (word(position + 8), word(position + 10))
        guard flags & 0x2001 == 0 else { throw WorkbookProblem(.oldOrLocked) }
        let name = String(decoding: bytes[(position + 46)..<(position + 46 + lengths[0])], as: UTF8.self)
        let entry = Entry(
            isPacked: method == 8, checksum: long(position + 16), packedSize: Int(long(position + 20)),
            size: Int(long(position + 24)), offset: Int(long(position + 42)))
        let isLarge = [entry.packedSize, entry.size, entry.offset].contains(0xFFFF_FFFF)
        guard method == 0 || method == 8, !isLarge, method == 8 || entry.size == entry.packedSize else {
            throw WorkbookProblem(.unusual)
        }
        // Two parts of one name are read differently by different programs.
        guard entries.updateValue(entry, forKey: name) == nil else { throw WorkbookProblem(.unusual) }
        return next
    }

    /// Where the bytes of a part stand. Throws a `WorkbookProblem` where its own head says something else than the directory.
    func range(of name: String, _ entry: Entry) throws(WorkbookProblem) -> Range<Int> {
        let head = entry.offset
        guard head + 30 <= bytes.count, long(head) == 0x0403_4B50 else { throw WorkbookProblem(.damaged) }
        let nameEnd = head + 30 + Int(word(head + 26))
        let start = nameEnd + Int(word(head + 28))
        guard start + entry.packedSize <= bytes.count, bytes[(head + 30)..<nameEnd].elementsEqual(name.utf8),
            word(head + 8) == (entry.isPacked ? 8 : 0)
        else { throw WorkbookProblem(.damaged) }
        return start..<(start + entry.packedSize)
    }

    private func word(_ position: Int) -> UInt16 { UInt16(bytes[position]) | UInt16(bytes[position + 1]) << 8 }
    private func long(_ position: Int) -> UInt32 { UInt32(word(position)) | UInt32(word(position + 2)) << 16 }
}
