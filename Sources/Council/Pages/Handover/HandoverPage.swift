// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

/// What another room has for the page that a new member or coordinator is given.
public struct HandoverPart: Sendable {
    let order: Int
    let content: @Sendable (Visit) throws -> HTML

    /// Whole sections, with headings of the second level; empty where there is nothing. The lowest order stands first,
    /// after the rules in short and before who sits where.
    public init(order: Int, _ content: @escaping @Sendable (Visit) throws -> HTML) {
        self.order = order
        self.content = content
    }
}

extension Visit {
    /// One page for whoever begins here: the rules in short, what is due, what is decided and under way, who sits where.
    ///
    /// It holds what this reader may see, and nothing of what another would.
    func handoverPage(_ parts: [HandoverPart], _ gatherings: Gatherings) throws -> Page {
        let rooms = try parts.sorted { $0.order < $1.order }.map { try $0.content(self) }
        let calendar = try ownCalendar(gatherings)
        let open = calendar.lines.filter { if case .done = $0.fulfilment { false } else { true } }
        let due: HTML =
            open.isEmpty
            ? .empty
            : Part.section(
                say("What is due"), id: "due", beside: Part.link(say("All duties"), to: link(DutyRoute.duties)),
                try dutyTable(open))
        return Page(
            title: say("To begin here"),
            lead: say(
                "What a new member or coordinator needs first, as of \(council.today(at: now)). It can be printed."
            ), audience: .members, crumbs: [homeCrumb],
            content: """
                \(try rulesInShort())\(due)\(rooms)\(try seating())\
                \(seatSection(standing.isCoordinator ? try snapshot.seatAlerts(of: council, for: scope) : []))\
                \(try ways())
                """)
    }

    /// The rules one needs at the first meeting.
    private func rulesInShort() throws -> HTML {
        let charter = try ownCharter()
        let telling = Telling(charter.profile, in: say.tongue)
        let plenary = charter.profile.formations.first { $0.kind == .plenary }?.id ?? "plenary"
        let asked = [
            "nature", "chair", "convening.by", "formations.\(plenary).rhythm", "convening.notice", "convening.agenda",
            "quorum", "second-call", "majorities.decision", "ballots.manner", "ballots.abstention", "substitutes",
            "ballots.recusal", "publicity", "minutes.approval",
        ]
        let facts = asked.compactMap { charter.entry($0) }.compactMap { entry -> (String, HTML)? in
            guard let value = entry.value else { return nil }
            let words: HTML = "<a href=\"\(link(CouncilRoute.rule(entry.path)))\">\(say.rule(value, telling))</a>"
            return (RuleView.title(entry, say), words)
        }
        return Part.section(
            say("The rules in short"), id: "rules",
            beside: Part.link(say("All rules"), to: link(CouncilRoute.constitution)), Part.facts(facts))
    }

    /// Who sits where, formation by formation.
    private func seating() throws -> HTML {
        let today = council.today(at: now)
        let tables = try snapshot.formations(for: scope).map { formation -> HTML in
            let holdings = try snapshot.holders(of: formation, on: today, for: scope)
            let name = say.text(formation.names)
            let badge =
                formation.readership == Readership(.public) ? .empty : try audienceLine(formation.readership).badge(say)
            let purpose: HTML? = formation.purpose.map { "<p>\(say.html($0))</p>" }
            let table: HTML =
                holdings.isEmpty ? "<p>\(say("It has no seats yet."))</p>" : holdingTable(holdings, name)
            return """
                <h3><a href="\(link(CouncilRoute.formation(formation.id)))">\(say.html(formation.names))</a> \(badge)</h3>\
                \(purpose)\(table)
                """
        }
        return Part.section(
            say("Who sits where"), id: "seating", beside: Part.link(say("All seats"), to: link(CouncilRoute.members)),
            .joined(tables))
    }

    /// Where to go on from here.
    private func ways() throws -> HTML {
        let open = try ownCharter().profile.open.map { "<li>\(say.html($0))</li>" as HTML }
        guard !open.isEmpty else { return .empty }
        return Part.section(
            say("What nobody has found out yet about the rules"), id: "open", "<ul>\(open)</ul>")
    }
}
