// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// The profiles that come with the program, each with what it rests on in short.
    func profilesPage(_ profiles: [ProfileFile]) throws -> Page {
        let rows = profiles.map { file -> [HTML] in
            let profile = file.profile
            let charter = try? Charter.untouched(profile)
            let read = charter?.entries.count { $0.state == .read } ?? 0
            return [
                "<a href=\"\(link(ProfileRoute.profile(profile.id)))\">\(say.html(profile.names))</a>",
                HTML(text: profile.countryName(say)), HTML(text: say("\(read) of \(charter?.count.all ?? 0)")),
                HTML(text: say("\(profile.version)")),
            ]
        }
        let table =
            rows.isEmpty
            ? Part.empty(say("No profile"), level: .h2, why: say("This installation came without profiles."))
            : Table(
                say("Profiles"), captionIsHidden: true,
                columns: [
                    .init(say("Council")), .init(say("Country")), .init(say("Rules read in a law")),
                    .init(say("Version")),
                ], rows: rows
            ).html
        return Page(
            title: say("How councils work elsewhere"),
            lead: say(
                "A profile says how a kind of council works, and for every rule where it comes from, or that nobody knows. It is no legal advice."
            ), content: "\(table)\(try comparisonForm(profiles, nil, nil))")
    }

    /// One profile, rule by rule.
    func profilePage(_ id: String, _ profiles: [ProfileFile]) throws -> Page {
        guard let file = profiles.first(where: { $0.profile.id == id }) else { throw Refusal.absent }
        let charter = try Charter.untouched(file.profile)
        return Page(
            title: say.text(file.profile.names),
            lead: say.text(file.profile.summary),
            crumbs: [.init(say("How councils work elsewhere"), link(ProfileRoute.profiles))],
            content: """
                <p class="dim">\(file.profile.countryName(say)) · \(say("Version \(file.profile.version)"))</p>\
                \(charterSections(charter, links: false))\(try comparisonForm(profiles, "profile:\(id)", nil))
                """)
    }

    /// Two constitutions or profiles side by side; the form to choose them where they are not chosen yet.
    func comparisonPage(_ profiles: [ProfileFile]) throws -> Page {
        let (one, two) = (request.query["one"], request.query["two"])
        let form = try comparisonForm(profiles, one, two)
        let crumbs = [Part.Entry(say("How councils work elsewhere"), link(ProfileRoute.profiles))]
        guard let one, let two else {
            return Page(title: say("Compare two councils"), crumbs: crumbs, content: form)
        }
        guard let first = try side(one, profiles), let second = try side(two, profiles) else { throw Refusal.absent }
        let comparison = Comparison(first.entries(say), second.entries(say))
        let showsAll = request.query["all"] == "yes"
        let table = ComparisonTable(
            say: say, first: first.name, second: second.name, comparison: comparison, showsAll: showsAll)
        var query: Fields = ["one": one, "two": two]
        if !showsAll { query.append("all", "yes") }
        return Page(
            title: say("\(first.name) and \(second.name)"),
            lead: say("What their rules say, beside each other. Where a rule comes from stands below it."),
            crumbs: crumbs,
            content: "\(table.summary(link(ProfileRoute.comparison, query: query)))\(table.html)\(form)")
    }

    /// `profile:fr-clspd` or `council:kalliste`: both are public.
    private func side(_ name: String, _ profiles: [ProfileFile]) throws -> ComparedSide? {
        if let id = name.after("profile:"), let profile = profiles.first(where: { $0.profile.id == id })?.profile {
            return ComparedSide(name: say.text(profile.names), charter: try Charter.untouched(profile))
        }
        guard let slug = name.after("council:"), let council = try snapshot.council(slug: slug),
            let charter = try snapshot.charter(of: council.id)
        else { return nil }
        return ComparedSide(name: council.name, charter: charter)
    }

    /// The form to choose two of all that can be compared; nothing where there is only one.
    func comparisonForm(_ profiles: [ProfileFile], _ one: String?, _ two: String?) throws -> HTML {
        let councils = try snapshot.councilsWithConstitution()
        let choices =
            councils.map { Form.Choice("council:\($0.slug)", $0.name) }
            + profiles.map { file in
                let name = "\(file.profile.countryName(say)): \(say.text(file.profile.names))"
                return Form.Choice("profile:\(file.profile.id)", name)
            }
        let keys = councils.map { "council:\($0.slug)" } + profiles.map { "profile:\($0.profile.id)" }
        guard keys.count > 1 else { return .empty }
        let form = form(prefix: "compare")
        // Nobody means to compare something with itself.
        let second = one == nil || one == keys[0] ? keys[1] : keys[0]
        return Part.section(
            say("Compare two councils"), id: "compare",
            form.get(
                link(ProfileRoute.comparison),
                """
                \(form.select(Form.Field("one", say("First")), choices, value: one ?? ""))\
                \(form.select(Form.Field("two", say("Second")), choices, value: two ?? second))\
                \(Form.submit(say("Compare"), .second))
                """))
    }
}

extension Charter {
    /// A profile that nobody has adopted, as a council would begin with it.
    static func untouched(_ profile: Profile) throws -> Charter {
        try Charter(profile: profile, adopted: LocalDate(dayNumber: 0), verdicts: [])
    }
}

extension Profile {
    /// The country by its code, which is the same everywhere.
    func countryName(_ say: Speech) -> String {
        country == "any" ? say("any country") : country
    }
}

extension String {
    /// What comes after a beginning; nil where the text does not begin so.
    fileprivate func after(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}

extension Snapshot {
    /// The councils of this installation that work by a constitution, by name.
    func councilsWithConstitution(limit: Int = 300) throws -> [CouncilIdentity] {
        let ids: [CouncilID] = try rows("SELECT council FROM constitution ORDER BY council LIMIT \(limit)").map {
            try $0["council"]
        }
        return try ids.compactMap { try council($0) }.sorted { ($0.name, $0.slug) < ($1.name, $1.slug) }
    }
}
