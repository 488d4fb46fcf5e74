// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

/// What an object says of itself, alike on its page and in the thread: the claim is its title, this the rest.
struct Telling {
    var when = ""
    var content: HTML = .empty
    var margin: [(label: String, content: HTML)] = []

    func step(_ title: String) -> StepContent {
        StepContent(claim: title, when: when, content: content, margin: margin)
    }

    /// The same as facts on the object's own page.
    var facts: HTML { margin.isEmpty ? .empty : Part.facts(margin.map { ($0.label, $0.content) }) }
}

extension Visit {
    /// The organisations among some ids that the viewer may know of.
    func organisations(_ ids: some Sequence<OrganisationID>) throws -> [OrganisationID: Organisation] {
        try Set(ids).reduce(into: [:]) { $0[$1] = try snapshot.organisation($1, for: scope) }
    }

    /// What people wrote, as lines that can stand in the margin.
    func lines(_ text: String, in tongue: Tongue) -> HTML {
        let lines = text.split(whereSeparator: \.isNewline).map { Part.words(String($0), in: tongue.rawValue) }
        return .joined(lines, separator: "<br>")
    }

    /// An organisation's name in the reader's language, or marked where it is in another.
    func name(_ organisation: Organisation) -> HTML {
        let (text, tongue) = organisation.names.reading(in: say.tongue)
        return tongue == say.tongue ? HTML(text: text) : Part.words(text, in: tongue.rawValue)
    }

    func tell(_ priority: Priority) -> Telling {
        var telling = Telling(when: say("Ranked \(priority.ranked)"))
        telling.content = Part.prose(priority.head.text, tongue: priority.head.tongue.rawValue)
        telling.margin = [(say("In the council’s order"), HTML(text: say("Number \(priority.rank)")))]
        if !priority.method.isEmpty {
            telling.margin.append((say("How ranked"), lines(priority.method, in: priority.head.tongue)))
        }
        return telling
    }

    func tell(_ recommendation: Recommendation, _ organisations: [OrganisationID: Organisation]) -> Telling {
        let tongue = recommendation.head.tongue.rawValue
        let status = recommendation.status(on: today)
        let answer: HTML? = recommendation.answer.map { Part.prose($0.text, tongue: tongue) }
        var telling = Telling(when: say("Made \(recommendation.made)"))
        telling.content = """
            \(Part.prose(recommendation.head.text, tongue: tongue))<p><b>\(status.sentence(say))</b></p>\(answer)
            """
        if let addressee = organisations[recommendation.addressee] {
            telling.margin.append((say("Addressed to"), name(addressee)))
        }
        telling.margin.append((say("Answer due"), HTML(text: say.date(recommendation.answerDue))))
        if let answer = recommendation.answer {
            telling.margin.append((say("Answer given"), HTML(text: say.date(answer.day))))
        }
        return telling
    }

    func tell(
        _ action: CouncilAction, _ milestones: [Milestone], _ organisations: [OrganisationID: Organisation]
    ) -> Telling {
        let tongue = action.head.tongue.rawValue
        let reason: HTML =
            action.progress.reason.isEmpty ? .empty : Part.prose(action.progress.reason, tongue: tongue)
        var telling = Telling(when: say.dates(action.starts...max(action.starts, action.due)))
        telling.content = """
            <p class="row">\(action.status(on: today).badge(say))</p>\(reason)\
            \(Part.prose(action.head.text, tongue: tongue))\(self.milestones(milestones, of: action))
            """
        if let owner = organisations[action.owner] { telling.margin.append((say("Owner"), name(owner))) }
        if !action.partners.isEmpty {
            telling.margin.append((say("With"), Part.words(action.partners, in: tongue)))
        }
        telling.margin.append((say("Due"), HTML(text: say.date(action.due))))
        if let cost = action.cost { telling.margin.append((say("Cost"), HTML(text: words(cost)))) }
        return telling
    }

    private func words(_ cost: CouncilAction.Cost) -> String {
        cost.spent.map { say("\($0) of \(cost.granted) \(cost.currency) granted") }
            ?? say("\(cost.granted) \(cost.currency) granted")
    }

    private func milestones(_ milestones: [Milestone], of action: CouncilAction) -> HTML {
        guard !milestones.isEmpty else { return .empty }
        return Part.milestones(
            milestones.map { one in
                (
                    one.due.description, say.date(one.due, .abbreviated), one.title,
                    one.status(on: today, of: action.progress).badge(say)
                )
            })
    }
}
