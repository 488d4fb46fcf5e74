// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Room {
    /// References between objects of any room, the thread page and search. Rooms tell their parts of a thread.
    public static func lineage(parts: [ThreadPart]) -> Room {
        let byKind = Dictionary(parts.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        return Room(
            "Lineage", routes: LineageRoute.self, migrations: [.lineage, .notices],
            personalData: [Notices.personalData], retentions: [Notices.retention]
        ) { route in
            switch route {
            case .thread(let kind, let id): .read { visit in try visit.thread(NodeReference(kind, id), byKind) }
            case .search: .read { visit in try visit.search() }
            }
        }
    }
}

extension Visit {
    /// The page of a node, in the language of this page.
    public func link(_ node: Node) -> Link {
        Link(path: ["c", council.slug, say.tongue.rawValue] + node.path)
    }

    /// The link to the thread through an object.
    public func threadLink(_ reference: NodeReference) -> Link {
        link(LineageRoute.thread(kind: reference.kind, id: reference.id))
    }

    fileprivate func thread(_ reference: NodeReference, _ parts: [NodeKind: ThreadPart]) throws -> Reply {
        guard let thread = try snapshot.thread(through: reference, for: scope) else { throw Refusal.absent }
        let nodes = thread.steps.flatMap(\.nodes)
        var contents: [NodeReference: StepContent] = [:]
        for (kind, group) in Dictionary(grouping: nodes, by: \.reference.kind) {
            for (id, content) in try parts[kind]?.tell(self, group) ?? [:] {
                contents[NodeReference(kind, id)] = content
            }
        }
        let badges = try badges(nodes + thread.beside)
        let content = ThreadPage(
            thread: thread, contents: contents, say: say, badge: { badges[$0.readership] ?? "" }, link: link)
        var whole = Page(
            title: thread.start.title,
            lead: say("What was found, what was decided, what was done, and whether it helped."),
            audience: try audienceLine(thread.start.readership), content: content.html)
        whole.heading = Part.words(thread.start.title, in: thread.start.tongue.rawValue)
        return page(whole)
    }

    fileprivate func search() throws -> Reply {
        let typed = request.query["q"] ?? ""
        let query = SearchQuery(typed)
        let result = try snapshot.search(query, for: scope)
        let badges = try badges(result.nodes)
        let content = SearchPage(
            typed: typed, query: query, result: result, say: say, action: link(LineageRoute.search),
            badge: { badges[$0.readership] ?? "" }, link: link)
        return page(Page(title: say("Search"), content: content.html))
    }

    /// The badges of some nodes; the names of formations are looked up once.
    private func badges(_ nodes: [Node]) throws -> [Readership: HTML] {
        var badges: [Readership: HTML] = [:]
        for readership in Set(nodes.map(\.readership)) { badges[readership] = try audienceLine(readership).badge(say) }
        return badges
    }
}
