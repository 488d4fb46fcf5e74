// SPDX-License-Identifier: EUPL-1.2

/// A piece of a page, as it is written.
struct HtmlToken {
    enum Kind {
        case doctype
        case open(name: String, attributes: [(name: String, value: String?)], isClosed: Bool)
        case close(name: String)
        case text(String)
    }

    let kind: Kind
    let line: Int
}

/// Cuts a page into tokens. It accepts less than a browser: what a browser would repair is a fault here.
struct HtmlTokenizer {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    private(set) var tokens: [HtmlToken] = []
    private(set) var faults: [HtmlFault] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if String(validating: bytes, as: UTF8.self) == nil { fault("bytes", "the page is not UTF-8") }
        while index < bytes.count { readNext() }
    }

    private mutating func readNext() {
        let start = line
        if bytes[index] != UInt8(ascii: "<") {
            tokens.append(HtmlToken(kind: .text(readText(until: "<")), line: start))
        } else if isAt("<!--") {
            skip(4)
            skip(past: "-->", "a comment does not end")
        } else if isAt("<!DOCTYPE html>") {
            skip(15)
            tokens.append(HtmlToken(kind: .doctype, line: start))
        } else if isAt("</") {
            readClosingTag()
        } else {
            readOpeningTag()
        }
    }

    private mutating func readClosingTag() {
        skip(2)
        let name = readName()
        if isAt(">") { skip(1) } else { stray("the closing tag </\(name) does not end with >") }
        tokens.append(HtmlToken(kind: .close(name: name), line: line))
    }

    private mutating func readOpeningTag() {
        let start = line
        skip(1)
        let name = readName()
        guard !name.isEmpty else { return stray("a < opens no tag") }
        var attributes: [(name: String, value: String?)] = []
        while index < bytes.count {
            let hadSpace = skipSpaces()
            if isAt("/>") || isAt(">") { break }
            if !hadSpace { fault("syntax", "no space before an attribute of <\(name)>") }
            guard let attribute = readAttribute(of: name) else { break }
            if attributes.contains(where: { $0.name == attribute.name }) {
                fault("syntax", "<\(name)> has two attributes \(attribute.name)")
            }
            attributes.append(attribute)
        }
        let isClosed = isAt("/>")
        if isClosed || isAt(">") { skip(isClosed ? 2 : 1) } else { stray("<\(name) does not end with >") }
        tokens.append(HtmlToken(kind: .open(name: name, attributes: attributes, isClosed: isClosed), line: start))
        readRawContent(of: name)
    }

    private mutating func readAttribute(of tag: String) -> (name: String, value: String?)? {
        let name = readName()
        guard !name.isEmpty else {
            stray("<\(tag)> has something that is no attribute")
            return nil
        }
        guard isAt("=") else { return (name, nil) }
        skip(1)
        guard isAt("\"") else {
            stray("the value of \(name) in <\(tag)> is not in double quotes")
            return nil
        }
        skip(1)
        let value = readText(until: "\"")
        if index < bytes.count { skip(1) } else { fault("syntax", "the value of \(name) in <\(tag)> does not end") }
        return (name, value)
    }

    /// The content of `script` and `style` is not markup; that of `title` and `textarea` is text.
    private mutating func readRawContent(of name: String) {
        guard ["script", "style"].contains(name) else { return }
        let start = index
        while index < bytes.count, !isAt("</") { skip(1) }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if !text.isEmpty { tokens.append(HtmlToken(kind: .text(text), line: line)) }
    }
}

// MARK: - Text

extension HtmlTokenizer {
    private static let references: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "#13": "\r", "nbsp": "\u{A0}",
    ]

    private mutating func readText(until end: Character) -> String {
        let stop = end.asciiValue ?? 0
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != stop {
            if bytes[index] == UInt8(ascii: "&") {
                text += readReference().utf8
            } else {
                if bytes[index] < 0x20, ![9, 10].contains(bytes[index]) { fault("syntax", "a control character") }
                if stop == UInt8(ascii: "<"), bytes[index] == UInt8(ascii: ">") {
                    fault("syntax", "a > that closes no tag")
                }
                text.append(bytes[index])
                skip(1)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func readReference() -> String {
        let rest = bytes[(index + 1)...].prefix(8)
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else {
            fault("syntax", "an & that is not written &amp;")
            skip(1)
            return "&"
        }
        let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        if Self.references[name] == nil { fault("syntax", "&\(name); is not a reference the house uses") }
        skip(end + 1 - index)
        return Self.references[name] ?? ""
    }

    private mutating func readName() -> String {
        let start = index
        while index < bytes.count, isNameByte(bytes[index]) { skip(1) }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

// MARK: - Moving

extension HtmlTokenizer {
    private func isAt(_ word: StaticString) -> Bool {
        let end = index + word.utf8CodeUnitCount
        return end <= bytes.count && word.withUTF8Buffer { bytes[index..<end].elementsEqual($0) }
    }

    private mutating func skip(_ count: Int) {
        line += bytes[index..<(index + count)].count { $0 == UInt8(ascii: "\n") }
        index += count
    }

    private mutating func skipSpaces() -> Bool {
        let start = index
        while index < bytes.count, [9, 10, 32].contains(bytes[index]) { skip(1) }
        return index > start
    }

    private mutating func skip(past word: StaticString, _ message: String) {
        while index < bytes.count, !isAt(word) { skip(1) }
        if index < bytes.count { skip(word.utf8CodeUnitCount) } else { fault("syntax", message) }
    }

    /// Reports what cannot be read and goes on after the next tag.
    private mutating func stray(_ message: String) {
        fault("syntax", message)
        while index < bytes.count, !isAt(">") { skip(1) }
        if index < bytes.count { skip(1) }
    }

    private mutating func fault(_ rule: String, _ message: String) {
        faults.append(HtmlFault(rule: rule, message: message, line: line))
    }
}
