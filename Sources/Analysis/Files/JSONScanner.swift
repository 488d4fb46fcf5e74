// SPDX-License-Identifier: EUPL-1.2

/// Walks through JSON (RFC 8259) without building a tree, strict and with a limit to its depth.
///
/// Each function takes one value from where the scanner stands; after a throw it still stands at the fault.
struct JSONScanner {
    private let bytes: [UInt8]
    private(set) var position = 0
    private var depth = 0
    private let depthLimit: Int
    /// Whether a value has just ended, so that a comma or a bracket has to follow.
    private var followsValue = false

    /// Why bytes are not JSON.
    enum Fault: Error, Hashable, Sendable {
        case unexpected
        case truncated
        case tooDeep(limit: Int)
        case badString
        case badNumber
        case trailing
    }

    enum Kind {
        case object, array, string, number, truth, null
    }

    init(_ bytes: [UInt8], depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// What the next value is, by its first byte.
    mutating func kind() throws -> Kind {
        switch try peek() {
        case 0x7B: .object
        case 0x5B: .array
        case 0x22: .string
        case 0x2D, 0x30...0x39: .number
        case 0x74, 0x66: .truth
        case 0x6E: .null
        default: throw Fault.unexpected
        }
    }

    /// Enters an object, whose members `nextMember` then names one by one.
    mutating func beginObject() throws { try open(0x7B) }

    /// Enters an array, whose elements `nextElement` then announces one by one.
    mutating func beginArray() throws { try open(0x5B) }

    /// The name of the next member, whose value has to be taken next; nil after the last, outside the object again.
    mutating func nextMember() throws -> String? {
        guard try !close(0x7D) else { return nil }
        let name = try string()
        guard try take(0x3A) else { throw Fault.unexpected }
        followsValue = false
        return name
    }

    /// Whether an element follows, which has to be taken next; false after the last, outside the array again.
    mutating func nextElement() throws -> Bool {
        try !close(0x5D)
    }

    mutating func number() throws -> Double {
        _ = try peek()
        let start = position
        try passNumber()
        guard let value = ByteNumber.double(bytes.span.extracting(start..<position)) else { throw Fault.badNumber }
        followsValue = true
        return value
    }

    mutating func truth() throws -> Bool {
        let isTrue = try peek() == 0x74
        try word(isTrue ? "true" : "false")
        return isTrue
    }

    mutating func null() throws {
        _ = try peek()
        try word("null")
    }

    /// Takes a value of any kind and forgets it.
    mutating func skip() throws {
        switch try kind() {
        case .object:
            try beginObject()
            while try nextMember() != nil { try skip() }
        case .array:
            try beginArray()
            while try nextElement() { try skip() }
        case .string: _ = try string()
        case .number: _ = try number()
        case .truth: _ = try truth()
        case .null: try null()
        }
    }

    /// Makes sure that nothing follows.
    mutating func end() throws {
        passSpace()
        if position < bytes.count { throw Fault.trailing }
    }

    /// The line and the column, counted from 1 in bytes, where the scanner stands.
    var place: (line: Int, column: Int) {
        let before = bytes.prefix(position)
        let line = before.count { $0 == 0x0A } + 1
        let column = position - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        return (line, column)
    }
}

extension JSONScanner {
    private mutating func passSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func peek() throws -> UInt8 {
        passSpace()
        guard position < bytes.count else { throw Fault.truncated }
        return bytes[position]
    }

    private mutating func take(_ byte: UInt8) throws -> Bool {
        guard try peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func open(_ byte: UInt8) throws {
        guard try take(byte) else { throw Fault.unexpected }
        guard depth < depthLimit else { throw Fault.tooDeep(limit: depthLimit) }
        depth += 1
        followsValue = false
    }

    /// Takes the closing bracket, or else the comma that has to stand before another value.
    private mutating func close(_ bracket: UInt8) throws -> Bool {
        if try peek() == bracket {
            position += 1
            depth -= 1
            followsValue = true
            return true
        }
        if followsValue, try !take(0x2C) { throw Fault.unexpected }
        followsValue = false
        return false
    }

    private mutating func word(_ word: StaticString) throws {
        for i in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count else { throw Fault.truncated }
            guard bytes[position] == word.utf8Start[i] else { throw Fault.unexpected }
            position += 1
        }
        followsValue = true
    }

    /// `-? (0 | [1-9] digits) (. digits)? ([eE] [+-]? digits)?`
    private mutating func passNumber() throws {
        if bytes[position] == ByteNumber.minus { position += 1 }
        let whole = passDigits()
        guard whole == 1 || (whole > 1 && bytes[position - whole] != 0x30) else { throw Fault.badNumber }
        if position < bytes.count, bytes[position] == 0x2E {
            position += 1
            guard passDigits() > 0 else { throw Fault.badNumber }
        }
        if position < bytes.count, bytes[position] | 0x20 == 0x65 {
            position += 1
            if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
            guard passDigits() > 0 else { throw Fault.badNumber }
        }
    }

    private mutating func passDigits() -> Int {
        let start = position
        while position < bytes.count, ByteNumber.digit(bytes[position]) != nil { position += 1 }
        return position - start
    }
}

extension JSONScanner {
    /// Takes a string, which has to be valid UTF-8 without bare control characters or half surrogate pairs.
    mutating func string() throws -> String {
        guard try take(0x22) else { throw Fault.unexpected }
        var text: [UInt8] = []
        var start = position
        while position < bytes.count {
            switch bytes[position] {
            case 0x22:
                text += bytes[start..<position]
                guard text.span.firstInvalidUTF8 == nil else { throw Fault.badString }
                position += 1
                followsValue = true
                return String(decoding: text, as: UTF8.self)
            case 0x5C:
                text += bytes[start..<position]
                position += 1
                text += try escape().utf8
                start = position
            case 0..<0x20: throw Fault.badString
            default: position += 1
            }
        }
        throw Fault.truncated
    }

    private mutating func escape() throws -> String {
        guard position < bytes.count else { throw Fault.truncated }
        position += 1
        switch bytes[position - 1] {
        case 0x22: return "\""
        case 0x5C: return "\\"
        case 0x2F: return "/"
        case 0x62: return "\u{8}"
        case 0x66: return "\u{C}"
        case 0x6E: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x75: return try String(Character(unicodeEscape()))
        default: throw Fault.badString
        }
    }

    private mutating func unicodeEscape() throws -> Unicode.Scalar {
        let first = try hexadecimal()
        guard 0xD800..<0xDC00 ~= first else {
            guard let scalar = Unicode.Scalar(first) else { throw Fault.badString }
            return scalar
        }
        guard bytes[position...].starts(with: [0x5C, 0x75]) else { throw Fault.badString }
        position += 2
        let second = try hexadecimal()
        guard 0xDC00..<0xE000 ~= second,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw Fault.badString }
        return scalar
    }

    private mutating func hexadecimal() throws -> UInt32 {
        guard position + 4 <= bytes.count else { throw Fault.truncated }
        var value: UInt32 = 0
        for byte in bytes[position..<(position + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Fault.badString }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }
}
