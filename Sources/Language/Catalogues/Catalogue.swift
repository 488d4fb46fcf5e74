// SPDX-License-Identifier: EUPL-1.2

/// The sentences of one language, from one or several `.po` texts.
public struct Catalogue: Sendable {
    struct Key: Hashable {
        let context: String?
        let identifier: String
    }

    enum Entry: Hashable, Sendable {
        case sentence(String)
        case forms([String])
    }

    private var entries: [Key: Entry] = [:]
    private var rule: PluralRule?
    /// The language's own name for itself, from the header `X-Koinon-Name`.
    public private(set) var name: String?

    /// A catalogue that holds nothing yet.
    init() {}

    /// Reads one `.po` text. Throws, with the line, on any fault of form and on a translation that lacks a placeholder
    /// of its message or has one too many.
    public static func load(po text: String) throws(CatalogueError) -> Catalogue {
        var catalogue = Catalogue()
        try catalogue.add(po: text)
        return catalogue
    }

    /// The number of translated messages.
    public var count: Int { entries.count }

    /// Adds the entries of another `.po` text of the same language. A sentence that several modules say must be
    /// translated alike in each.
    mutating func add(po text: String) throws(CatalogueError) {
        let all = try PoReader.entries(of: text)
        guard let header = all.first, header.identifier == "", header.context == nil else {
            throw CatalogueError(line: 1, "the header is missing")
        }
        try readHeader(header)
        for entry in all.dropFirst() where entry.isUsable { try add(entry) }
    }

    private mutating func readHeader(_ entry: PoEntry) throws(CatalogueError) {
        var fields: [String: String] = [:]
        for line in entry.translations.joined().split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].trimmingSpaces)
        }
        guard fields["content-type"]?.lowercased().hasSuffix("charset=utf-8") == true else {
            throw CatalogueError(line: entry.line, "the header must say charset=UTF-8")
        }
        let rule: PluralRule
        do {
            rule = try PluralRule(fields["plural-forms"] ?? "")
        } catch {
            throw CatalogueError(line: entry.line, error.reason)
        }
        guard self.rule == nil || self.rule == rule else {
            throw CatalogueError(line: entry.line, "another file of the language has another Plural-Forms")
        }
        self.rule = rule
        name = name ?? fields["x-koinon-name"]
    }

    private mutating func add(_ entry: PoEntry) throws(CatalogueError) {
        guard let identifier = entry.identifier else { return }
        try check(entry)
        let key = Key(context: entry.context, identifier: identifier)
        let value = entry.plural == nil ? Entry.sentence(entry.translations[0]) : .forms(entry.translations)
        if let other = entries.updateValue(value, forKey: key), other != value {
            throw CatalogueError(line: entry.line, "“\(identifier)” has another translation elsewhere")
        }
    }

    private func check(_ entry: PoEntry) throws(CatalogueError) {
        if let rule, entry.plural != nil, entry.translations.count != rule.count {
            throw CatalogueError(
                line: entry.line, "\(entry.translations.count) plural forms where the language has \(rule.count)")
        }
        let wanted = Placeholders.numbers(in: entry.plural ?? entry.identifier ?? "")
        for translation in entry.translations {
            let found = Placeholders.numbers(in: translation)
            let lacking = wanted.subtracting(found).sorted().map { "%\($0)" }
            let invented = found.subtracting(wanted).sorted().map { "%\($0)" }
            guard lacking.isEmpty else {
                throw CatalogueError(line: entry.line, "the translation lacks \(lacking.joined(separator: ", "))")
            }
            guard invented.isEmpty else {
                throw CatalogueError(line: entry.line, "the translation invents \(invented.joined(separator: ", "))")
            }
        }
    }

    /// The template for a message, with placeholders; nil if nobody has translated it.
    func template(for message: Message) -> String? {
        switch entries[Key(context: message.context, identifier: message.identifier)] {
        case .sentence(let text): message.count == nil ? text : nil
        case .forms(let forms): message.count.map { forms[rule?.form(for: $0) ?? 0] }
        case nil: nil
        }
    }
}
