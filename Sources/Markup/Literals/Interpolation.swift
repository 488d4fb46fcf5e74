// SPDX-License-Identifier: EUPL-1.2

extension HTML {
    /// What the compiler calls while it puts a literal together.
    public struct StringInterpolation: StringInterpolationProtocol {
        private(set) var bytes: [UInt8] = []
        private var scanner = PlaceScanner()

        /// The first mistake found in the literal, if any.
        var misuse: Misuse? { scanner.misuse }

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        /// Takes a part of the literal. The type is `StaticString`, so that no run-time string can pass for markup.
        public mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { part in
                scanner.read(part, at: bytes.count)
                bytes.append(contentsOf: part)
            }
        }

        /// The markup, or nothing where the literal was misused.
        func finished() -> [UInt8] {
            let mistake = misuse ?? (scanner.place == .text ? nil : .unfinished)
            guard let mistake else { return bytes }
            let tail = String(decoding: bytes.suffix(120), as: UTF8.self)
            assertionFailure("HTML literal: \(mistake.rawValue). It reads, up to its end: …\(tail)")
            return scanner.place == .text ? bytes : []
        }
    }
}

// MARK: - Values

extension HTML.StringInterpolation {
    /// Text, escaped for its place.
    public mutating func appendInterpolation(_ text: String) {
        if acceptsText() { bytes.appendEscaped(text) }
    }

    /// Text, escaped for its place.
    public mutating func appendInterpolation(_ text: Substring) {
        appendInterpolation(String(text))
    }

    /// A whole number in digits, for attributes and machines. Figures that people read are formatted by the language.
    public mutating func appendInterpolation(_ number: Int) {
        if acceptsText() { bytes.append(contentsOf: String(number).utf8) }
    }

    /// An address: the whole value of `href`, `src`, `action` …, or its text.
    public mutating func appendInterpolation(_ link: Link) {
        if case .value(let name, let value) = scanner.place, kind(from: name) == .link {
            guard value == bytes.count else { return scanner.report(.linkIsWholeValue) }
            scanner.enter(.afterLink)
        } else if !acceptsText() {
            return
        }
        bytes.appendEscaped(link.address)
    }

    /// Markup, as it is.
    public mutating func appendInterpolation(_ html: HTML) {
        guard scanner.place == .text else { return refuseMarkup() }
        bytes.append(contentsOf: html.bytes)
    }

    /// Markup, or nothing.
    public mutating func appendInterpolation(_ html: HTML?) {
        appendInterpolation(html ?? .empty)
    }

    /// Pieces of markup, one after the other.
    public mutating func appendInterpolation(_ pieces: [HTML]) {
        guard scanner.place == .text else { return refuseMarkup() }
        for piece in pieces { bytes.append(contentsOf: piece.bytes) }
    }

    /// Markup where a condition holds, and otherwise something else or nothing.
    public mutating func appendInterpolation(
        if condition: Bool, _ html: @autoclosure () -> HTML, else other: @autoclosure () -> HTML = .empty
    ) {
        appendInterpolation(condition ? html() : other())
    }
}

// MARK: - Attributes

extension HTML.StringInterpolation {
    /// An attribute with its value, left out when there is none: `<p\(attribute: "lang", tongue)>`.
    public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
        guard let value, opensAttribute(name) else { return }
        bytes.append(contentsOf: #"=""#.utf8)
        bytes.appendEscaped(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// An attribute with a number as its value, left out when there is none.
    public mutating func appendInterpolation(attribute name: StaticString, _ value: Int?) {
        appendInterpolation(attribute: name, value.map { String($0) })
    }

    /// An attribute that is there or not: `<li\(flag: "hidden", isPast)>`.
    public mutating func appendInterpolation(flag name: StaticString, _ isSet: Bool) {
        if isSet { _ = opensAttribute(name) }
    }

    /// The attribute `checked`, or nothing.
    public mutating func appendInterpolation(checked: Bool) { appendInterpolation(flag: "checked", checked) }
    /// The attribute `selected`, or nothing.
    public mutating func appendInterpolation(selected: Bool) { appendInterpolation(flag: "selected", selected) }
    /// The attribute `disabled`, or nothing.
    public mutating func appendInterpolation(disabled: Bool) { appendInterpolation(flag: "disabled", disabled) }
    /// The attribute `required`, or nothing.
    public mutating func appendInterpolation(required: Bool) { appendInterpolation(flag: "required", required) }
    /// The attribute `open`, or nothing.
    public mutating func appendInterpolation(open: Bool) { appendInterpolation(flag: "open", open) }

    /// Writes ` name` and says whether a value may follow.
    private mutating func opensAttribute(_ name: StaticString) -> Bool {
        guard scanner.place == .tag, let last = bytes.last, last != UInt8(ascii: "<") else {
            scanner.report(.attributeOutsideTag)
            return false
        }
        guard name.withUTF8Buffer({ AttributeKind($0, from: 0) }) == .plain else {
            scanner.report(.needsLink)
            return false
        }
        if last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        return true
    }
}

// MARK: - Places

extension HTML.StringInterpolation {
    private func kind(from name: Int) -> AttributeKind {
        bytes.withUnsafeBufferPointer { AttributeKind($0, from: name) }
    }

    private mutating func refuseMarkup() {
        if case .value = scanner.place { return scanner.report(.markupInAttribute) }
        _ = acceptsText()
    }

    /// Whether text may stand here; reports why not.
    private mutating func acceptsText() -> Bool {
        switch scanner.place {
        case .text: return true
        case .tag: scanner.report(.tagOrAttributeName)
        case .afterLink: scanner.report(.linkIsWholeValue)
        case .comment: scanner.report(.comment)
        case .raw: scanner.report(.rawText)
        case .value(let name, _):
            switch kind(from: name) {
            case .plain: return true
            case .link: scanner.report(.needsLink)
            case .forbidden: scanner.report(.handlerOrStyle)
            }
        }
        return false
    }
}
