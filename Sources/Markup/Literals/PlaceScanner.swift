// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Follows the literal parts of markup to know the place at which each interpolation stands.
///
/// It knows the house's dialect only: double-quoted attributes, no processing instructions, no stray brackets. What it
/// has not understood is a misuse, never a guess.
struct PlaceScanner {
    private(set) var place = Place.text
    private(set) var misuse: Misuse?
    private var opensRaw = false

    mutating func enter(_ place: Place) { self.place = place }

    mutating func report(_ misuse: Misuse) {
        if self.misuse == nil { self.misuse = misuse }
    }

    /// Reads one literal part, which will stand at `offset` in the markup.
    mutating func read(_ part: UnsafeBufferPointer<UInt8>, at offset: Int) {
        var index = 0
        while index < part.count {
            switch place {
            case .text: index = readText(part, index)
            case .tag: index = readTag(part, index, offset)
            case .value: index = readValue(part, index)
            case .afterLink: index = readAfterLink(part, index)
            case .comment: index = readComment(part, index)
            case .raw: index = readRaw(part, index)
            }
        }
    }

    /// Whether a browser does not read an element's content as markup. Called for each tag, hence the one byte.
    private static func opensRaw(_ part: UnsafeBufferPointer<UInt8>, _ name: Int) -> Bool {
        guard name < part.count else { return false }
        return switch part[name] | 0x20 {
        case UInt8(ascii: "s"): part.has("script", at: name) || part.has("style", at: name)
        case UInt8(ascii: "i"): part.has("iframe", at: name)
        case UInt8(ascii: "x"): part.has("xmp", at: name)
        case UInt8(ascii: "n"): part.has("noembed", at: name) || part.has("noframes", at: name)
        case UInt8(ascii: "p"): part.has("plaintext", at: name)
        default: false
        }
    }

    private mutating func readText(_ part: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard let open = part.firstIndex(of: UInt8(ascii: "<"), from: start) else { return part.count }
        let next = open + 1 < part.count ? part[open + 1] : 0
        if next == UInt8(ascii: "!"), part.has("<!--", at: open) {
            place = .comment
            return open + 4
        }
        if !next.isLetter, next != UInt8(ascii: "/"), next != UInt8(ascii: "!") { report(.strayBracket) }
        opensRaw = Self.opensRaw(part, open + 1)
        place = .tag
        return open + 1
    }

    /// Reads up to the end of the tag or the start of a value.
    private mutating func readTag(_ part: UnsafeBufferPointer<UInt8>, _ start: Int, _ offset: Int) -> Int {
        var index = start
        while index < part.count {
            let byte = part[index]
            if byte == UInt8(ascii: ">") {
                place = opensRaw ? .raw : .text
                return index + 1
            }
            if byte == UInt8(ascii: "=") { return openValue(part, index, offset) }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { report(.unquotedAttribute) }
            if byte == UInt8(ascii: "<") { report(.strayBracket) }
            index += 1
        }
        return index
    }

    private mutating func openValue(_ part: UnsafeBufferPointer<UInt8>, _ equals: Int, _ offset: Int) -> Int {
        guard equals + 1 < part.count, part[equals + 1] == UInt8(ascii: "\"") else {
            report(.unquotedAttribute)
            return equals + 1
        }
        var name = equals
        while name > 0, part[name - 1] > 0x20 { name -= 1 }
        if name == equals { report(.tagOrAttributeName) }
        place = .value(name: offset + name, value: offset + equals + 2)
        return equals + 2
    }

    private mutating func readValue(_ part: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard let quote = part.firstIndex(of: UInt8(ascii: "\""), from: start) else { return part.count }
        place = .tag
        return quote + 1
    }

    private mutating func readAfterLink(_ part: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        if part[start] != UInt8(ascii: "\"") { report(.linkIsWholeValue) }
        return readValue(part, start)
    }

    private mutating func readComment(_ part: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        for index in start..<part.count where part.has("-->", at: index) {
            place = .text
            return index + 3
        }
        return part.count
    }

    private mutating func readRaw(_ part: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        for index in start..<part.count where part.has("</", at: index) {
            opensRaw = false
            place = .tag
            return index + 1
        }
        return part.count
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether a word stands at an index, in whatever case.
    @inline(__always)
    func has(_ word: StaticString, at index: Int) -> Bool {
        guard index + word.utf8CodeUnitCount <= count else { return false }
        let letters = word.utf8Start
        for offset in 0..<word.utf8CodeUnitCount where self[index + offset] | 0x20 != letters[offset] | 0x20 {
            return false
        }
        return true
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
