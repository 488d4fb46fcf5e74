// SPDX-License-Identifier: EUPL-1.2

/// Reads the gettext `.po` format strictly: what it does not know is an error with its line, never skipped.
///
/// Format: GNU gettext manual, "The Format of PO Files". Obsolete entries (`#~`) and comments are passed over, except
/// the flag `fuzzy`.
struct PoReader {
    private enum Field { case context, identifier, plural, translation(Int) }

    private var entries: [PoEntry] = []
    private var entry: PoEntry?
    private var field: Field?
    private var line = 0
    private var fuzzyAhead = false

    /// All entries of the text, the header first if it has one.
    static func entries(of text: String) throws(CatalogueError) -> [PoEntry] {
        var reader = PoReader()
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            try reader.read(Substring(line))
        }
        try reader.finishEntry()
        return reader.entries
    }

    private func fault(_ reason: String) -> CatalogueError {
        CatalogueError(line: line, reason)
    }

    private mutating func read(_ raw: Substring) throws(CatalogueError) {
        line += 1
        let text = raw.trimmingSpaces
        if text.isEmpty {
            try finishEntry()
        } else if text.hasPrefix("#") {
            try readComment(text)
        } else if text.hasPrefix("\"") {
            try append(quoted(text))
        } else {
            try readKeyword(text)
        }
    }

    private mutating func readComment(_ text: Substring) throws(CatalogueError) {
        if entry?.translations.isEmpty == false { try finishEntry() }
        guard text.hasPrefix("#,") else { return }
        let flags = text.dropFirst(2).split(separator: ",").map(\.trimmingSpaces)
        if flags.contains("fuzzy") { fuzzyAhead = true }
    }

    private mutating func readKeyword(_ text: Substring) throws(CatalogueError) {
        let keyword = text.prefix { $0 != " " && $0 != "\t" && $0 != "\"" }
        let value = try quoted(text.dropFirst(keyword.count).trimmingSpaces)
        switch keyword {
        case "msgctxt":
            try begin()
            try set(.context, value)
        case "msgid":
            if entry?.context == nil || entry?.identifier != nil { try begin() }
            try set(.identifier, value)
        case "msgid_plural":
            try set(.plural, value)
        case "msgstr":
            try set(.translation(0), value)
        default:
            guard let index = Self.pluralIndex(keyword) else { throw fault("unknown keyword \(keyword)") }
            guard entry?.plural != nil else { throw fault("\(keyword) without msgid_plural") }
            try set(.translation(index), value)
        }
    }

    /// Closes the entry before and opens one on this line.
    private mutating func begin() throws(CatalogueError) {
        try finishEntry()
        entry = PoEntry(line: line, isFuzzy: fuzzyAhead)
        fuzzyAhead = false
    }

    private mutating func set(_ field: Field, _ value: String) throws(CatalogueError) {
        guard entry != nil else { throw fault("a translation without msgid") }
        switch field {
        case .context:
            entry?.context = value
        case .identifier:
            guard entry?.identifier == nil else { throw fault("two msgid in one entry") }
            entry?.identifier = value
        case .plural:
            guard entry?.identifier != nil, entry?.plural == nil else { throw fault("misplaced msgid_plural") }
            entry?.plural = value
        case .translation(let index):
            guard entry?.identifier != nil else { throw fault("msgstr without msgid") }
            guard index == entry?.translations.count else { throw fault("msgstr[\(index)] out of order") }
            entry?.translations.append(value)
        }
        self.field = field
    }

    /// Adds a continuation line to the field above it.
    private mutating func append(_ value: String) throws(CatalogueError) {
        switch field {
        case nil: throw fault("a text that belongs to no keyword")
        case .context: entry?.context?.append(value)
        case .identifier: entry?.identifier?.append(value)
        case .plural: entry?.plural?.append(value)
        case .translation(let index): entry?.translations[index].append(value)
        }
    }

    private mutating func finishEntry() throws(CatalogueError) {
        defer { (entry, field) = (nil, nil) }
        guard let entry else { return }
        guard entry.identifier != nil, !entry.translations.isEmpty else {
            throw CatalogueError(line: entry.line, "an entry without msgid or msgstr")
        }
        entries.append(entry)
    }

    /// The number in `msgstr[2]`.
    private static func pluralIndex(_ keyword: Substring) -> Int? {
        guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"), keyword.utf8.count == 9 else { return nil }
        return Int(keyword.dropFirst(7).dropLast())
    }

    /// The text of a quoted string with its escapes resolved.
    private func quoted(_ text: Substring) throws(CatalogueError) -> String {
        guard text.utf8.first == UInt8(ascii: "\"") else { throw fault("a text must stand in double quotes") }
        var result = ""
        var rest = text.utf8.dropFirst()
        while let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            result += Substring(rest[..<end])
            let sign = rest[end]
            rest = rest[rest.index(after: end)...]
            if sign == UInt8(ascii: "\"") {
                guard rest.isEmpty else { throw fault("something stands after the closing quote") }
                return result
            }
            result += try escaped(rest.popFirst())
        }
        throw fault("the closing quote is missing")
    }

    private func escaped(_ letter: UInt8?) throws(CatalogueError) -> String {
        switch letter.map(Unicode.Scalar.init) {
        case "n": return "\n"
        case "t": return "\t"
        case "\"": return "\""
        case "\\": return "\\"
        default: throw fault("an escape that is none of \\n \\t \\\" \\\\")
        }
    }
}

extension Substring {
    /// Without the spaces, tabs and carriage returns at both ends.
    var trimmingSpaces: Substring {
        let isSpace: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 13 }
        let head = utf8.drop(while: isSpace)
        guard let last = head.lastIndex(where: { !isSpace($0) }) else { return "" }
        return Substring(head[...last])
    }
}
