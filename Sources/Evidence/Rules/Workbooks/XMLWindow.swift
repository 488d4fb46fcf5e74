// SPDX-License-Identifier: EUPL-1.2

/// The part of a document that is being read: it grows at its end and forgets what lies before `position`.
struct XMLWindow {
    var position = 0
    private let source: () throws -> [UInt8]?
    private var bytes: [UInt8] = []
    private var isComplete = false

    init(_ source: @escaping () throws -> [UInt8]?) {
        self.source = source
    }

    /// The next byte, which stays where it is; nil at the end.
    mutating func byte() throws -> UInt8? {
        if position < bytes.count { return bytes[position] }
        return try has(1) ? bytes[position] : nil
    }

    /// Whether so many bytes are left.
    private mutating func has(_ count: Int) throws -> Bool {
        while bytes.count - position < count, !isComplete {
            bytes.removeSubrange(..<position)
            position = 0
            if let more = try source() { bytes += more } else { isComplete = true }
        }
        return bytes.count - position >= count
    }

    /// The next bytes, fewer at the end, counted from 0.
    mutating func prefix(_ count: Int) throws -> [UInt8] {
        _ = try has(count)
        return Array(bytes[position...].prefix(count))
    }

    mutating func starts(with text: StaticString) throws -> Bool {
        let count = text.utf8CodeUnitCount
        guard try has(count) else { return false }
        for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
        return true
    }

    /// Moves behind the next `end`; gives what stands between `from` bytes on and it.
    @discardableResult
    mutating func skip(
        past end: StaticString, from: Int, limit: Int, _ problem: WorkbookProblem
    ) throws -> [UInt8] {
        let count = end.utf8CodeUnitCount
        var offset = from
        while offset <= limit {
            guard try has(offset + count) else { throw problem }
            let start = position + offset
            if (0..<count).allSatisfy({ bytes[start + $0] == end.utf8Start[$0] }) {
                defer { position = start + count }
                return Array(bytes[(position + from)..<start])
            }
            offset += 1
        }
        throw problem
    }

    /// Moves behind the tag that begins here; gives what stands between `<` and `>`.
    mutating func tag(limit: Int, _ problem: WorkbookProblem) throws -> [UInt8] {
        var offset = 1
        var quote: UInt8?
        while offset <= limit {
            if position + offset >= bytes.count { guard try has(offset + 1) else { throw problem } }
            let byte = bytes[position + offset]
            switch byte {
            case UInt8(ascii: "<"): throw problem
            case UInt8(ascii: ">") where quote == nil:
                let content = Array(bytes[(position + 1)..<(position + offset)])
                position += offset + 1
                return content
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if quote == nil { quote = byte } else if quote == byte { quote = nil }
            default: break
            }
            offset += 1
        }
        throw problem
    }
}

extension ArraySlice<UInt8> {
    /// The text in UTF-8; nil where it is none. Nearly all names and values are ASCII, which needs no second look.
    var utf8Text: String? {
        let isASCII = withUnsafeBufferPointer { bytes in bytes.allSatisfy { $0 < 0x80 } }
        return isASCII ? String(decoding: self, as: UTF8.self) : String(validating: self, as: UTF8.self)
    }
}

/// Takes one tag apart.
struct TagScanner {
    private var rest: ArraySlice<UInt8>

    init(_ tag: ArraySlice<UInt8>) { rest = tag }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next name; nil where none follows.
    mutating func name() -> String? {
        skipSpaces()
        let length = rest.prefix { !Self.ends($0) }.count
        guard length > 0, length <= 256, let first = rest.first, Self.begins(first) else { return nil }
        defer { rest = rest.dropFirst(length); skipSpaces() }
        return rest.prefix(length).utf8Text
    }

    /// The value after an equals sign, between quotes of one kind.
    mutating func value() -> ArraySlice<UInt8>? {
        guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
        skipSpaces()
        guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            let end = rest.firstIndex(of: quote)
        else { return nil }
        defer { rest = rest[(end + 1)...]; skipSpaces() }
        return rest[..<end]
    }

    private mutating func skipSpaces() { rest = rest.drop(while: Self.isSpace) }

    private static func isSpace(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }

    private static func ends(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: isSpace(byte)
        }
    }

    private static func begins(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...0xFF: true
        default: false
        }
    }
}
