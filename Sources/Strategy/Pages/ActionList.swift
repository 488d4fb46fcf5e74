// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension ActionFilter {
    /// What an address asks for; anything it does not know is passed over.
    init(_ query: Fields) {
        status = query["status"].flatMap(Status.init)
        owner = query["owner"].flatMap { OrganisationID($0) }
    }
}

extension ActionFilter.Status {
    fileprivate var name: Message {
        switch self {
        case .running: Message("Not yet done")
        case .late: Message("Late")
        case .done: Message("Done")
        case .stopped: Message("Stopped")
        }
    }
}

extension Visit {
    /// The list of actions, by status and organisation.
    func actions() throws -> Reply {
        let filter = ActionFilter(request.query)
        let list = try snapshot.list(
            EntryList.actions, CouncilAction.self, for: scope, where: filter.condition(today: today), size: 50,
            after: request.query["after"].map(Keyset.Cursor.init))
        let further = list.next.map { next -> HTML in
            var query = request.query.removing(["after"])
            query.append("after", next.text)
            return Part.pages(
                label: say("Pages of this list"), shown: say("There are more."),
                later: Part.Entry(say("Further actions"), link(StrategyRoute.actions, query: query)))
        }
        let content: HTML = """
            \(try filterForm(filter))\(list.items.isEmpty ? noActions : try table(list.items).html)\(further)\
            <p>\(Part.link(say("The same as a table for a spreadsheet"), to: link(.actionsFile)))</p>
            """
        return page(
            Page(
                title: say("Actions"), lead: say("Who does what, by when, and where it stands today."), crumbs: crumbs,
                content: content))
    }

    private var noActions: HTML {
        Part.empty(say("No action to show"), level: .h2, why: say("No action that you can read matches this choice."))
    }

    private func filterForm(_ filter: ActionFilter) throws -> HTML {
        let form = form(prefix: "q")
        let owners = try snapshot.organisations(for: scope, limit: 500)
            .map { Form.Choice($0.id.description, $0.names.text(in: say.tongue)) }
        let states = ActionFilter.Status.allCases.map { Form.Choice($0.rawValue, say($0.name)) }
        return form.get(
            link(.actions),
            """
            \(form.select(Form.Field("status", say("Where it stands"), optional: true), states, value: filter.status?.rawValue ?? "", prompt: say("All")))\
            \(form.select(Form.Field("owner", say("Owner"), optional: true), owners, value: filter.owner?.description ?? "", prompt: say("All")))\
            \(Form.submit(say("Show"), .second))
            """)
    }

    private func table(_ actions: [CouncilAction]) throws -> Table {
        let organisations = try organisations(actions.map(\.owner))
        let rows = actions.map { action -> [HTML] in
            [
                "<a href=\"\(link(action.route))\" lang=\"\(action.head.tongue.rawValue)\">\(action.head.title)</a>",
                organisations[action.owner].map(name) ?? .empty, HTML(text: say.date(action.due, .abbreviated)),
                action.status(on: today).badge(say),
            ]
        }
        return Table(
            say("Actions by due date"), captionIsHidden: true,
            columns: [
                Table.Column(say("Action")), Table.Column(say("Owner")), Table.Column(say("Due")),
                Table.Column(say("Where it stands")),
            ], rows: rows)
    }

    /// A short list of actions for a desk.
    func shortList(_ actions: [CouncilAction]) -> HTML {
        let items = actions.map { action -> HTML in
            """
            <li><div class="row between"><h3><a href="\(link(action.route))" lang="\(action.head.tongue.rawValue)">\
            \(action.head.title)</a></h3>\(action.status(on: today).badge(say))</div>
            <p class="dim">\(say("Due \(action.due)"))</p></li>
            """
        }
        return "<ul class=\"rows\">\(items)</ul>"
    }
}
