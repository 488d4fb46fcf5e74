// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// The page of one object.
    func show(_ kind: Kind, _ id: EntryID, _ series: SeriesSource) throws -> Reply {
        switch kind {
        case .priority: page(try priorityPage(snapshot.find(id.as(Priority.self), for: scope)))
        case .recommendation: page(try recommendationPage(snapshot.find(id.as(Recommendation.self), for: scope)))
        case .action: page(try actionPage(snapshot.find(id.as(CouncilAction.self), for: scope)))
        case .indicator: page(try indicatorPage(snapshot.find(id.as(Indicator.self), for: scope), series))
        case .evaluation: page(try evaluationPage(snapshot.find(id.as(Evaluation.self), for: scope), series))
        }
    }

    /// The frame of an object's page: its claim, what it says, what it rests on, what followed, and the thread.
    func frame<E: Shown>(_ entry: E, _ telling: Telling, beside: HTML? = nil, more: HTML = .empty) throws
        -> Page
    {
        let edit: HTML =
            standing.may(WriteEntry<E>.self, on: entry)
            ? Form.link(say("Change"), to: link(.edit(E.kind, entry.head.id.as(EntryTag.self)))) : .empty
        let content: HTML = """
            <div class="split"><div class="measure"><h2 class="vh">\(say(E.kind.step.name))</h2>\(telling.content)\
            <p class="row">\(Form.link(say("Follow this matter from start to effect"), to: threadLink(entry.node)))\(edit)</p></div>\
            <aside aria-label="\(say("In short"))">\(telling.facts)</aside></div>\(more)\(try relatives(entry))
            """
        return Page(
            title: entry.head.title, titleTongue: entry.head.tongue.rawValue,
            lead: telling.when.isEmpty ? nil : telling.when,
            audience: try audienceLine(entry.readership), crumbs: crumbs, beside: beside, content: content)
    }

    /// What it refers to, and what refers to it, as far as the viewer may know.
    private func relatives(_ entry: some Entry) throws -> HTML {
        let earlier = try snapshot.nodes(after: entry.node, for: scope)
        let later = try snapshot.nodes(before: entry.node, for: scope)
        return try """
        \(relatives(say("It rests on"), id: "earlier", earlier))\(relatives(say("What followed"), id: "later", later))
        """
    }

    private func relatives(_ heading: String, id: String, _ nodes: [Node]) throws -> HTML {
        guard !nodes.isEmpty else { return .empty }
        let items = try nodes.map { node -> HTML in
            let step: HTML? = node.step.map { "<b>\(say($0.name))</b>" }
            return """
                <li><h3><a href="\(link(node))" lang="\(node.tongue.rawValue)">\(node.title)</a></h3>
                <p class="row small dim">\(step)<span>\(say.date(node.day))</span>\(try audienceLine(node.readership).badge(say))</p></li>
                """
        }
        return Part.section(heading, id: id, "<ul class=\"rows\">\(items)</ul>")
    }

    func link(_ route: StrategyRoute) -> Link { link(route, query: [:]) }
}
