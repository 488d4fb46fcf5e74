// SPDX-License-Identifier: EUPL-1.2

/// Something in a page that the house does not accept.
public struct HtmlFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The rule, by a short name: `balance`, `label`, `heading` …
    public let rule: String
    public let message: String
    public let line: Int

    public var description: String { "line \(line): \(rule): \(message)" }
}

/// What a strict reading of a page found.
public struct HtmlFaults: Error, Sendable, CustomStringConvertible {
    public let faults: [HtmlFault]

    public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// A page or a part of one, read strictly. Every page the product answers must pass.
///
///     let page = try HtmlDocument.parse(reply.bytes)
///     #expect(page.first("main h1")?.text == "Actions")
public struct HtmlDocument: Sendable {
    /// What holds everything: its children are the page's elements.
    public let root: HtmlElement

    /// Reads a whole page; throws `HtmlFaults` with everything that is wrong.
    public static func parse(_ bytes: [UInt8]) throws -> HtmlDocument {
        try read(bytes, rules: HtmlRules.ofParts + HtmlRules.ofPages)
    }

    /// Reads a part of a page; throws `HtmlFaults`. What only a whole page can fulfil is not asked.
    public static func fragment(_ bytes: [UInt8]) throws -> HtmlDocument {
        try read(bytes, rules: HtmlRules.ofParts)
    }

    private static func read(_ bytes: [UInt8], rules: [HtmlRules.Rule]) throws -> HtmlDocument {
        let tokenizer = HtmlTokenizer(bytes)
        let builder = HtmlTreeBuilder(tokenizer.tokens)
        let document = HtmlDocument(root: HtmlElement(tree: HtmlTree(nodes: builder.nodes), index: 0))
        // A page that is not well formed would only raise echoes in the other rules.
        let written = tokenizer.faults + builder.faults
        let faults = written.isEmpty ? rules.flatMap { $0(document) } : written
        guard faults.isEmpty else { throw HtmlFaults(faults: faults.sorted { $0.line < $1.line }) }
        return document
    }

    /// The elements that a selector names: tag, `.class`, `#id`, `[attribute]`, `[attribute=value]`, one inside another.
    public func all(_ selector: String) -> [HtmlElement] { root.all(selector) }

    /// The first element that a selector names.
    public func first(_ selector: String) -> HtmlElement? { root.first(selector) }

    /// The text of the first element that a selector names.
    public func text(_ selector: String) -> String? { root.first(selector)?.text }

    /// All elements, in order.
    public var elements: [HtmlElement] { root.descendants }

    /// The classes used.
    public var classes: Set<String> { Set(elements.flatMap(\.classes)) }
}
