// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Lineage
import Markup

/// What became of what was decided: only what is public, on one page.
struct OutcomesPage {
    let stationery: RegisterStationery
    /// Adopted decisions, the latest first.
    let entries: [RegisterEntry]
    let counts: [FollowUp.Status: Int]
    let actions: [DecisionID: [(node: Node, link: Link)]]
    let today: LocalDate
    let next: Keyset.Cursor?

    private var say: Speech { stationery.say }

    var html: HTML {
        guard !entries.isEmpty else {
            return Part.empty(
                say("Nothing was decided yet"), level: .h2,
                why: say("A decision stands here from the moment its vote is closed."))
        }
        return "\(Part.facts(sums))<ul class=\"rows\">\(entries.map(row))</ul>\(more)"
    }

    private var sums: [(term: String, fact: HTML)] {
        FollowUp.Status.allCases.map { (say($0.word), HTML(text: say.number(counts[$0] ?? 0))) }
    }

    private func row(_ entry: RegisterEntry) -> HTML {
        let decision = entry.decision
        let part = FollowPart(
            stationery: stationery, entry: entry, actions: actions[decision.id] ?? [], today: today, mayFollow: false)
        return """
            <li><h2><a href="\(stationery.decision(decision.id))" lang="\(decision.tongue.rawValue)">\(decision.title)</a></h2>\
            <p class="row small"><span class="num">\(decision.number.description)</span><span>\(say(entry.kind.word))</span>\
            <span class="dim">\(say.date(decision.day))</span>\(entry.badge(say, today: today))</p>\(part.body)</li>
            """
    }

    private var more: HTML {
        guard let next else { return .empty }
        return Part.pages(
            label: say("Pages of the list"),
            shown: say.plural(entries.count, one: "\(entries.count) decision", other: "\(entries.count) decisions"),
            later: .init(say("Earlier decisions"), stationery.link(.outcomes).with("after", next.text)))
    }
}
