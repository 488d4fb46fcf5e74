// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// The council's front page.
    func homePage(_ sections: [HomeSection], _ answers: [ProfileAnswer]) throws -> Page {
        let facts = try snapshot.publishedFacts(about: council.id)
        if let facts { return try factsHome(facts) }
        let holdings = try plenaryHoldings()
        let below =
            try self.below(sections)
            + [(50, try seatsSection(holdings)), (60, try questionsSection(answers, holdings))]
        let parts = below.sorted { $0.order < $1.order }.map(\.html)
        return Page(
            title: council.name, titleTongue: council.tongue.rawValue, lead: try lead(),
            content: "\(try beginning(sections))\(parts)")
    }

    private func below(_ sections: [HomeSection]) throws -> [(order: Int, html: HTML)] {
        try sections.compactMap { section in
            guard case .below(let order) = section.position, let html = try section.content(self) else { return nil }
            return (order, html)
        }
    }

    /// The first lines, with what stands in the margin beside them.
    private func beginning(_ sections: [HomeSection]) throws -> HTML {
        let asides = try sections.filter { $0.position == .beside }.compactMap { try $0.content(self) }
        let first: HTML = """
            <p class="row">\(Form.link(say("How this council works"), to: link(CouncilRoute.constitution)))\
            \(Form.link(say("Who sits here"), to: link(CouncilRoute.members)))</p>
            """
        return asides.isEmpty ? first : "<div class=\"split\"><div>\(first)</div><div>\(asides)</div></div>"
    }

    /// Who comes to the table, as far as the reader may know.
    private func lead() throws -> String {
        let names = try snapshot.organisations(for: scope, limit: 500).map { say.text($0.names) }
        let others = names.count - 4
        let table =
            names.isEmpty
            ? say("The council brings those to one table who answer for safety in the city.")
            : others < 3
                ? say("The council brings \(list: names) to one table.")
                : say(
                    "The council brings \(names.count) organisations to one table, among them \(list: Array(names.prefix(4)))."
                )
        return table + " " + say("It looks at evidence, decides what to do, and shows here what came of it.")
    }

    private func seatsSection(_ holdings: [Holding]) throws -> HTML {
        guard try snapshot.plenary(of: council.id) != nil else { return .empty }
        let charter = try snapshot.charter(of: council.id)
        let groups = SeatGroup.groups(holdings, charter?.profile)
        let items = groups.map { group -> HTML in
            "<div><h3>\(group.name.map(say.html) ?? HTML(text: say("Other seats")))</h3><p>\(say(group.summary))</p></div>"
        }
        return Part.section(
            say("Who sits here"), id: "seats", beside: Part.link(say("All seats"), to: link(CouncilRoute.members)),
            "<p>\(say(SeatGroup.summary(of: holdings)))</p><div class=\"grid\">\(items)</div>")
    }

    private func questionsSection(_ answers: [ProfileAnswer], _ holdings: [Holding]) throws -> HTML {
        let answers = try firstAnswers(answers, holdings)
        let items = ProfileQuestion.allCases.map { question -> HTML in
            let first = answers[question]?.text ?? say("Nothing is recorded about this yet.")
            let target = link(CouncilRoute.profile).at(question.rawValue)
            return "<div><h3><a href=\"\(target)\">\(say(question.heading))</a></h3><p>\(first)</p></div>"
        }
        return Part.section(
            say("Six questions about this council"), id: "six",
            beside: HTML(text: say("Answered from its own records, today")),
            "<div class=\"grid of-18\">\(items)</div>")
    }
}
