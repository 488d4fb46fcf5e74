// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// The council's rules, each with what it rests on, and which still wait for the council.
    func constitutionPage() throws -> Page {
        guard let charter = try snapshot.charter(of: council.id) else { throw Refusal.absent }
        let ways: HTML = """
            <p class="row">\(Form.link(say("What was in force when"), to: link(VersionRoute.versions)))\
            \(Form.link(say("A later version of the profile"), to: link(VersionRoute.newer)))\
            \(Form.link(
                say("Compare with another council"),
                to: link(ProfileRoute.comparison, query: ["one": "council:\(council.slug)"])))</p>
            """
        return Page(
            title: say("How this council works"), lead: lead(charter), crumbs: [homeCrumb],
            content: "\(count(charter))\(ways)\(charterSections(charter))")
    }

    /// All rules and lists of a constitution, section by section.
    ///
    /// - Parameter links: whether each rule leads to a page of its own
    func charterSections(_ charter: Charter, links: Bool = true) -> HTML {
        let view = RuleView(self, charter.profile)
        let sections = RuleDefinition.Section.allCases.compactMap {
            section -> (id: String, heading: String, html: HTML)? in
            let entries = charter.entries.filter { $0.listed.section == section }
            guard !entries.isEmpty else { return nil }
            return (section.rawValue, say(section.heading), table(entries, say(section.heading), view, links))
        }
        let lists = ProfileLists(say: say, view: view, profile: charter.profile).sections
        let contents = (sections + lists).map { Part.Entry($0.heading, .fragment($0.id)) }
        let parts = (sections + lists).map { Part.section($0.heading, id: $0.id, $0.html) }
        return "\(Part.contents(label: say("On this page"), contents))\(parts)"
    }

    private func lead(_ charter: Charter) -> String {
        say(
            "Its rules were taken from the profile “\(say.text(charter.profile.names))”, version \(charter.profile.version), on \(charter.adopted). Each says where it comes from."
        )
    }

    /// How many rules still wait, said before anything else.
    private func count(_ charter: Charter) -> HTML {
        let (all, awaiting) = charter.count
        guard awaiting > 0 else {
            return Part.note(.done, say("Every rule has been read or confirmed"), level: .h2, .empty)
        }
        let waiting = say.plural(
            awaiting, one: "\(awaiting) of \(all) rules waits for the council to confirm it",
            other: "\(awaiting) of \(all) rules wait for the council to confirm them")
        let why = say(
            "These rules are not read from a law: they were suggested, reported by others, or taken from general law. The platform works by them until the council says otherwise."
        )
        return Part.note(.care, waiting, level: .h2, "<p>\(why)</p>")
    }

    private func table(_ entries: [CharterEntry], _ caption: String, _ view: RuleView, _ links: Bool) -> HTML {
        Table(
            caption, captionIsHidden: true,
            columns: [
                .init(say("Rule")), .init(say("What it says")), .init(say("What it rests on")), .init(say("State")),
            ],
            rows: entries.map { entry in
                let title = view.title(entry)
                return [
                    links ? Part.link(title, to: link(CouncilRoute.rule(entry.path))) : HTML(text: title),
                    view.words(entry), view.grounds(entry), entry.state.status(say),
                ]
            }
        ).html
    }
}
