// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Lineage
import Markup
import Web

/// What a room puts on the desk of whoever is looking: meetings to come, actions that are due.
public struct DeskSection: Sendable {
    let order: Int
    let content: @Sendable (Visit) throws -> HTML

    /// Sections stand by `order`; empty content leaves no trace.
    public init(order: Int, _ content: @escaping @Sendable (Visit) throws -> HTML) {
        self.order = order
        self.content = content
    }
}

extension Visit {
    /// The desk across councils: where one has a place.
    func desk() throws -> Reply {
        let councils = try viewer.person.map { try snapshot.councils(of: $0) } ?? []
        // Whoever has one council works there.
        if councils.count == 1, !viewer.isOperator, let council = councils.first {
            return .seeOther(Link(path: ["c", council.slug, say.tongue.rawValue, "desk"]))
        }
        let items = councils.map { council -> HTML in
            let path = ["c", council.slug, say.tongue.rawValue, "desk"]
            return
                "<li><h2><a href=\"\(Link(path: path))\" lang=\"\(council.tongue.rawValue)\">\(council.name)</a></h2></li>"
        }
        let list: HTML =
            councils.isEmpty
            ? Part.empty(
                say("You have no place in a council at the moment"), level: .h2,
                why: say("A council that wants you invites you by mail. You can read everything public."),
                next: Form.link(say("To the councils"), to: link(DeskRoute.front)))
            : "<ul class=\"rows\">\(items)</ul>"
        let installation: HTML =
            viewer.isOperator
            ? "<p>\(Form.link(say("This installation"), to: link(DeskRoute.operating)))</p>" : .empty
        return page(
            Page(
                title: say("My desk"), audience: .oneself,
                beside: Form.link(say("My account"), to: link(DeskRoute.account)), content: "\(list)\(installation)"))
    }

    /// The desk in one council: what one was told, and what every room has for one.
    func councilDesk(_ sections: [DeskSection], _ events: [NotificationEvent]) throws -> Reply {
        guard let person = viewer.person else { throw Refusal.absent }
        let told = try snapshot.notifications(of: person, for: scope)
        let rooms = try sections.sorted { $0.order < $1.order }.map { try $0.content(self) }
        let content: HTML = "\(HTML.joined(rooms))\(notifications(told, events))\(records)"
        return page(
            Page(
                title: say("My desk"), lead: viewer.name, audience: .oneself,
                beside: Form.link(say("My account"), to: link(DeskRoute.account)), content: content))
    }

    private func notifications(_ told: [Lineage.Notification], _ events: [NotificationEvent]) -> HTML {
        guard !told.isEmpty else { return .empty }
        let byName = Dictionary(events.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let items = told.map { notice -> HTML in
            let words = byName[notice.event].map { say($0.sentence(notice.node.title)) } ?? notice.node.title
            let new: HTML = notice.isSeen ? .empty : Part.status(.open, say("New"))
            return """
                <li><p><a href="\(link(notice.node))">\(words)</a> \(new)</p>\
                <p class="small dim">\(say.instant(notice.at))</p></li>
                """
        }
        let seen: HTML =
            told.allSatisfy(\.isSeen)
            ? .empty
            : post(form(prefix: "seen"), to: DeskRoute.markSeen, Form.submit(say("Mark all as seen"), .second))
        return Part.section(say("What is new"), id: "new", "<ul class=\"rows\">\(items)</ul>\(seen)")
    }

    private var records: HTML {
        guard standing.isMember else { return .empty }
        return """
            <p class="row">\(Form.link(say("Search"), to: link(LineageRoute.search)))\
            \(Form.link(say("Who did what"), to: link(DeskRoute.acts)))</p>
            """
    }
}
