// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

/// Finding an object by its words.
struct SearchPage {
    let typed: String
    let query: SearchQuery
    let result: SearchResult
    let say: Speech
    let action: Link
    let badge: (Node) -> HTML
    let link: (Node) -> Link

    var html: HTML {
        """
        <form method="get" action="\(action)" role="search"><div class="field">
        <label for="q">\(say("Words to find"))</label>
        <p class="hint" id="q-hint">\(say("All of them must occur. Accents and capitals make no difference."))</p>
        <input type="search" id="q" name="q" value="\(typed)" maxlength="200" aria-describedby="q-hint" autocomplete="off">
        </div><button class="btn" type="submit">\(say("Search"))</button></form>
        \(hits)
        """
    }

    private var hits: HTML {
        guard !query.isEmpty else { return "" }
        guard !result.nodes.isEmpty else {
            return Part.empty(
                say("Nothing found"), level: .h2, why: say("No object you may read holds all of these words."),
                next: HTML(text: say("Try fewer words, or only the beginning of the last one.")))
        }
        let items = result.nodes.map { node -> HTML in
            """
            <li><h3><a href="\(link(node))" lang="\(node.tongue.rawValue)">\(node.title)</a></h3>
            <p class="row small dim">\(step(node))<span>\(say.date(node.day))</span>\(badge(node))</p></li>
            """
        }
        let cut: HTML =
            result.isCut ? "<p class=\"dim\">\(say("There is more. Another word narrows it down."))</p>" : ""
        let count = result.nodes.count
        return Part.section(
            say.plural(count, one: "\(count) hit", other: "\(count) hits"), id: "hits",
            "<ul class=\"rows\">\(items)</ul>\(cut)")
    }

    private func step(_ node: Node) -> HTML {
        node.step.map { "<b>\(say($0.name))</b>" } ?? ""
    }
}
