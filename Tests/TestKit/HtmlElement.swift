// SPDX-License-Identifier: EUPL-1.2

/// An element of a parsed page.
public struct HtmlElement: Sendable {
    let tree: HtmlTree
    let index: Int

    private var node: HtmlTree.Node { tree.nodes[index] }

    /// The tag: `p`, `a`.
    public var name: String {
        guard case .element(let name, _) = node.content else { return "" }
        return name
    }

    /// The attributes. One without a value has the value "".
    public var attributes: [String: String] {
        guard case .element(_, let attributes) = node.content else { return [:] }
        return attributes
    }

    /// The value of an attribute, or nil where it is not there.
    public subscript(attribute: String) -> String? { attributes[attribute] }

    /// The classes.
    public var classes: [String] { (self["class"] ?? "").split(separator: " ").map(String.init) }

    /// The line on which the element starts.
    public var line: Int { node.line }

    /// The element around this one.
    public var parent: HtmlElement? { node.parent.map { HtmlElement(tree: tree, index: $0) } }

    /// The elements around this one, from the nearest.
    public var ancestors: [HtmlElement] {
        var found: [HtmlElement] = []
        while let next = (found.last ?? self).parent { found.append(next) }
        return found
    }

    /// The elements directly inside.
    public var children: [HtmlElement] {
        node.children.map { HtmlElement(tree: tree, index: $0) }.filter { !$0.name.isEmpty }
    }

    /// All elements inside, in the order of the page.
    public var descendants: [HtmlElement] {
        (index + 1..<tree.ends[index]).map { HtmlElement(tree: tree, index: $0) }.filter { !$0.name.isEmpty }
    }

    /// The text inside, with runs of spaces made one.
    public var text: String {
        rawText.split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ")
    }

    /// The text inside, as it is written.
    public var rawText: String {
        if case .text(let text) = node.content { return text }
        return node.children.map { HtmlElement(tree: tree, index: $0).rawText }.joined()
    }

    /// The texts that stand directly inside, and in no element.
    var ownText: String {
        node.children.map { index -> String in
            guard case .text(let text) = tree.nodes[index].content else { return "" }
            return text
        }.joined()
    }

    /// What somebody who hears the page is told: text, labels and alternatives, without what is hidden from them.
    public var spokenText: String {
        if case .text(let text) = node.content { return text }
        if self["aria-hidden"] == "true" { return "" }
        if let label = self["aria-label"] ?? self["alt"] { return label }
        return node.children.map { HtmlElement(tree: tree, index: $0).spokenText }.joined()
    }
}
