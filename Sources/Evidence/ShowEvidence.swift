// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// The first page of the room: what is public, and for the council what it works with.
    func evidence() throws -> Reply {
        let sections = [
            try figuresSection(), try findingsSection(), try auditsSection(), try workSection(),
            try boundariesSection(), reportsEntry(), try walksSection(), surveysSection,
        ]
        return page(
            Page(
                title: say("Evidence"),
                lead: say(
                    "Figures with their source, their denominator and what they do not show, and what people concluded from them."
                ),
                audience: .everybody, content: .joined(sections)))
    }

    private func figuresSection() throws -> HTML {
        let cursor = request.query["after"].map { Keyset.Cursor($0) }
        let list = try snapshot.publications(for: scope, after: cursor)
        let items = list.items.map { line -> HTML in
            let csv = Part.link(
                say("CSV"), to: link(EvidenceRoute.figures(line.dataset), query: ["view": "public"]))
            return """
                <li><h3><a href="\(link(EvidenceRoute.dataset(line.dataset)))" lang="\(line.description.tongue)">\(line.description.title)</a></h3>
                <p class="small dim">\(line.description.source) · \(line.description.licence) · \(say("published \(dayOf: line.published)")) · \(csv)</p></li>
                """
        }
        let content: HTML =
            items.isEmpty
            ? Part.empty(
                say("Nothing is published yet"),
                why: say("Figures appear here once somebody has signed them off, with small numbers protected."))
            : "<ul class=\"rows\">\(items)</ul>"
        let further = list.next.map { next in
            Part.pages(
                label: say("Pages of the list"), shown: say("The latest first"),
                later: Part.Entry(say("Earlier ones"), link(EvidenceRoute.index, query: ["after": next.text])))
        }
        return Part.section(say("Safety in figures"), id: "figures", "\(content)\(further)")
    }

    private var surveysSection: HTML {
        Part.section(
            say("Surveys"), id: "surveys",
            "<p>\(Part.link(say("What people went through, and how safe they feel"), to: link(SurveyRoute.list)))</p>")
    }

    /// The datasets the viewer may work with; nothing for those who work with none.
    private func workSection() throws -> HTML {
        guard standing.isMember else { return .empty }
        let datasets = try snapshot.datasets(for: scope)
        let items = try datasets.map { dataset -> HTML in
            """
            <li><a href="\(link(EvidenceRoute.dataset(dataset.id)))" lang="\(dataset.description.tongue)">\(dataset.title)</a> \
            <span class="dim">\(say("version \(dataset.latest)"))</span> \(try audienceLine(dataset.readership).badge(say))</li>
            """
        }
        let content: HTML =
            items.isEmpty
            ? "<p>\(say("The council has no dataset yet."))</p>" : "<ul class=\"plain\">\(items)</ul>"
        return Part.section(say("What the council works with"), id: "work", "\(content)\(importLinks)")
    }

    private var importLinks: HTML {
        guard standing.has([.analyst, .coordinator]) else { return .empty }
        let links = ImportKind.allCases.map { Form.link(say($0.title), to: link(EvidenceRoute.newImport($0))) }
        return "<div class=\"row\">\(links)</div>"
    }

    private func boundariesSection() throws -> HTML {
        let sets = try snapshot.boundarySets(for: scope)
        guard standing.isMember, !sets.isEmpty else { return .empty }
        let populations = Dictionary(grouping: try snapshot.populations(for: scope), by: \.boundarySet)
        let rows = sets.map { set -> [HTML] in
            let residents = (populations[set.id] ?? []).map(\.name)
            return [
                HTML(text: set.name), HTML(text: say.number(set.areas)), HTML(text: set.source),
                HTML(text: residents.isEmpty ? say("none") : say("\(list: residents)")),
            ]
        }
        let table = Table(
            say("Boundaries"), captionIsHidden: true,
            columns: [
                Table.Column(say("Boundaries")), Table.Column(say("Areas"), figures: true), Table.Column(say("Source")),
                Table.Column(say("Residents")),
            ],
            rows: rows)
        return Part.section(say("Boundaries and residents"), id: "boundaries", "\(table)\(try conversionLinks)")
    }

    /// Residents can be carried over where there are other boundaries.
    private var conversionLinks: HTML {
        get throws {
            guard standing.has([.analyst, .coordinator]), try snapshot.boundarySets(for: scope).count > 1 else {
                return .empty
            }
            let links = try snapshot.populations(for: scope).map { population in
                Form.link(say("Carry over: \(population.name)"), to: link(ConversionRoute.look(population.id)))
            }
            return links.isEmpty ? .empty : "<div class=\"row\">\(links)</div>"
        }
    }
}
