// SPDX-License-Identifier: EUPL-1.2

/// Walks over one XML document (XML 1.0, 5th edition) as it arrives: elements, attributes, text, and nothing else.
///
/// UTF-8 only. A document type is refused, and with it every entity of its own: no part of a workbook has one, and it is
/// the door to files of the server and to a gigabyte made from a line. Names are given without their prefix.
struct XMLReader {
    enum Event: Hashable {
        case start, end, text, finish
    }

    /// The element that begins or ends.
    private(set) var name = ""
    /// The attributes of the element that begins.
    private(set) var attributes: [(name: String, value: String)] = []
    /// The text, or a piece of it.
    private(set) var text: [UInt8] = []
    /// How many elements are open, the one that begins or ends among them.
    private(set) var depth = 0

    private var window: XMLWindow
    private let part: String
    private var open: [String] = []
    private var closesItself = false
    private var hasRoot = false

    static let depthLimit = 64
    /// The longest tag or comment, in bytes.
    static let tagLimit = 1 << 17

    /// - Parameter part: what the document is called in refusals
    init(_ part: String, _ source: @escaping () throws -> [UInt8]?) throws {
        self.part = part
        window = XMLWindow(source)
        let head = try window.prefix(3)
        if head.elementsEqual([0xEF, 0xBB, 0xBF]) { window.position += 3 }
        if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) {
            throw WorkbookProblem(.otherEncoding)
        }
    }

    /// The value of an attribute, by its name without prefix.
    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// A refusal of this document.
    var malformed: WorkbookProblem { WorkbookProblem(.malformed(part: part)) }

    /// Moves on. Throws a `WorkbookProblem` for anything that is not well formed.
    mutating func next() throws -> Event {
        if closesItself {
            closesItself = false
            return try close(name)
        }
        if depth > open.count { depth = open.count }
        while let byte = try window.byte() {
            if byte == UInt8(ascii: "<") {
                if let event = try markup() { return event }
            } else if try characters() {
                return .text
            }
        }
        guard open.isEmpty, hasRoot else { throw malformed }
        return .finish
    }

    /// Text up to the next tag, or as much of it as is there. False for spaces outside the root.
    private mutating func characters() throws -> Bool {
        text.removeAll(keepingCapacity: true)
        while let byte = try window.byte(), byte != UInt8(ascii: "<"), text.count < 1 << 16 {
            if byte == UInt8(ascii: "&") {
                text += try reference()
            } else {
                text.append(byte)
                window.position += 1
            }
        }
        if !open.isEmpty { return true }
        guard text.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { throw malformed }
        return false
    }

    /// What begins with `<`; nil for what says nothing.
    private mutating func markup() throws -> Event? {
        guard try window.starts(with: "<!") || window.starts(with: "<?") else {
            let tag = try window.tag(limit: Self.tagLimit, malformed)
            return tag.first == UInt8(ascii: "/") ? try close(tag) : try begin(tag)
        }
        if try window.starts(with: "<!--") {
            try window.skip(past: "-->", from: 4, limit: Self.tagLimit, malformed)
            return nil
        }
        if try window.starts(with: "<![CDATA[") {
            guard !open.isEmpty else { throw malformed }
            text = try window.skip(past: "]]>", from: 9, limit: Self.tagLimit, malformed)
            return .text
        }
        if try window.starts(with: "<!") { throw WorkbookProblem(.declares) }
        try declaration(try window.skip(past: "?>", from: 2, limit: Self.tagLimit, malformed))
        return nil
    }

    private func declaration(_ content: [UInt8]) throws {
        guard content.starts(with: "xml ".utf8) else { return }
        let words = String(decoding: content, as: UTF8.self).lowercased()
        let isPlain = ["\"utf-8\"", "'utf-8'", "\"us-ascii\"", "'us-ascii'"].contains {
            words.contains("encoding=" + $0)
        }
        guard isPlain || !words.contains("encoding") else { throw WorkbookProblem(.otherEncoding) }
    }

    private mutating func begin(_ tag: [UInt8]) throws -> Event {
        guard !open.isEmpty || !hasRoot, open.count < Self.depthLimit else { throw malformed }
        closesItself = tag.last == UInt8(ascii: "/")
        var scanner = TagScanner(closesItself ? tag.dropLast() : tag[...])
        guard let full = scanner.name() else { throw malformed }
        attributes.removeAll(keepingCapacity: true)
        while let found = scanner.name() {
            guard attributes.count < 100, let value = scanner.value(), let text = try decoded(value) else {
                throw malformed
            }
            guard !found.hasPrefix("xmlns") else { continue }
            attributes.append((Self.local(found), text))
        }
        guard scanner.isAtEnd else { throw malformed }
        hasRoot = true
        open.append(full)
        depth = open.count
        name = Self.local(full)
        return .start
    }

    private mutating func close(_ tag: [UInt8]) throws -> Event {
        var scanner = TagScanner(tag.dropFirst())
        guard let full = scanner.name(), scanner.isAtEnd, full == open.last else { throw malformed }
        return try close(Self.local(full))
    }

    private mutating func close(_ local: String) throws -> Event {
        guard open.popLast() != nil else { throw malformed }
        name = local
        return .end
    }

    private static func local(_ name: String) -> String {
        guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return name }
        return String(name[name.index(after: colon)...])
    }
}

extension XMLReader {
    /// One of the five entities of XML, or a character by its number.
    private mutating func reference() throws -> [UInt8] {
        let head = try window.prefix(12)
        guard let end = head.firstIndex(of: UInt8(ascii: ";")), let found = Self.character(head[..<end].dropFirst())
        else {
            throw head.contains(UInt8(ascii: ";")) ? WorkbookProblem(.declares) : malformed
        }
        window.position += end + 1
        return found
    }

    private static func character(_ name: ArraySlice<UInt8>) -> [UInt8]? {
        switch String(decoding: name, as: UTF8.self) {
        case "lt": return [0x3C]
        case "gt": return [0x3E]
        case "amp": return [0x26]
        case "quot": return [0x22]
        case "apos": return [0x27]
        case let text where text.hasPrefix("#"):
            let digits = text.dropFirst(text.hasPrefix("#x") ? 2 : 1)
            guard let number = UInt32(digits, radix: text.hasPrefix("#x") ? 16 : 10),
                number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number), let scalar = Unicode.Scalar(number)
            else { return nil }
            return Array(String(Character(scalar)).utf8)
        default: return nil
        }
    }

    /// The value of an attribute with its references replaced; nil where it is not UTF-8.
    private func decoded(_ value: ArraySlice<UInt8>) throws -> String? {
        guard value.contains(UInt8(ascii: "&")) else { return value.utf8Text }
        var plain: [UInt8] = []
        var rest = value
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "&") else {
                plain.append(byte)
                continue
            }
            guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw malformed }
            guard let found = Self.character(rest[..<end]) else { throw WorkbookProblem(.declares) }
            plain += found
            rest = rest[(end + 1)...]
        }
        return plain[...].utf8Text
    }
}
