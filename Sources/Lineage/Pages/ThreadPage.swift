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
        <section class="first" aria-label="\(say("The thread in one line"))"><ol class="strip">\(strip)</ol></section>
        <ol class="thread">\(thread.steps.map(step))</ol>
        \(beside)\(cut)
        """
    }

    private var strip: [HTML] {
        thread.steps.map { step, nodes in
            let isLast = step == thread.steps.last?.step
            let brief = nodes.last.map { $0.brief.isEmpty ? $0.title : $0.brief } ?? ""
            let more = nodes.count > 1 ? say("and \(nodes.count - 1) more") : ""
            let current: HTML = isLast ? " class=\"now\"" : ""
            return """
                <li\(current)><a href="\(Link.fragment(step.anchor))">\(say(step.name))</a> \(brief) \(more)</li>
                """
        }
    }

    private func step(_ step: Step, _ nodes: [Node]) -> HTML {
        let isLast = step == thread.steps.last?.step
        let current: HTML = isLast ? " class=\"now\"" : ""
        return """
            <li id="\(step.anchor)" data-n="\(step.rawValue)"\(current)>
            <div class="step"><h2>\(say(step.name))</h2></div>\(nodes.map(object))</li>
            """
    }

    private func object(_ node: Node) -> HTML {
        let content = contents[node.reference] ?? StepContent(claim: node.title)
        let when = content.when.isEmpty ? say.date(node.day) : content.when
        let margin = content.margin.map { fact -> HTML in "<p class=\"label\">\(fact.label)</p><div>\(fact.content)</div>" }
        return """
            <div class="told"><p class="row why">\(badge(node))<span>\(when)</span></p>
            <p class="claim" lang="\(node.tongue.rawValue)"><a href="\(link(node))">\(content.claim)</a></p>
            \(content.content)</div>
            <div class="side why">\(margin)</div>
            """
    }

    private var beside: HTML {
        guard !thread.beside.isEmpty else { return "" }
        let items = thread.beside.map { node -> HTML in
            """
            <li><a href="\(link(node))" lang="\(node.tongue.rawValue)">\(node.title)</a> \
            <span class="dim">\(say.date(node.day))</span> \(badge(node))</li>
            """
        }
        return """
            <section aria-labelledby="beside"><div class="h2link"><h2 id="beside">\(say("Beside this thread"))</h2></div>
            <ul class="rows">\(items)</ul></section>
            """
    }

    private var cut: HTML {
        guard thread.isCut else { return "" }
        return "<p class=\"dim\">\(say("This thread has more branches than fit here. Open one of its objects to follow it."))</p>"
    }
}
