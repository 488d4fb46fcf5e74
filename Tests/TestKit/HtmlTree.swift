// SPDX-License-Identifier: EUPL-1.2

/// The elements and texts of a page, in the order in which they are written.
final class HtmlTree: Sendable {
    struct Node: Sendable {
        enum Content: Sendable {
            case element(name: String, attributes: [String: String])
            case text(String)
        }

        let content: Content
        let parent: Int?
        let line: Int
        var children: [Int] = []
    }

    let nodes: [Node]
    /// For each node, the index after its last descendant: nodes stand in the order of the page.
    let ends: [Int]

    init(nodes: [Node]) {
        var ends = Array(1...nodes.count)
        for index in nodes.indices.reversed() {
            if let last = nodes[index].children.last { ends[index] = ends[last] }
        }
        self.nodes = nodes
        self.ends = ends
    }
}

/// Builds the tree, and reports each tag that a browser would have to close, drop or move.
struct HtmlTreeBuilder {
    private(set) var nodes: [HtmlTree.Node] = []
    private(set) var faults: [HtmlFault] = []
    private var open: [Int] = []

    init(_ tokens: [HtmlToken]) {
        nodes.append(HtmlTree.Node(content: .element(name: "#page", attributes: [:]), parent: nil, line: 1))
        open = [0]
        for token in tokens { take(token) }
        for index in open.dropFirst().reversed() {
            faults.append(
                HtmlFault(rule: "balance", message: "<\(name(index))> is not closed", line: nodes[index].line))
        }
    }

    private mutating func take(_ token: HtmlToken) {
        switch token.kind {
        case .doctype: break
        case .text(let text): append(.text(text), token.line)
        case .open(let name, let attributes, let isClosed): take(name, attributes, isClosed, token.line)
        case .close(let name): close(name, token.line)
        }
    }

    private mutating func take(
        _ name: String, _ attributes: [(name: String, value: String?)], _ isClosed: Bool, _ line: Int
    ) {
        let pairs = attributes.map { ($0.name, $0.value ?? "") }
        append(.element(name: name, attributes: Dictionary(pairs) { first, _ in first }), line)
        let isVoid = HtmlNames.void.contains(name)
        let isInSVG = name == "svg" || open.contains { self.name($0) == "svg" }
        if isClosed, !isVoid, !isInSVG {
            faults.append(HtmlFault(rule: "balance", message: "<\(name)/> does not close itself in HTML", line: line))
        }
        if !isVoid, !isClosed { open.append(nodes.count - 1) }
    }

    private mutating func close(_ name: String, _ line: Int) {
        guard let last = open.last, self.name(last) == name else {
            let expected = open.count > 1 ? "</\(self.name(open[open.count - 1]))>" : "nothing"
            faults.append(HtmlFault(rule: "balance", message: "</\(name)> where \(expected) was to close", line: line))
            if let opened = open.lastIndex(where: { self.name($0) == name }), opened > 0 {
                open.removeSubrange(opened...)
            }
            return
        }
        open.removeLast()
    }

    private mutating func append(_ content: HtmlTree.Node.Content, _ line: Int) {
        let parent = open[open.count - 1]
        nodes[parent].children.append(nodes.count)
        nodes.append(HtmlTree.Node(content: content, parent: parent, line: line))
    }

    private func name(_ index: Int) -> String {
        guard case .element(let name, _) = nodes[index].content else { return "" }
        return name
    }
}
