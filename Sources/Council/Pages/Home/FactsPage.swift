// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

extension Visit {
    /// The front page of a real council that does not work here: what is published, and how to read it.
    func factsHome(_ facts: PublishedFacts) throws -> Page {
        let rows = facts.facts.map { fact in
            (say.text(fact.names), "\(said(fact.value, fact.caveat, fact.sources, facts))" as HTML)
        }
        return Page(
            title: say.text(facts.names),
            lead: say("This council does not work here. This is what is published about it."),
            content: """
                \(notice(facts))\(Part.facts(rows))\
                <p class="row">\(Form.link(say("Six questions about this council"), to: link(CouncilRoute.profile)))</p>
                """)
    }

    /// Six questions, answered by statements with their sources and by what is not known.
    func factsPage(_ facts: PublishedFacts) -> Page {
        let sections = ProfileQuestion.allCases.compactMap { question -> HTML? in
            guard let answer = facts.answers[question] else { return nil }
            return Part.section(say(question.heading), id: question.rawValue, self.answer(answer, facts))
        }
        return Page(
            title: say("Six questions about this council"), lead: say.text(facts.names), crumbs: [homeCrumb],
            content: "\(notice(facts))\(sections)")
    }

    /// Stands above everything that is shown.
    private func notice(_ facts: PublishedFacts) -> HTML {
        Part.note(.care, say("How to read this"), level: .h2, "<p>\(say.html(facts.notice))</p>")
    }

    private func answer(_ answer: PublishedFacts.Answer, _ facts: PublishedFacts) -> HTML {
        let statements = answer.said.map { statement -> HTML in
            "<li>\(said(statement.says, statement.caveat, statement.sources, facts))</li>"
        }
        let unknown = answer.notKnown.map { "<li>\(Part.status(.open, say("Not known"))) \(say.html($0))</li>" as HTML }
        return "<ul class=\"rows\">\(statements)\(unknown)</ul>"
    }

    /// A statement with its caveat, which is never left out, and its sources.
    private func said(_ text: LocalText, _ caveat: LocalText?, _ sources: [Citation], _ facts: PublishedFacts) -> HTML {
        let care: HTML? = caveat.map { "<p>\(Part.status(.stopped, say("Caution"))) \(say.html($0))</p>" }
        return """
            <p>\(say.html(text))</p>\(care)<p class="small dim">\(say("Source:")) \(citations(sources, facts.sources))</p>
            """
    }

    /// Sources with their places, linked where they can be.
    func citations(_ citations: [Citation], _ sources: [String: Source]) -> HTML {
        .joined(
            citations.map { citation -> HTML in
                let source = sources[citation.source]
                let text = HTML(text: source?.text ?? citation.source)
                let link = source?.address.flatMap { Link(external: $0) }
                let title: HTML = link.map { "<a href=\"\($0)\" rel=\"noreferrer\">\(text)</a>" } ?? text
                return citation.at.map { "\(title), \($0)" } ?? title
            }, separator: "; ")
    }
}
