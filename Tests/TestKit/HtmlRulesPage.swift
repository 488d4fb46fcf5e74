// SPDX-License-Identifier: EUPL-1.2

// MARK: - What a whole page has

extension HtmlRules {
    @Sendable static func head(_ page: HtmlDocument) -> [HtmlFault] {
        guard let html = page.first("html"), page.root.children.map(\.name) == ["html"] else {
            return [HtmlFault(rule: "page", message: "a page is one html element", line: 1)]
        }
        var faults: [HtmlFault] = []
        if !hasWords(html["lang"]) { faults.append(fault("page", html, "does not say its language")) }
        if html.children.map(\.name) != ["head", "body"] {
            faults.append(fault("page", html, "has a head and a body"))
        }
        if page.all("head title").count != 1 || !hasWords(page.text("head title")) {
            faults.append(fault("page", html, "has no title"))
        }
        if page.first("head")?.children.first?["charset"]?.lowercased() != "utf-8" {
            faults.append(fault("page", html, "does not begin with its character set"))
        }
        let viewport = page.first("meta[name=viewport]")?["content"] ?? ""
        if !viewport.contains("width=device-width") || viewport.contains("scalable") || viewport.contains("maximum") {
            faults.append(fault("page", html, "is not made for phones, or cannot be enlarged"))
        }
        return faults
    }

    @Sendable static func landmarks(_ page: HtmlDocument) -> [HtmlFault] {
        var faults: [HtmlFault] = []
        if page.all("main").count != 1 {
            faults.append(
                HtmlFault(rule: "landmark", message: "a page has one main, this has \(page.all("main").count)", line: 1)
            )
        }
        if page.all("h1").count != 1 {
            faults.append(
                HtmlFault(rule: "heading", message: "a page has one h1, this has \(page.all("h1").count)", line: 1))
        }
        var labels: Set<String> = []
        for landmark in page.all("nav") + page.all("[role=region]") {
            let label = landmark["aria-label"] ?? landmark["aria-labelledby"] ?? ""
            if !hasWords(label) || !labels.insert("\(landmark.name) \(label)").inserted {
                faults.append(fault("landmark", landmark, "has no label of its own"))
            }
        }
        return faults
    }

    /// Headings go down one level at a time.
    @Sendable static func headingOrder(_ page: HtmlDocument) -> [HtmlFault] {
        var last: Int?
        return page.elements.compactMap { element in
            guard element.name.count == 2, element.name.hasPrefix("h"), let level = element.name.last?.wholeNumberValue
            else {
                return nil
            }
            defer { last = level }
            if !hasWords(element.spokenText) { return fault("heading", element, "says nothing") }
            guard let last, level > last + 1 else { return nil }
            return fault("heading", element, "follows an h\(last)")
        }
    }
}
