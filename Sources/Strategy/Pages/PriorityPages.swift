// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

/// A priority with where it stands, as its reader may know it.
struct RankedPriority {
    let priority: Priority
    let status: PriorityStatus
    /// The furthest step of its thread.
    let reached: Step
    /// The newest object of that step, in its own words.
    let latest: Node?
}

extension Visit {
    func priorityPage(_ priority: Priority) throws -> Page {
        let ranked = try rank([priority])
        return try frame(priority, tell(priority), beside: ranked.first?.status.badge(say))
    }

    /// The list of priorities, with where each stands.
    func priorities() throws -> Reply {
        let cursor = request.query["after"].map(Keyset.Cursor.init)
        let list = try snapshot.list(EntryList.priorities, Priority.self, for: scope, size: 20, after: cursor)
        let ranked = try rank(list.items)
        let more = list.next.map { next -> HTML in
            Part.pages(
                label: say("Pages of this list"), shown: say("There are more."),
                later: Part.Entry(
                    say("Further priorities"), link(StrategyRoute.priorities, query: ["after": next.text])))
        }
        let content: HTML = """
            \(ranked.isEmpty ? nothingRanked : Part.section(say("In the council’s order"), id: "order", rows(ranked)))\(more)\(begin)
            """
        return page(
            Page(
                title: say("Priorities and actions"),
                lead: say("What the council has put first, what is done about it, and whether it helps."),
                beside: Form.link(say("All actions"), to: link(.actions)), content: content))
    }

    private var nothingRanked: HTML {
        Part.empty(
            say("No priority yet"), level: .h2,
            why: say("A priority begins with a finding that the council has weighed. None has been published so far."))
    }

    /// The ways to begin something new, for those who may.
    private var begin: HTML {
        let offered = Kind.allCases.filter { Writers.mayBegin(standing, $0) }
        guard !offered.isEmpty else { return .empty }
        let ways = offered.map { kind in Form.link(say(kind.type.newTitle), to: link(.new(kind))) }
        return Part.section(say("Write"), id: "write", "<p class=\"row\">\(ways)</p>")
    }

    /// Where each priority stands: the furthest step of its thread, and its actions.
    func rank(_ priorities: [Priority]) throws -> [RankedPriority] {
        let threads = try priorities.map { try snapshot.thread(through: $0.node, for: scope) }
        let references = threads.flatMap { thread in
            (thread?.steps ?? []).flatMap(\.nodes).map(\.reference).filter { $0.kind == Kind.action.node }
        }
        let actions: [String: CouncilAction] = try snapshot.entries(references.map(\.id), for: scope)
        return zip(priorities, threads).map { priority, thread in
            let nodes = (thread?.steps ?? []).flatMap(\.nodes)
            let mine = nodes.filter { $0.reference.kind == Kind.action.node }.compactMap { actions[$0.reference.id] }
            let last = thread?.steps.last { $0.step > .priority }
            return RankedPriority(
                priority: priority, status: PriorityStatus(mine.map { $0.status(on: today) }),
                reached: last?.step ?? .priority, latest: last?.nodes.last)
        }
    }

    /// Priorities as the first page of a council shows them.
    func rows(_ ranked: [RankedPriority]) -> HTML {
        let items = ranked.map { one -> HTML in
            let latest: HTML? = one.latest.map { "<p class=\"dim\" lang=\"\($0.tongue.rawValue)\">\($0.title)</p>" }
            let head = one.priority.head
            let words = say("Step \(one.reached.rawValue) of \(Step.allCases.count): \(one.reached.name)")
            return """
                <li data-n="\(one.priority.rank)"><div><h3><a href="\(link(one.priority.route))" lang="\(head.tongue.rawValue)">\
                \(head.title)</a></h3>\(latest)</div><div class="mini">\(one.status.badge(say))\
                \(Part.miniThread(step: one.reached.rawValue, words: words))</div></li>
                """
        }
        return "<ol class=\"rows pri\">\(items)</ol>"
    }

    /// The priorities on the first page of the council; nothing where there are none.
    func strategyHome() throws -> HTML {
        let ranked = try rank(snapshot.list(EntryList.priorities, Priority.self, for: scope, size: 7).items)
        guard !ranked.isEmpty else { return .empty }
        return Part.section(
            say("Priorities, and where each stands"), id: "pri",
            beside: Part.link(say("All priorities and actions"), to: link(.priorities)), rows(ranked))
    }
}
