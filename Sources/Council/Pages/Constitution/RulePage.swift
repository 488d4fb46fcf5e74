// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// One rule: what it says, what it rests on, what the council said about it since.
    func rulePage(_ path: String, problems: [Form.Problem] = []) throws -> Page {
        guard let charter = try snapshot.charter(of: council.id), let entry = charter.entry(path) else {
            throw Refusal.absent
        }
        let view = RuleView(self, charter.profile)
        let subject = RuleSubject(council: council.id, path: path)
        let forms = standing.may(ConfirmRule.self, on: subject) ? try ruleForms(entry, charter, problems) : .empty
        return Page(
            title: view.title(entry), lead: entry.value.map { say.rule($0, view.telling) },
            crumbs: [homeCrumb, .init(say("How this council works"), link(CouncilRoute.constitution))],
            beside: entry.state.status(say),
            content: """
                \(restsOn(entry, view))\(elsewhere(entry.rule, view))\(try history(entry))\(forms)
                """)
    }

    private func restsOn(_ entry: CharterEntry, _ view: RuleView) -> HTML {
        let note: HTML? = entry.rule.note.map { "<p>\(say.html($0))</p>" }
        let why: HTML? = entry.rule.working?.why.map { "<p>\(say("Why this is suggested:")) \(say.html($0))</p>" }
        return Part.section(
            say("What it rests on"), id: "grounds",
            "<p>\(view.grounds(entry))</p>\(why)\(note)\(variants(entry.rule, view))")
    }

    /// Both texts, where two disagree.
    private func variants(_ rule: Rule, _ view: RuleView) -> HTML {
        guard case .disputed(let statements) = rule.form else { return .empty }
        return Table(
            say("What the texts say"),
            columns: [.init(say("Text")), .init(say("What it says")), .init(say("Followed here"))],
            rows: statements.map { statement in
                [
                    view.cited(statement.sources), HTML(text: say.rule(statement.value, view.telling)),
                    HTML(text: statement.isFollowed ? say("yes") : say("no")),
                ]
            }
        ).html
    }

    private func elsewhere(_ rule: Rule, _ view: RuleView) -> HTML {
        guard !rule.exceptions.isEmpty else { return .empty }
        let rows = rule.exceptions.map { exception -> [HTML] in
            let words = exception.rule.working.map { say.rule($0.value, view.telling) } ?? say("Nothing is laid down.")
            return [say.html(exception.place), HTML(text: words), view.grounds(exception.rule)]
        }
        return Part.section(
            say("Elsewhere"), id: "elsewhere",
            Table(
                say("The same rule elsewhere"), captionIsHidden: true,
                columns: [.init(say("Where")), .init(say("What it says")), .init(say("What it rests on"))], rows: rows
            ).html)
    }

    /// Everybody may read what the council said and why; who said it is for members.
    private func history(_ entry: CharterEntry) throws -> HTML {
        guard !entry.verdicts.isEmpty else { return .empty }
        let people = standing.isMember ? entry.verdicts.compactMap(\.person) : []
        let names = try snapshot.names(of: people, in: council.id)
        let items = try entry.verdicts.reversed().map { verdict -> HTML in
            let who: HTML? = verdict.person.flatMap { names[$0] }.map { ", \($0)" }
            return """
                <li><p><b>\(say(verdict.kind.words))</b>, \(say("\(dayOf: verdict.at)"))\(who)</p>\
                \(Part.prose(verdict.reason))\(try decisionLine(verdict.id))</li>
                """
        }
        return Part.section(say("What the council said about it"), id: "history", "<ul class=\"rows\">\(items)</ul>")
    }

    /// The decision that a change carries out, for those who may see it.
    func decisionLine(_ change: some LosslessStringConvertible) throws -> HTML {
        guard let decision = try snapshot.decision(behind: change, for: scope) else { return .empty }
        let title = Part.words(decision.title, in: decision.tongue.rawValue)
        return "<p>\(say("By decision:")) <a href=\"\(link(decision))\">\(title)</a></p>"
    }

    private func ruleForms(_ entry: CharterEntry, _ charter: Charter, _ problems: [Form.Problem]) throws -> HTML {
        let isCorrection = isAt(.correctRule(entry.path))
        let confirming = form(problems: isCorrection ? [] : problems, prefix: "confirm")
        let confirm = Part.section(
            say("Confirm this rule"), id: "confirm",
            post(
                confirming, to: CouncilRoute.confirmRule(entry.path),
                "\(reasonField(confirming))\(Form.submit(say("Confirm the rule"), .second))"))
        guard entry.listed.isCorrectable else { return confirm }
        let correcting = form(problems: isCorrection ? problems : [], prefix: "correct")
        let correct = Part.section(
            say("Correct this rule"), id: "correct",
            post(
                correcting, to: CouncilRoute.correctRule(entry.path),
                """
                \(Form.hidden("version", "\(charter.version)"))\(amendingFields(correcting, entry, charter.profile))\
                \(reasonField(correcting))\(try decisionField(correcting))\(Form.submit(say("Correct the rule"), .second))
                """))
        return "\(confirm)\(correct)"
    }
}

extension Verdict.Kind {
    /// What the council did with a rule.
    var words: Message {
        switch self {
        case .confirmed: Message("Confirmed")
        case .corrected: Message("Corrected by the council")
        case .taken: Message("Taken by the council")
        }
    }
}
