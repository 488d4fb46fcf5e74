// SPDX-License-Identifier: EUPL-1.2

/// A simple selector: `form input[type=email]`, `main .note h3`, `#place`. Spaces mean "somewhere inside".
struct HtmlSelector {
    struct Step {
        var name: String?
        var id: String?
        var classes: [String] = []
        var attributes: [(name: String, value: String?)] = []

        func matches(_ element: HtmlElement) -> Bool {
            (name == nil || name == element.name) && (id == nil || id == element["id"])
                && classes.allSatisfy(element.classes.contains)
                && attributes.allSatisfy { attribute in
                    attribute.value.map { $0 == element[attribute.name] } ?? (element[attribute.name] != nil)
                }
        }
    }

    private let steps: [Step]

    init(_ text: String) {
        var parts: [String] = [""]
        var isInBrackets = false
        for character in text {
            if character == "[" { isInBrackets = true }
            if character == "]" { isInBrackets = false }
            if character == " ", !isInBrackets { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        steps = parts.filter { !$0.isEmpty }.map(Self.step)
    }

    func matches(_ element: HtmlElement) -> Bool {
        guard let last = steps.last, last.matches(element) else { return false }
        var rest = steps.dropLast()
        for ancestor in element.ancestors {
            guard let next = rest.last else { return true }
            if next.matches(ancestor) { rest.removeLast() }
        }
        return rest.isEmpty
    }

    private static func step(_ text: String) -> Step {
        var step = Step()
        var rest = Substring(text)
        while let first = rest.first {
            if first == "[" {
                let inside = rest.dropFirst().prefix { $0 != "]" }
                let pair = inside.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != "\"" } }
                step.attributes.append((String(pair[0]), pair.count > 1 ? String(pair[1]) : nil))
                rest = rest.dropFirst(inside.count + 2)
                continue
            }
            let isMarked = first == "." || first == "#"
            let word = rest.dropFirst(isMarked ? 1 : 0).prefix { !".#[".contains($0) }
            switch first {
            case ".": step.classes.append(String(word))
            case "#": step.id = String(word)
            default: step.name = String(word)
            }
            rest = rest.dropFirst(word.count + (isMarked ? 1 : 0))
        }
        return step
    }
}

extension HtmlElement {
    /// The elements inside that a selector names: tag, `.class`, `#id`, `[attribute]`, `[attribute=value]`, one inside another.
    public func all(_ selector: String) -> [HtmlElement] {
        let selector = HtmlSelector(selector)
        return descendants.filter(selector.matches)
    }

    /// The first element inside that a selector names.
    public func first(_ selector: String) -> HtmlElement? {
        let selector = HtmlSelector(selector)
        return descendants.first(where: selector.matches)
    }
}
