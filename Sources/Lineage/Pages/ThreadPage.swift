// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

/// The signature page: one matter from evidence to effect.
struct ThreadPage {
    let thread: Thread
    let contents: [NodeReference: StepContent]
    let say: Speech
    /// The name of the audience of each node, as its badge shows it.
    let badge: (Node) -> HTML
    let link: (Node) -> Link

    var html: HTML {
        """
        <section class="first" aria-label="\(say("The thread in one line"))">\(Part.threadStrip(strip))</section>
        \(Part.thread(thread.steps.map(chapter)))\(beside)\(cut)
        """
    }

    private var strip: [Part.Step] {
        thread.steps.map { step, nodes in
            let words = nodes.last.map { $0.brief.isEmpty ? $0.title : $0.brief } ?? ""
            let brief = words.hasSuffix(".") ? String(words.dropLast()) : words
            let remark = nodes.count > 1 ? say("\(brief), and \(nodes.count - 1) more") : brief
            return Part.Step(say(step.name), remark, link: .fragment(step.anchor), isNow: isLast(step))
        }
    }

    private func chapter(_ step: Step, _ nodes: [Node]) -> Part.Chapter {
        let day = nodes.last.map { content(of: $0).when } ?? ""
        return Part.Chapter(
            id: step.anchor, say(step.name), badge: nodes.first.map(badge) ?? .empty, when: day,
            .joined(nodes.map { told($0, isAlone: nodes.count == 1) }), margin: .joined(nodes.map(margin)),
            isNow: isLast(step))
    }

    private func told(_ node: Node, isAlone: Bool) -> HTML {
        let head: HTML =
            isAlone ? .empty : "<p class=\"row why\">\(badge(node))<span>\(content(of: node).when)</span></p>"
        return """
            \(head)<p class="claim" lang="\(node.tongue.rawValue)"><a href="\(link(node))">\(content(of: node).claim)</a></p>
            \(content(of: node).content)
            """
    }

    private func margin(_ node: Node) -> HTML {
        .joined(content(of: node).margin.map { Part.margin($0.label, $0.content) })
    }

    private func content(of node: Node) -> StepContent {
        var content = contents[node.reference] ?? StepContent(claim: node.title)
        if content.when.isEmpty { content.when = say.date(node.day) }
        return content
    }

    private func isLast(_ step: Step) -> Bool { step == thread.steps.last?.step }

    private var beside: HTML {
        guard !thread.beside.isEmpty else { return .empty }
        let items = thread.beside.map { node -> HTML in
            """
            <li><a href="\(link(node))" lang="\(node.tongue.rawValue)">\(node.title)</a> \
            <span class="dim">\(say.date(node.day))</span> \(badge(node))</li>
            """
        }
        return Part.section(say("Beside this thread"), id: "beside", "<ul class=\"rows\">\(items)</ul>")
    }

    private var cut: HTML {
        guard thread.isCut else { return .empty }
        return
            "<p class=\"dim\">\(say("This thread has more branches than fit here. Open one of its objects to follow it."))</p>"
    }
}
