// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// The public profile: six questions, answered from live data, or from what is published.
    func profilePage(_ others: [ProfileAnswer], _ profiles: [ProfileFile]) throws -> Page {
        if let facts = try snapshot.publishedFacts(about: council.id) { return factsPage(facts) }
        var answers = try profileAnswers(others)
        answers[.similar, default: []] += try comparedFacts(profiles)
        let sections = ProfileQuestion.allCases.map { question in
            Part.section(say(question.heading), id: question.rawValue, list(answers[question] ?? []))
        }
        return Page(
            title: say("Six questions about this council"),
            lead: say("Each answer comes from the council’s own records as they are today, and leads to them."),
            crumbs: [homeCrumb], content: .joined(sections))
    }

    private func list(_ facts: [Fact]) -> HTML {
        guard !facts.isEmpty else { return "<p>\(say("Nothing is recorded about this yet."))</p>" }
        let items = facts.map { fact -> HTML in
            guard let link = fact.link else { return "<li>\(fact.text)</li>" }
            return "<li><a href=\"\(link)\">\(fact.text)</a></li>"
        }
        return "<ul class=\"rows\">\(items)</ul>"
    }

    /// The way back to the front page.
    var homeCrumb: Part.Entry { Part.Entry(say("The council"), link(CouncilRoute.home)) }
}
