// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// What is due for the viewer's organisations, and for coordinators what is late anywhere they can see.
    func strategyDesk() throws -> HTML {
        "\(try ownActions())\(try ownAnswers())\(try lateActions())"
    }

    private func ownActions() throws -> HTML {
        let mine = standing.organisations
        let counts = try snapshot.counts(of: mine, for: scope, today: today)
        guard counts.done + counts.running > 0 else { return .empty }
        let running: SQL = "e.owner IN \(list: mine) AND e.stage IN \(list: Stage.running)"
        let next: [CouncilAction] =
            try snapshot.list(EntryList.actions, for: scope, where: running, size: 5).items
        let facts = Part.facts([
            (say("Done"), HTML(text: say.number(counts.done))),
            (say("Not yet done"), HTML(text: say.number(counts.running))),
            (say("Late"), HTML(text: say.number(counts.late))),
        ])
        let all: Fields = mine.count == 1 ? ["owner": mine.first?.description ?? ""] : [:]
        return Part.section(
            say("Your actions"), id: "actions",
            beside: Part.link(say("All of them"), to: link(StrategyRoute.actions, query: all)),
            "\(next.isEmpty ? .empty : shortList(next))\(facts)")
    }

    private func ownAnswers() throws -> HTML {
        let waiting = try snapshot.unanswered(by: standing.organisations, for: scope)
        guard !waiting.isEmpty else { return .empty }
        let items = waiting.map { one -> HTML in
            """
            <li><div class="row between"><h3><a href="\(link(one.route))" lang="\(one.head.tongue.rawValue)">\(one.head.title)</a></h3>\
            \(one.status(on: today).badge(say))</div></li>
            """
        }
        return Part.section(say("Recommendations to answer"), id: "answers", "<ul class=\"rows\">\(items)</ul>")
    }

    private func lateActions() throws -> HTML {
        guard standing.isCoordinator else { return .empty }
        let filter = ActionFilter(status: .late)
        let late: [CouncilAction] =
            try snapshot.list(EntryList.actions, for: scope, where: filter.condition(today: today), size: 10).items
        guard !late.isEmpty else { return .empty }
        return Part.section(
            say("Late actions"), id: "late",
            beside: Part.link(say("All late actions"), to: link(StrategyRoute.actions, query: ["status": "late"])),
            shortList(late))
    }
}
