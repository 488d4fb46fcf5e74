// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// What a later version of the council's profile says otherwise, to be taken rule by rule or as a whole.
    func newerPage(_ profiles: [ProfileFile], problems: [Form.Problem] = []) throws -> Page {
        let charter = try ownCharter()
        guard let file = charter.newer(among: profiles) else {
            return Page(
                title: say("A later version of the profile"),
                lead: say(
                    "The council works by version \(charter.profile.version) of its profile. This installation has no later one."
                ), crumbs: constitutionCrumbs, content: .empty)
        }
        let sides = (
            ComparedSide(name: say("In force here"), charter: charter),
            ComparedSide(
                name: say("Version \(file.profile.version) of the profile"), charter: try .untouched(file.profile))
        )
        let showsAll = request.query["all"] == "yes"
        let subject = CharterSubject(council: council.id)
        let mayAdopt = standing.may(AdoptProfile.self, on: subject)
        var table = ComparisonTable(
            say: say, first: sides.0.name, second: sides.1.name,
            comparison: Comparison(sides.0.entries(say), sides.1.entries(say)), showsAll: showsAll)
        if mayAdopt { table.action = { self.takeLink($0, charter, file.profile) } }
        let query: Fields = showsAll ? [:] : ["all": "yes"]
        return Page(
            title: say("A later version of the profile"),
            lead: say(
                "The council’s rules stay as they are until it takes a rule, or adopts the later version as a whole. Rules the council wrote itself stay then, too."
            ), crumbs: constitutionCrumbs,
            content: """
                \(table.summary(link(VersionRoute.newer, query: query)))\(table.html)\
                \(mayAdopt ? try newerForms(charter, file.profile, problems) : .empty)
                """)
    }

    private func takeLink(_ row: Comparison.Row, _ charter: Charter, _ profile: Profile) -> HTML {
        guard row.difference == .content || row.difference == .grounds, charter.entry(row.path) != nil,
            profile.ruleList.first(where: { $0.path == row.path })?.rule.working != nil
        else { return .empty }
        let target = link(VersionRoute.newer, query: ["rule": row.path]).at("take")
        return "<a href=\"\(target)\">\(say("Take this rule"))</a>"
    }

    private func newerForms(_ charter: Charter, _ profile: Profile, _ problems: [Form.Problem]) throws -> HTML {
        let asked = takenPath
        let taking = form(problems: asked == nil ? [] : problems, prefix: "take")
        let take: HTML =
            try asked.flatMap { charter.entry($0) }.map { entry in
                Part.section(
                    say("Take this rule: \(RuleView.title(entry, say))"), id: "take",
                    post(
                        taking, to: VersionRoute.take(entry.path),
                        """
                        \(Form.hidden("version", "\(charter.version)"))\(reasonField(taking))\(try decisionField(taking))\
                        \(Form.submit(say("Take the rule"), .second))
                        """))
            } ?? .empty
        let adopting = form(problems: asked == nil ? problems : [], prefix: "adopt")
        let adopt = Part.section(
            say("Adopt version \(profile.version) as a whole"), id: "adopt",
            post(
                adopting, to: VersionRoute.adopt,
                """
                \(Form.hidden("version", "\(charter.version)"))\(reasonField(adopting))\(try decisionField(adopting))\
                \(Form.submit(say("Adopt the version"), .second))
                """))
        return "\(take)\(adopt)"
    }

    /// The rule that is being taken: asked for in the address, or sent.
    private var takenPath: String? {
        if let asked = request.query["rule"] { return asked }
        let parts = request.path.split(separator: "/")
        return parts.count > 5 && parts[4] == "newer" ? String(parts[5]) : nil
    }
}

extension Charter {
    /// A version of the profile that is later than the council's own.
    func newer(among profiles: [ProfileFile]) -> ProfileFile? {
        profiles.first { $0.profile.id == profile.id && $0.profile.version > profile.version }
    }
}

extension Submission {
    /// Takes one rule from the later version, with what it rests on there.
    func takeRule(_ path: String, _ profiles: [ProfileFile]) throws -> Reply {
        let charter = try ownCharter()
        guard let profile = charter.newer(among: profiles)?.profile, let entry = charter.entry(path),
            let statement = profile.ruleList.first(where: { $0.path == path })?.rule.working
        else { throw Refusal.absent }
        let permit = try transaction.permit(
            TakeRule.self, standing, on: RuleSubject(council: council.id, path: path))
        try checkVersion(charter.version) { try $0.newerPage(profiles, problems: $1) }
        var fields = fields
        let reason = fields.needed("reason", Message("Say why."))
        let decision = try chosenDecision(&fields)
        try refusing({ try $0.newerPage(profiles, problems: $1) }) {
            try fields.finish()
            let verdict = try permit.write(statement, of: profile, reason: reason)
            try tie(verdict, to: decision, RuleView.title(entry, say), ["how-it-works", path])
        }
        return .seeOther(link(CouncilRoute.rule(path)))
    }

    /// Adopts the later version as a whole.
    func adoptProfile(_ profiles: [ProfileFile]) throws -> Reply {
        let charter = try ownCharter()
        guard let file = charter.newer(among: profiles) else { throw Refusal.absent }
        let permit = try transaction.permit(AdoptProfile.self, standing, on: CharterSubject(council: council.id))
        try checkVersion(charter.version) { try $0.newerPage(profiles, problems: $1) }
        var fields = fields
        let reason = fields.needed("reason", Message("Say why."))
        let decision = try chosenDecision(&fields)
        try refusing({ try $0.newerPage(profiles, problems: $1) }) {
            try fields.finish()
            let adoption = try permit.write(
                file.profile, file.text, reason: reason, on: council.today(at: now))
            let title = say("How this council works: version \(file.profile.version) of the profile")
            try tie(adoption, to: decision, title, ["how-it-works", "versions"])
        }
        return .seeOther(link(VersionRoute.versions))
    }
}
