// SPDX-License-Identifier: EUPL-1.2

// MARK: - What points at what, and what stands in what

extension HtmlRules {
    @Sendable static func uniqueIDs(_ page: HtmlDocument) -> [HtmlFault] {
        var seen: Set<String> = []
        return page.elements.compactMap { element in
            guard let id = element["id"] else { return nil }
            if id.isEmpty || id.contains(where: \.isWhitespace) {
                return fault("id", element, "has an id that cannot be one")
            }
            return seen.insert(id).inserted ? nil : fault("id", element, "has the id of another element")
        }
    }

    @Sendable static func resolvedReferences(_ page: HtmlDocument) -> [HtmlFault] {
        let ids = Set(page.elements.compactMap { $0["id"] })
        return page.elements.flatMap { element -> [HtmlFault] in
            references(of: element).filter { !ids.contains($0) }.map { id in
                fault("reference", element, id.isEmpty ? "leads to #" : "points at #\(id), which is not on the page")
            }
        }
    }

    private static func references(of element: HtmlElement) -> [String] {
        let names = [
            "for", "form", "list", "headers", "aria-describedby", "aria-labelledby", "aria-controls", "aria-details",
            "aria-errormessage", "aria-owns",
        ]
        let named = names.compactMap { element[$0] }.flatMap { $0.split(separator: " ").map(String.init) }
        let fragment = element["href"].flatMap { $0.hasPrefix("#") ? unescaped(String($0.dropFirst())) : nil }
        let painted = ["fill", "stroke", "clip-path", "mask", "marker-end"].compactMap { element[$0] }.compactMap {
            value in
            value.hasPrefix("url(#") ? String(value.dropFirst(5).dropLast()) : nil
        }
        return named + [fragment].compactMap(\.self) + painted
    }

    /// A fragment as it names an id: without percent-encoding.
    private static func unescaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first == "%", let byte = UInt8(rest.dropFirst().prefix(2), radix: 16) {
                bytes.append(byte)
                rest = rest.dropFirst(3)
            } else {
                bytes += String(first).utf8
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Sendable static func nestedInteraction(_ page: HtmlDocument) -> [HtmlFault] {
        page.elements.flatMap { element -> [HtmlFault] in
            var faults: [HtmlFault] = []
            if element.name == "form", element.ancestors.contains(where: { $0.name == "form" }) {
                faults.append(fault("interactive", element, "stands in another form"))
            }
            if HtmlNames.interactive.contains(element.name),
                let outer = element.ancestors.first(where: { ["a", "button", "summary"].contains($0.name) })
            {
                faults.append(fault("interactive", element, "stands in <\(outer.name)>"))
            }
            if HtmlNames.interactive.contains(element.name), element["type"] != "hidden",
                element.ancestors.contains(where: { $0["aria-hidden"] == "true" })
            {
                faults.append(fault("interactive", element, "can be used but is hidden from those who hear the page"))
            }
            if let order = element["tabindex"], order != "0", order != "-1" {
                faults.append(fault("interactive", element, "changes the order of the tab key"))
            }
            return faults
        }
    }

    @Sendable static func roles(_ page: HtmlDocument) -> [HtmlFault] {
        page.elements.compactMap { element in
            let isNamed = hasWords(element["aria-label"]) || hasWords(element["aria-labelledby"])
            if ["region", "group", "radiogroup", "img", "timer"].contains(element["role"] ?? ""), !isNamed,
                element.name != "fieldset"
            {
                return fault("role", element, "has a role that needs a label")
            }
            if element["tabindex"] == "0", !HtmlNames.interactive.contains(element.name), element["role"] == nil {
                return fault("role", element, "can be focused but does not say what it is")
            }
            return nil
        }
    }
}
