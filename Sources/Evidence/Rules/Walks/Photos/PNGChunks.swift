// SPDX-License-Identifier: EUPL-1.2

/// Takes a PNG file apart (ISO/IEC 15948) and writes it anew with the picture alone.
///
/// Kept: size, palette, transparency and the picture. Left out: texts, times, notes of cameras, colour profiles, further
/// frames, chunks nobody knows, and all that follows the end.
enum PNGChunks {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static let kept: Set = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]

    static func cleaned(_ file: [UInt8]) throws(PhotoRefusal) -> [UInt8] {
        var out = signature
        out.reserveCapacity(file.count)
        var place = signature.count
        var order: [String] = []
        while order.last != "IEND" {
            guard let length = number(file, place), length <= file.count - place - 12 else { throw .broken }
            let whole = file[place..<place + 12 + length]
            let named = file[place + 4..<place + 8 + length]
            guard let sum = number(file, place + 8 + length), UInt32(sum) == CRC32.of(named) else { throw .broken }
            let name = String(decoding: named.prefix(4), as: UTF8.self)
            place += whole.count
            guard kept.contains(name) else {
                // A chunk that says of itself that the picture cannot be shown without it.
                guard file[named.startIndex] & 0x20 != 0 else { throw .unusual }
                continue
            }
            if order.isEmpty { try check(name, named.dropFirst(4)) }
            order.append(name)
            out += whole
        }
        guard isInOrder(order) else { throw .broken }
        return out
    }

    /// The first chunk: width, height and how a pixel is kept.
    private static func check(_ name: String, _ head: ArraySlice<UInt8>) throws(PhotoRefusal) {
        guard name == "IHDR", head.count == 13, let width = number(Array(head), 0), let height = number(Array(head), 4)
        else { throw .broken }
        guard width > 0, height > 0 else { throw .broken }
        guard max(width, height) <= WalkPhotoFile.longestSide else { throw .tooManyPixels }
    }

    /// One head, then palette and transparency, then the picture in one run, then the end.
    private static func isInOrder(_ names: [String]) -> Bool {
        let ranks = names.map { ["IHDR": 0, "PLTE": 1, "tRNS": 2, "IDAT": 3, "IEND": 4][$0] ?? 5 }
        let once = ["IHDR", "PLTE", "tRNS", "IEND"].allSatisfy { name in names.count { $0 == name } <= 1 }
        return once && ranks == ranks.sorted() && names.contains("IDAT")
    }

    /// Four bytes, the largest first.
    private static func number(_ bytes: [UInt8], _ place: Int) -> Int? {
        guard place >= 0, place + 4 <= bytes.count else { return nil }
        return bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}

/// The check sum of PNG (ISO 3309).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }
}
