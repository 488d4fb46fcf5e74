// SPDX-License-Identifier: EUPL-1.2

/// Finding the way: crumbs, views, pages of a list.
extension Part {
    /// A text that leads somewhere.
    public struct Entry: Sendable {
        let text: String
        let link: Link
        let isCurrent: Bool

        public init(_ text: String, _ link: Link, isCurrent: Bool = false) {
            self.text = text
            self.link = link
            self.isCurrent = isCurrent
        }
    }

    /// The pages above this one. `label` says what they are: "You are here".
    public static func crumbs(label: String, _ entries: [Entry]) -> HTML {
        guard !entries.isEmpty else { return .empty }
        let items = entries.map { entry -> HTML in "<li><a href=\"\(entry.link)\">\(entry.text)</a></li>" }
        return "<nav class=\"crumbs\" aria-label=\"\(label)\"><ol>\(items)</ol></nav>"
    }

    /// Entries side by side, one of them perhaps the current. Two views of one thing are two addresses.
    public static func nav(label: String, _ entries: [Entry]) -> HTML {
        let items = entries.map { entry -> HTML in
            """
            <li><a href="\(entry.link)"\(attribute: "aria-current", entry.isCurrent ? "page" : nil)>\(entry.text)</a></li>
            """
        }
        return "<nav class=\"nav\" aria-label=\"\(label)\"><ul>\(items)</ul></nav>"
    }

    /// The sections of a long page.
    public static func contents(label: String, _ entries: [Entry]) -> HTML {
        let items = entries.map { entry -> HTML in "<li><a href=\"\(entry.link)\">\(entry.text)</a></li>" }
        return "<nav aria-label=\"\(label)\"><ul class=\"legend\">\(items)</ul></nav>"
    }

    /// What part of a list is shown, and the ways to the others.
    public static func pages(label: String, shown: String, earlier: Entry? = nil, later: Entry? = nil) -> HTML {
        func item(_ entry: Entry?, _ rel: String) -> HTML? {
            entry.map { "<li><a class=\"btn second\" rel=\"\(rel)\" href=\"\($0.link)\">\($0.text)</a></li>" }
        }
        return """
            <nav class="pages" aria-label="\(label)"><ul><li class="dim">\(shown)</li>\
            \(item(earlier, "prev"))\(item(later, "next"))</ul></nav>
            """
    }
}
