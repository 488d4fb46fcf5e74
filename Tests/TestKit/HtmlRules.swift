// SPDX-License-Identifier: EUPL-1.2

/// The rules of pages, each a function from a page to its faults.
enum HtmlRules {
    typealias Rule = @Sendable (HtmlDocument) -> [HtmlFault]

    /// What any piece of markup fulfils.
    static let ofParts: [Rule] = [
        knownNames, nesting, noInlineCode, noForeignRequests, uniqueIDs, resolvedReferences, nestedInteraction,
        labelledControls, namedControls, alternatives, tables, groups, roles, headingOrder,
    ]

    /// What a whole page fulfils besides.
    static let ofPages: [Rule] = [head, landmarks]

    static func fault(_ rule: String, _ element: HtmlElement, _ message: String) -> HtmlFault {
        let id = element["id"].map { "#\($0)" } ?? ""
        return HtmlFault(rule: rule, message: "<\(element.name)\(id)> \(message)", line: element.line)
    }

    static func isInSVG(_ element: HtmlElement) -> Bool {
        element.name == "svg" || element.ancestors.contains { $0.name == "svg" }
    }
}

// MARK: - How a page is written

extension HtmlRules {
    @Sendable static func knownNames(_ page: HtmlDocument) -> [HtmlFault] {
        page.elements.flatMap { element -> [HtmlFault] in
            let own =
                isInSVG(element)
                ? (HtmlNames.svgElements.contains(element.name) ? HtmlNames.svgAttributes : nil)
                : HtmlNames.elements[element.name].map { $0.union(HtmlNames.global) }
            guard let own else { return [fault("names", element, "is not an element the house knows")] }
            return element.attributes.keys.sorted().compactMap { name in
                let isKnown = own.contains(name) || HtmlNames.aria.contains(name) || name.hasPrefix("data-")
                // Code in attributes is reported by its own rule.
                return isKnown || name == "style" || name.hasPrefix("on")
                    ? nil : fault("names", element, "cannot have \(name)")
            }
        }
    }

    @Sendable static func nesting(_ page: HtmlDocument) -> [HtmlFault] {
        page.elements.flatMap { element -> [HtmlFault] in
            var faults: [HtmlFault] = []
            for child in element.children where !isInSVG(element) {
                if let allowed = HtmlNames.holdsOnly[element.name], !allowed.contains(child.name) {
                    faults.append(fault("nesting", child, "cannot stand in <\(element.name)>"))
                }
                if HtmlNames.holdsPhrasing.contains(element.name), !HtmlNames.phrasing.contains(child.name) {
                    faults.append(fault("nesting", child, "cannot stand in a line of text, here in <\(element.name)>"))
                }
            }
            let isStrict = ["ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "html", "head"].contains(
                element.name)
            if isStrict, element.ownText.contains(where: { !$0.isWhitespace }) {
                faults.append(fault("nesting", element, "holds text that no element holds"))
            }
            if element.name == "li", !["ul", "ol"].contains(element.parent?.name ?? "") {
                faults.append(fault("nesting", element, "stands in no list"))
            }
            return faults
        }
    }

    @Sendable static func noInlineCode(_ page: HtmlDocument) -> [HtmlFault] {
        page.elements.flatMap { element -> [HtmlFault] in
            var faults: [HtmlFault] = []
            if element["style"] != nil { faults.append(fault("inline", element, "has a style attribute")) }
            for name in element.attributes.keys where name.hasPrefix("on") {
                faults.append(fault("inline", element, "has a handler, \(name)"))
            }
            if element.name == "style" { faults.append(fault("inline", element, "holds a style")) }
            if element.name == "script", element["src"] == nil || !element.rawText.isEmpty {
                faults.append(fault("inline", element, "holds a program; it may only name a file"))
            }
            return faults
        }
    }

    @Sendable static func noForeignRequests(_ page: HtmlDocument) -> [HtmlFault] {
        page.elements.compactMap { element -> HtmlFault? in
            let addresses =
                ["src", "poster", "action", "formaction"].compactMap { element[$0] }
                + (element.name == "a" ? [] : [element["href"]].compactMap(\.self))
            let isMeant = element.name == "link" && ["canonical", "alternate"].contains(element["rel"] ?? "")
            if !isMeant, let foreign = addresses.first(where: isForeign) {
                return fault("request", element, "makes the browser ask another site: \(foreign)")
            }
            guard element.name == "a", let href = element["href"] else { return nil }
            let isOdd =
                isForeign(href) && !["https:", "http:", "mailto:", "tel:"].contains { href.lowercased().hasPrefix($0) }
            if isOdd {
                return fault("request", element, "has an address that is no address: \(href)")
            }
            return nil
        }
    }

    private static func isForeign(_ address: String) -> Bool {
        address.hasPrefix("//") || address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.contains(":")
    }
}
