// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    typealias Fact = ProfileAnswer.Fact

    /// The answers to the six questions from live data: this room's first, then what others know. Only what is hard
    /// begins with the council's priorities, and ends with its empty seats.
    func profileAnswers(_ others: [ProfileAnswer]) throws -> [ProfileQuestion: [Fact]] {
        try answerers(others, try plenaryHoldings()).reduce(into: [:]) { answers, answerer in
            answers[answerer.question, default: []] += try answerer.facts(self)
        }
    }

    /// The first statement of each answer, without asking for the others.
    func firstAnswers(_ others: [ProfileAnswer], _ holdings: [Holding]) throws -> [ProfileQuestion: Fact] {
        try answerers(others, holdings).reduce(into: [:]) { first, answerer in
            if first[answerer.question] == nil { first[answerer.question] = try answerer.facts(self).first }
        }
    }

    /// Whatever answers the questions, in order.
    private func answerers(_ others: [ProfileAnswer], _ holdings: [Holding]) -> [ProfileAnswer] {
        [
            ProfileAnswer(.worksAndEffect) { try $0.ruleFacts() },
            ProfileAnswer(.structureAndActions) { try $0.structureFacts(holdings) },
            ProfileAnswer(.stakeholders) { try $0.stakeholderFacts() },
            ProfileAnswer(.similar) { try $0.similarFacts() },
        ] + others + [ProfileAnswer(.challengesAndActions) { $0.vacancyFacts(holdings) }]
    }

    /// The seats of the plenary with who holds them today, as far as the reader may know; none where there is no plenary.
    func plenaryHoldings() throws -> [Holding] {
        guard let plenary = try snapshot.plenary(of: council.id) else { return [] }
        return try snapshot.holders(of: plenary, on: council.today(at: now), for: scope)
    }

    /// How it works: the rules a resident asks for first, and how many still wait.
    private func ruleFacts() throws -> [Fact] {
        guard let charter = try snapshot.charter(of: council.id) else { return [] }
        let telling = Telling(charter.profile, in: say.tongue)
        let plenary = charter.profile.formations.first { $0.kind == .plenary }?.id ?? "plenary"
        let asked = ["formations.\(plenary).rhythm", "majorities.decision", "quorum", "convening.notice"]
        let rules = asked.compactMap { charter.entry($0) }.compactMap { entry -> Fact? in
            guard let value = entry.value else { return nil }
            return Fact("\(say(entry.listed.label)): \(say.rule(value, telling))", link(CouncilRoute.rule(entry.path)))
        }
        let count = charter.count
        let waiting: [Fact] =
            count.awaiting == 0
            ? []
            : [
                Fact(
                    say("\(count.awaiting) of \(count.all) rules still wait for the council to confirm them."),
                    link(CouncilRoute.constitution))
            ]
        return rules + waiting
    }

    private func structureFacts(_ holdings: [Holding]) throws -> [Fact] {
        guard try snapshot.plenary(of: council.id) != nil else { return [] }
        let formations = try snapshot.formations(for: scope)
        return [
            Fact(say(SeatGroup.summary(of: holdings)) + ".", link(CouncilRoute.members)),
            Fact(say("It meets as: \(say.list(formations.map(\.names)))."), link(CouncilRoute.formations)),
        ]
    }

    private func stakeholderFacts() throws -> [Fact] {
        let organisations = try snapshot.organisations(for: scope, limit: 24)
        guard !organisations.isEmpty else { return [] }
        return [Fact(say.list(organisations.map(\.names)) + ".", link(CouncilRoute.organisations))]
    }

    /// Seats that nobody holds.
    private func vacancyFacts(_ holdings: [Holding]) -> [Fact] {
        let vacant = holdings.filter(\.isVacant)
        guard !vacant.isEmpty else { return [] }
        let names = say.list(vacant.prefix(12).map(\.seat.names))
        let sentence = say.plural(
            vacant.count, one: "\(vacant.count) seat is vacant: \(names).",
            other: "\(vacant.count) seats are vacant: \(names).")
        return [Fact(sentence, link(CouncilRoute.members))]
    }

    /// How far the rules of councils elsewhere differ from this council's, each leading to the comparison: those that
    /// are of the same nature, and all others together.
    func comparedFacts(_ profiles: [ProfileFile]) throws -> [Fact] {
        guard let charter = try snapshot.charter(of: council.id) else { return [] }
        let own = ComparedSide(name: council.name, charter: charter).entries(say)
        let nature = charter.natureKind
        let others = try profiles.map(\.profile).filter { $0.id != charter.profile.id }
            .map { (profile: $0, charter: try Charter.untouched($0)) }
        let like = others.filter { nature != nil && $0.charter.natureKind == nature }.prefix(Self.comparedWith)
        let compared = like.map { profile, other -> Fact in
            let count = Comparison(own, ComparedSide(name: "", charter: other).entries(say)).count
            let query: Fields = ["one": "council:\(council.slug)", "two": "profile:\(profile.id)"]
            return Fact(
                say(
                    "\(say.text(profile.names)) (\(profile.countryName(say))): \(count.differing) of \(count.all) rules and lists differ."
                ), link(ProfileRoute.comparison, query: query))
        }
        guard !others.isEmpty else { return [] }
        let countries = Set(others.map(\.profile.country)).subtracting(["any"]).count
        let all = Fact(
            say("\(others.count) kinds of councils from \(countries) countries are described here, rule by rule."),
            link(ProfileRoute.profiles))
        return compared + [all]
    }

    /// Councils of the same nature that one council is compared with by number.
    private static let comparedWith = 5

    /// Councils of this installation that work by the same profile, or are described by what is published.
    private func similarFacts() throws -> [Fact] {
        func page(_ other: CouncilIdentity) -> Link { Link(path: ["c", other.slug, say.tongue.rawValue, "profile"]) }
        func comparison(_ other: CouncilIdentity) -> Link {
            link(ProfileRoute.comparison, query: ["one": "council:\(council.slug)", "two": "council:\(other.slug)"])
        }
        return try snapshot.likeCouncils(council.id).map { Fact($0.name, comparison($0)) }
            + snapshot.describedCouncils().map { Fact(say("\($0.name), as far as published"), page($0)) }
    }
}

extension Charter {
    /// What kind of body the council is; nil where that was not found.
    fileprivate var natureKind: Nature.Kind? { (entry("nature")?.value as? Nature)?.kind }
}

extension Snapshot {
    /// Other councils here that work by the same profile, by slug.
    func likeCouncils(_ council: CouncilID, limit: Int = 20) throws -> [CouncilIdentity] {
        let ids: [CouncilID] = try rows(
            """
            SELECT other.council FROM constitution AS mine
            JOIN constitution AS other ON other.profile = mine.profile AND other.council <> mine.council
            WHERE mine.council = \(council) ORDER BY other.council LIMIT \(limit)
            """
        ).map { try $0[0] }
        return try ids.compactMap { try self.council($0) }
    }

    /// Councils that do not work here and are described by what is published, by age.
    func describedCouncils(limit: Int = 20) throws -> [CouncilIdentity] {
        let ids: [CouncilID] = try rows("SELECT council FROM published_facts ORDER BY council LIMIT \(limit)").map {
            try $0[0]
        }
        return try ids.compactMap { try self.council($0) }
    }
}
