// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// What made the constitution what it is, the latest first, and the form to see what differs between two versions.
    func versionsPage() throws -> Page {
        let charter = try ownCharter()
        let events = charter.events
        let people = standing.isMember ? events.compactMap(\.person) : []
        let names = try snapshot.names(of: people, in: council.id)
        let items = try events.enumerated().reversed().map { index, event -> HTML in
            let who: HTML? = event.person.flatMap { names[$0] }.map { ", \($0)" }
            return """
                <li><p><a href="\(link(VersionRoute.version(index + 1)))">\(say("Version \(index + 1)"))</a>, \
                \(day(of: event))\(who)</p><p>\(words(of: event, charter))</p>\(reason(of: event))\
                \(try decisionLine(event.id))</li>
                """
        }
        return Page(
            title: say("What was in force when"),
            lead: say("Each time the council confirms, corrects or takes a rule, its constitution gets a new version."),
            crumbs: constitutionCrumbs,
            content: "\(differenceForm(events.count))<ul class=\"rows\">\(items)</ul>")
    }

    /// The constitution as it was at one version.
    func versionPage(_ number: Int) throws -> Page {
        let charter = try ownCharter()
        guard let then = try charter.at(version: number) else { throw Refusal.absent }
        let events = charter.events
        let until: String? = number < events.count ? day(of: events[number]) : nil
        let span =
            until.map { say("In force from \(day(of: events[number - 1])) to \($0).") }
            ?? say("In force since \(day(of: events[number - 1])).")
        let difference: HTML =
            number == events.count
            ? .empty
            : Part.link(
                say("What has changed since"),
                to: link(VersionRoute.difference, query: ["from": "\(number)", "to": "\(events.count)"]))
        return Page(
            title: say("How this council works: version \(number)"), lead: span,
            crumbs: constitutionCrumbs + [.init(say("What was in force when"), link(VersionRoute.versions))],
            content: "<p>\(difference)</p>\(charterSections(then, links: false))")
    }

    /// What differs between two versions of the constitution.
    func differencePage() throws -> Page {
        let charter = try ownCharter()
        let count = charter.events.count
        let crumbs = constitutionCrumbs + [.init(say("What was in force when"), link(VersionRoute.versions))]
        guard let from = request.query["from"].flatMap(Int.init), let to = request.query["to"].flatMap(Int.init) else {
            return Page(title: say("What differs"), crumbs: crumbs, content: differenceForm(count))
        }
        guard let earlier = try charter.at(version: from), let later = try charter.at(version: to) else {
            throw Refusal.absent
        }
        let sides = (
            ComparedSide(name: say("Version \(from)"), charter: earlier),
            ComparedSide(name: say("Version \(to)"), charter: later)
        )
        let showsAll = request.query["all"] == "yes"
        let table = ComparisonTable(
            say: say, first: sides.0.name, second: sides.1.name,
            comparison: Comparison(sides.0.entries(say), sides.1.entries(say)), showsAll: showsAll)
        var query: Fields = ["from": "\(from)", "to": "\(to)"]
        if !showsAll { query.append("all", "yes") }
        return Page(
            title: say("Version \(from) and version \(to)"), crumbs: crumbs,
            content: """
                \(table.summary(link(VersionRoute.difference, query: query)))\(table.html)\(differenceForm(count, from, to))
                """)
    }

    func ownCharter() throws -> Charter {
        guard let charter = try snapshot.charter(of: council.id) else { throw Refusal.absent }
        return charter
    }

    var constitutionCrumbs: [Part.Entry] {
        [homeCrumb, .init(say("How this council works"), link(CouncilRoute.constitution))]
    }

    private func differenceForm(_ count: Int, _ from: Int? = nil, _ to: Int? = nil) -> HTML {
        guard count > 1 else { return .empty }
        // A council that works for decades has hundreds of versions; the latest ones can be chosen, any can be asked for.
        let choices = (max(1, count - 299)...count).reversed().map { Form.Choice("\($0)", say("Version \($0)")) }
        let form = form(prefix: "difference")
        return Part.section(
            say("What differs between two versions"), id: "difference",
            form.get(
                link(VersionRoute.difference),
                """
                \(form.select(Form.Field("from", say("From")), choices, value: "\(from ?? max(1, count - 1))"))\
                \(form.select(Form.Field("to", say("To")), choices, value: "\(to ?? count)"))\
                \(Form.submit(say("Show the difference"), .second))
                """))
    }

    private func day(of event: CharterEvent) -> String {
        if case .adopted(let adoption) = event { return say.date(adoption.day) }
        return say("\(dayOf: event.at)")
    }

    private func words(of event: CharterEvent, _ charter: Charter) -> HTML {
        switch event {
        case .adopted(let adoption):
            let name = say.text(adoption.profile.names)
            return HTML(text: say("Adopted: “\(name)”, version \(adoption.profile.version) of the profile"))
        case .said(let verdict):
            let title = charter.entry(verdict.rule).map { RuleView.title($0, say) } ?? verdict.rule
            return """
                \(say(verdict.kind.words)): <a href="\(link(CouncilRoute.rule(verdict.rule)))">\(title)</a>
                """
        }
    }

    private func reason(of event: CharterEvent) -> HTML {
        switch event {
        case .adopted(let adoption): adoption.reason.isEmpty ? .empty : Part.prose(adoption.reason)
        case .said(let verdict): Part.prose(verdict.reason)
        }
    }
}
