// SPDX-License-Identifier: EUPL-1.2

// MARK: - What people operate, and what they are told about what they cannot see

extension HtmlRules {
    @Sendable static func labelledControls(_ page: HtmlDocument) -> [HtmlFault] {
        let labels = page.all("label")
        let labelled = Set(labels.compactMap { $0["for"] })
        let empty = labels.filter { $0.spokenText.allSatisfy(\.isWhitespace) }.map {
            fault("label", $0, "says nothing")
        }
        return empty
            + page.elements.compactMap { element in
                let isControl =
                    element.name == "select" || element.name == "textarea"
                    || element.name == "input"
                        && !["hidden", "submit", "reset", "button"].contains(element["type"] ?? "text")
                guard isControl else { return nil }
                let hasLabel =
                    element["id"].map(labelled.contains) ?? false
                    || element.ancestors.contains { $0.name == "label" }
                    || hasWords(element["aria-label"]) || hasWords(element["aria-labelledby"])
                return hasLabel ? nil : fault("label", element, "has no label")
            }
    }

    @Sendable static func namedControls(_ page: HtmlDocument) -> [HtmlFault] {
        page.elements.compactMap { element in
            guard ["a", "button", "summary"].contains(element.name) else { return nil }
            if element.name == "a", element["href"] == nil { return fault("link", element, "leads nowhere") }
            if element.name == "button", element["type"] == nil {
                return fault("button", element, "does not say its type")
            }
            let words = element["aria-label"] ?? element.spokenText
            let isNamed = hasWords(words) || hasWords(element["aria-labelledby"])
            return isNamed ? nil : fault(element.name == "a" ? "link" : "button", element, "has no text")
        }
    }

    @Sendable static func alternatives(_ page: HtmlDocument) -> [HtmlFault] {
        page.elements.compactMap { element in
            if element.name == "img", element["alt"] == nil { return fault("alternative", element, "has no alt") }
            guard element.name == "svg", !element.ancestors.contains(where: { $0.name == "svg" }) else { return nil }
            let isHidden = ([element] + element.ancestors).contains { $0["aria-hidden"] == "true" }
            let isTold =
                element["role"] == "img" && (hasWords(element["aria-label"]) || hasWords(element["aria-labelledby"]))
            return isHidden || isTold
                ? nil : fault("alternative", element, "needs role=\"img\" and a label, or aria-hidden")
        }
    }

    @Sendable static func tables(_ page: HtmlDocument) -> [HtmlFault] {
        page.all("table").flatMap { table -> [HtmlFault] in
            var faults: [HtmlFault] = []
            if !(table.children.first?.name == "caption" && hasWords(table.children.first?.spokenText)) {
                faults.append(fault("table", table, "has no caption"))
            }
            let heads = table.all("th")
            if heads.isEmpty { faults.append(fault("table", table, "has no heads")) }
            for head in heads {
                if !["col", "row", "colgroup", "rowgroup"].contains(head["scope"] ?? "") {
                    faults.append(fault("table", head, "does not say its scope"))
                }
                if !hasWords(head.spokenText) { faults.append(fault("table", head, "says nothing")) }
            }
            return faults
        }
    }

    @Sendable static func groups(_ page: HtmlDocument) -> [HtmlFault] {
        page.all("fieldset").compactMap { fieldset in
            let isNamed = fieldset.children.first?.name == "legend" && hasWords(fieldset.children.first?.spokenText)
            return isNamed ? nil : fault("label", fieldset, "has no legend")
        }
    }

    static func hasWords(_ text: String?) -> Bool {
        text?.contains { !$0.isWhitespace } ?? false
    }
}
