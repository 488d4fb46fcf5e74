// SPDX-License-Identifier: EUPL-1.2

/// The thread: eight steps, same order, same names, same line and dots, from the front page to the thread itself.
extension Part {
    /// One step of a thread in a line.
    public struct Step: Sendable {
        let name: String
        let remark: String
        let link: Link?
        let isNow: Bool

        /// - Parameter link: where the step is told; nil for one still to come
        public init(_ name: String, _ remark: String, link: Link?, isNow: Bool = false) {
            self.name = name
            self.remark = remark
            self.link = link
            self.isNow = isNow
        }
    }

    /// A thread in one line, each step leading to its place.
    public static func threadStrip(_ steps: [Step]) -> HTML {
        let items = steps.map { step -> HTML in
            let name: HTML = step.link.map { "<a href=\"\($0)\">\(step.name)</a>" } ?? "<b>\(step.name)</b>"
            return """
                <li\(attribute: "class", step.isNow ? "now" : nil)\
                \(attribute: "aria-current", step.isNow ? "step" : nil)>\
                \(name) \(step.remark)</li>
                """
        }
        return "<ol class=\"strip\">\(items)</ol>"
    }

    /// One step of a thread, told in full.
    public struct Chapter: Sendable {
        let id: String
        let name: String
        let badge: HTML
        let when: String
        let content: HTML
        let margin: HTML
        let isNow: Bool

        /// - Parameters:
        ///   - badge: who can read this step
        ///   - margin: what it rests on, who wrote it
        public init(
            id: String, _ name: String, badge: HTML, when: String, _ content: HTML, margin: HTML = .empty,
            isNow: Bool = false
        ) {
            self.id = id
            self.name = name
            self.badge = badge
            self.when = when
            self.content = content
            self.margin = margin
            self.isNow = isNow
        }
    }

    /// A thread from top to bottom. Steps a reader may not see are not given, and leave no gap in the numbers.
    public static func thread(_ chapters: [Chapter]) -> HTML {
        let items = chapters.enumerated().map { index, chapter -> HTML in
            """
            <li id="\(chapter.id)" data-n="\(index + 1)"\(attribute: "class", chapter.isNow ? "now" : nil)>
            <div class="step"><h2>\(chapter.name)</h2>\(chapter.badge)<p class="why">\(chapter.when)</p></div>
            <div>\(chapter.content)</div>\
            \(if: !chapter.margin.isEmpty, "<div class=\"side why\">\(chapter.margin)</div>")</li>

            """
        }
        return "<ol class=\"thread\">\(items)</ol>"
    }

    /// One thing in the margin of a step: its name, and what it is.
    public static func margin(_ label: String, _ content: HTML) -> HTML {
        "<p class=\"label\">\(label)</p><p>\(content)</p>"
    }

    /// Dated stages of an action. `date` is ISO 8601, `day` the same in the person's language.
    public static func milestones(_ stages: [(date: String, day: String, what: String, state: HTML)]) -> HTML {
        let items = stages.map { stage -> HTML in
            "<li><time datetime=\"\(stage.date)\">\(stage.day)</time><span>\(stage.what)</span>\(stage.state)</li>"
        }
        return "<ol class=\"miles\">\(items)</ol>"
    }

    /// Where a matter stands, small, with the words beside it: "Step 6 of 8: action".
    public static func miniThread(step: Int, of steps: Int = 8, words: String) -> HTML {
        let reach = steps * 22 - 15
        let now = step * 22 - 15
        let dots = (1...max(steps, 1)).map { dot(at: $0 * 22 - 15, $0 < step ? .past : $0 == step ? .now : .toCome) }
        return """
            <div class="mini"><svg width="\(reach + 7)" height="14" viewBox="0 0 \(reach + 7) 14" aria-hidden="true">\
            <path d="M7 7H\(reach)"\(paint: .stroke(.line, 2))/><path d="M7 7H\(now)"\(paint: .stroke(.accent, 3))/>\
            \(dots)</svg><span class="dim">\(words)</span></div>
            """
    }

    private enum Dot {
        case past, now, toCome
    }

    private static func dot(at x: Int, _ dot: Dot) -> HTML {
        switch dot {
        case .past: "<circle cx=\"\(x)\" cy=\"7\" r=\"5.5\"\(paint: .fill(.accent))/>"
        case .now: "<circle cx=\"\(x)\" cy=\"7\" r=\"5.5\"\(paint: .fill(.paper), .stroke(.accent, 3))/>"
        case .toCome: "<circle cx=\"\(x)\" cy=\"7\" r=\"5.5\"\(paint: .fill(.paper), .stroke(.edge, 1.5))/>"
        }
    }
}
