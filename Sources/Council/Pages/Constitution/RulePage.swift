// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
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
        let forms = standing.may(ConfirmRule.self, on: subject) ? ruleForms(entry, charter.version, problems) : .empty
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
            "<p>\(view.grounds(entry.rule))</p>\(why)\(note)\(variants(entry.rule, view))")
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
        let items = entry.verdicts.reversed().map { verdict -> HTML in
            let what = verdict.kind == .confirmed ? say("Confirmed") : say("Corrected by the council")
            let who: HTML? = verdict.person.flatMap { names[$0] }.map { ", \($0)" }
            return "<li><p><b>\(what)</b>, \(say("\(dayOf: verdict.at)"))\(who)</p>\(Part.prose(verdict.reason))</li>"
        }
        return Part.section(say("What the council said about it"), id: "history", "<ul class=\"rows\">\(items)</ul>")
    }

    private func ruleForms(_ entry: CharterEntry, _ version: Int, _ problems: [Form.Problem]) -> HTML {
        let isCorrection = isAt(.correctRule(entry.path))
        let confirming = form(problems: isCorrection ? [] : problems, prefix: "confirm")
        let confirm = Part.section(
            say("Confirm this rule"), id: "confirm",
            post(
                confirming, to: CouncilRoute.confirmRule(entry.path),
                "\(reason(confirming))\(Form.submit(say("Confirm the rule"), .second))"))
        guard entry.listed.isCorrectable, let value = entry.value as? any WritableRule else { return confirm }
        let correcting = form(problems: isCorrection ? problems : [], prefix: "correct")
        let correct = Part.section(
            say("Correct this rule"), id: "correct",
            post(
                correcting, to: CouncilRoute.correctRule(entry.path),
                """
                \(Form.hidden("version", "\(version)"))\(correcting.fields(of: value, say))\(reason(correcting))\
                \(Form.submit(say("Correct the rule"), .second))
                """))
        return "\(confirm)\(correct)"
    }

    private func reason(_ form: Form) -> HTML {
        form.textarea(
            Form.Field(
                "reason", say("Reason"),
                hint: say("Everybody can read it: the act, the meeting, the text you looked at.")),
            rows: 3, maxLength: 2000)
    }
}
