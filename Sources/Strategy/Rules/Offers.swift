// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Lineage

/// What a form offers to choose from: never more than whoever fills it in may see.
struct Offers {
    let organisations: [Organisation]
    /// Datasets with their areas, in order.
    let series: [(reference: SeriesReference, name: String)]
    /// The objects it may rest on.
    let rests: [Rest]
    let audiences: [(audience: Audience, name: String)]
    /// The actions an evaluation may judge.
    let actions: [Choosable]

    /// One step it may rest on.
    struct Rest {
        let relation: Relation
        let step: Step
        let offered: [Choosable]
        let chosen: Set<String>

        var field: String { "rests\(step.rawValue)" }
    }

    var seriesNames: [SeriesReference: String] {
        Dictionary(series.map { ($0.reference, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// What was chosen to rest on, by relation; anything that was not offered is passed over.
    func references(_ typed: Typed) -> [(relation: Relation, nodes: [NodeReference])] {
        Relation.allCases.compactMap { relation in
            let mine = rests.filter { $0.relation == relation }
            guard !mine.isEmpty else { return nil }
            let nodes = mine.flatMap { rest in
                let chosen = Set(typed.all(rest.field))
                return rest.offered.filter { chosen.contains($0.choice) }.map(\.node)
            }
            return (relation, nodes)
        }
    }

    /// Title, text and readers, which every form asks for. Readers that an object inherited stay while its audience does.
    func words(_ typed: inout Typed, was: Readership?) -> Words? {
        let title = typed.text("title", limit: 300)
        let text = typed.text("text", limit: 20_000, optional: true)
        let audience = typed.choice("audience") { key in audiences.first { $0.audience.key == key }?.audience }
        guard let audience, typed.faults.isEmpty else { return nil }
        let readership = was.flatMap { $0.audience == audience ? $0 : nil } ?? Readership(audience)
        return Words(title: title, text: text, readership: readership)
    }
}

/// An object that people enter through a form.
protocol Writable: Entry {
    associatedtype Draft: Sendable
    /// Reads what is its own of the form.
    static func read(_ typed: inout Typed, _ offers: Offers, today: LocalDate) -> Draft?
    /// The object from its heading and the form; `was` is what it is now.
    init(_ head: Heading<Self>, _ draft: Draft, was: Self?, today: LocalDate)
}

extension Priority: Writable {
    static func read(_ typed: inout Typed, _ offers: Offers, today: LocalDate) -> PriorityDraft? {
        PriorityDraft(&typed)
    }

    init(_ head: Heading<Priority>, _ draft: PriorityDraft, was: Priority?, today: LocalDate) {
        self.init(head: head, rank: draft.rank, ranked: draft.ranked, method: draft.method)
    }
}

extension Recommendation: Writable {
    static func read(_ typed: inout Typed, _ offers: Offers, today: LocalDate) -> RecommendationDraft? {
        offers.checkOrganisation(&typed, "addressee")
        return RecommendationDraft(&typed)
    }

    init(_ head: Heading<Recommendation>, _ draft: RecommendationDraft, was: Recommendation?, today: LocalDate) {
        self.init(
            head: head, addressee: draft.addressee, made: draft.made, answerDue: draft.answerDue, answer: was?.answer)
    }
}

extension CouncilAction: Writable {
    static func read(_ typed: inout Typed, _ offers: Offers, today: LocalDate) -> ActionDraft? {
        offers.checkOrganisation(&typed, "owner")
        return ActionDraft(&typed)
    }

    init(_ head: Heading<CouncilAction>, _ draft: ActionDraft, was: CouncilAction?, today: LocalDate) {
        self.init(
            head: head, owner: draft.owner, partners: draft.partners, starts: draft.starts, due: draft.due,
            progress: was?.progress ?? .open, cost: draft.cost)
    }
}

extension Indicator: Writable {
    static func read(_ typed: inout Typed, _ offers: Offers, today: LocalDate) -> IndicatorDraft? {
        IndicatorDraft(&typed, names: offers.seriesNames)
    }

    init(_ head: Heading<Indicator>, _ draft: IndicatorDraft, was: Indicator?, today: LocalDate) {
        self.init(
            head: head, unit: draft.unit, direction: draft.direction, baseline: draft.baseline, target: draft.target,
            series: draft.series)
    }
}

extension Evaluation: Writable {
    static func read(_ typed: inout Typed, _ offers: Offers, today: LocalDate) -> DesignDraft? {
        DesignDraft(&typed, names: offers.seriesNames)
    }

    init(_ head: Heading<Evaluation>, _ draft: DesignDraft, was: Evaluation?, today: LocalDate) {
        self.init(head: head, action: draft.action, declared: was?.declared ?? today, limits: draft.limits)
    }
}

extension Offers {
    /// Only an organisation that was offered can be chosen.
    fileprivate func checkOrganisation(_ typed: inout Typed, _ field: String) {
        let chosen = typed.raw(field)
        guard !chosen.isEmpty, !organisations.contains(where: { $0.id.description == chosen }) else { return }
        typed.fault(field, Message("Choose one of the answers."))
    }
}
