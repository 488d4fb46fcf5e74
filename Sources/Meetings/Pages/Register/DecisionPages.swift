// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup

/// The register of decisions.
struct DecisionListPage {
    let stationery: Stationery
    let register: RegisterStationery
    let filter: RegisterFilter
    let entries: [RegisterEntry]
    let badges: [Readership: HTML]
    let next: Keyset.Cursor?
    let today: LocalDate
    let feed: Link
    let form: Form

    private var say: Speech { stationery.say }

    var html: HTML {
        let outcomes = Part.link(say("What became of what was decided"), to: register.link(.outcomes))
        return """
            <p>\(outcomes)</p>\(search)\(rows)\(more)<p class="noprint">\(files)</p>
            """
    }

    private var files: HTML {
        let table = filter.query.reduce(register.link(.table)) { $0.with($1.0, $1.1) }
        let list = filter.query.reduce(register.link(.list)) { $0.with($1.0, $1.1) }
        return HTML.joined(
            [
                Part.link(say("This list as a table (CSV)"), to: table),
                Part.link(say("For programs (JSON)"), to: list),
                Part.link(say("Public decisions as a feed (Atom)"), to: feed),
            ], separator: " · ")
    }

    private var search: HTML {
        let any = say("Any")
        let fields: HTML = """
            \(form.search(Form.Field("q", say("Words"), optional: true), value: filter.words))\
            \(form.number(Form.Field("year", say("Year"), optional: true), value: filter.year.map(String.init) ?? ""))\
            \(form.select(
                Form.Field("kind", say("Kind"), optional: true),
                RegisterFilter.Kind.allCases.map { .init($0.rawValue, say($0.word)) }, value: filter.kind?.rawValue ?? "",
                prompt: any))\
            \(form.select(
                Form.Field("status", say("Where it stands"), optional: true),
                FollowUp.Status.allCases.map { .init($0.rawValue, say($0.word)) }, value: filter.status?.rawValue ?? "",
                prompt: any))\
            \(form.select(
                Form.Field("sort", say("Order")),
                [Form.Choice("latest", say("The latest first")), Form.Choice("oldest", say("The oldest first"))],
                value: filter.isOldestFirst ? "oldest" : "latest"))\
            <p>\(Form.submit(say("Show"), .second))</p>
            """
        return
            "<details class=\"noprint\"><summary>\(say("Search and narrow"))</summary>\(form.get(stationery.link(.decisions), fields))</details>"
    }

    private var rows: HTML {
        guard !entries.isEmpty else {
            return filter == RegisterFilter()
                ? Part.empty(
                    say("Nothing was decided yet"), level: .h2,
                    why: say("A decision stands here from the moment its vote is closed."))
                : Part.empty(say("No such decision"), level: .h2, why: say("Ask for less, or for other words."))
        }
        return Part.section(say("Register"), id: "register", "<ul class=\"rows\">\(entries.map(row))</ul>")
    }

    private func row(_ entry: RegisterEntry) -> HTML {
        let badge: HTML = badges[entry.decision.readership] ?? .empty
        return entry.decision.row(stationery, "\(entry.badge(say, today: today))\(badge)")
    }

    private var more: HTML {
        guard let next else { return .empty }
        let later = filter.query.reduce(stationery.link(.decisions)) { $0.with($1.0, $1.1) }.with("after", next.text)
        return Part.pages(
            label: say("Pages of the list"),
            shown: say.plural(
                entries.count, one: "\(entries.count) decision", other: "\(entries.count) decisions"),
            later: .init(filter.isOldestFirst ? say("Later decisions") : say("Earlier decisions"), later))
    }
}

/// One decision: what, by how many, by which rule, and where it can be checked.
struct DecisionPage {
    let stationery: Stationery
    let decision: Decision
    let meeting: Meeting?
    /// The recommendations it adopts, with their pages.
    let adopts: [(node: Node, link: Link)]
    let thread: Link
    let record: Link?
    /// Whether the ballots of a secret vote are published with it.
    let hasSecretBallots: Bool
    /// In a named vote, for those who belong to the formation.
    let ballots: [(seat: String, choice: String)]
    /// What the colleges are called.
    let colleges: [String: String]
    /// The rounds before the one that decided, and votes that were challenged.
    let earlier: [Vote]
    /// The decision that replaces a challenged one.
    let replacement: Decision?

    private var say: Speech { stationery.say }

    var html: HTML {
        """
        <div class="split"><div>\(Part.status(decision.isAdopted ? .done : .stopped, say(decision.result)))\
        <blockquote class="claim">\(Part.prose(decision.text, tongue: decision.tongue.rawValue))</blockquote>\
        \(challenge)\(result)\(named)</div><div>\(Part.facts(facts))</div></div>
        """
    }

    private var facts: [(term: String, fact: HTML)] {
        var facts: [(term: String, fact: HTML)] = [(say("Number"), HTML(text: decision.number.description))]
        if let meeting {
            facts.append((say("Meeting"), Part.link(meeting.title(say), to: stationery.link(.meeting(meeting.id)))))
        }
        if hasSecretBallots {
            facts.append(
                (
                    say("Secret ballot"),
                    Part.link(say("All ballots, under their codes"), to: stationery.link(.ballots(decision.id)))
                ))
        }
        for (node, link) in adopts {
            facts.append((say("Adopts"), "<a href=\"\(link)\" lang=\"\(node.tongue.rawValue)\">\(node.title)</a>"))
        }
        facts.append((say("Thread"), Part.link(say("From evidence to effect"), to: thread)))
        if let record {
            facts.append((say("Record"), Part.link(say("Entry \(decision.index), to be checked"), to: record)))
        }
        return facts
    }

    private var challenge: HTML {
        guard let reason = decision.challenge else { return .empty }
        let link: HTML =
            replacement.map {
                "<p>\(Part.link(say("Voted on again: decision \($0.number.description)"), to: stationery.link(.decision($0.id))))</p>"
            } ?? .empty
        return Part.note(
            .care, say("This result was challenged"), level: .h2,
            "<p>\(reason)</p><p>\(say("It stays in the account and has no effect."))</p>\(link)")
    }

    /// The result, with the rounds that led to it.
    private var result: HTML {
        let rounds = earlier.compactMap(\.outcome).map { OutcomePart(outcome: $0, colleges: colleges, say: say).html }
        let last = OutcomePart(outcome: decision.outcome, colleges: colleges, say: say).html
        let quorum: HTML = decision.tally?.quorum.map { "<p class=\"why\">\(say($0.message))</p>" } ?? .empty
        guard !rounds.isEmpty else { return "\(last)\(quorum)" }
        let sections = (rounds + [last]).enumerated().map { index, round in
            Part.section(say("Vote \(index + 1)"), id: "vote-\(index + 1)", round)
        }
        return "\(sections)\(quorum)"
    }

    private var named: HTML {
        guard !ballots.isEmpty else { return .empty }
        return Table(
            say("How each seat voted"), columns: [.init(say("Seat")), .init(say("Vote"))],
            rows: ballots.map { [HTML(text: $0.seat), HTML(text: $0.choice)] }
        ).html
    }
}

extension Ballot.Choice {
    var word: Message {
        switch self {
        case .yes: Message("For", context: "vote")
        case .no: Message("Against", context: "vote")
        case .abstention: Message("Abstention")
        }
    }
}

extension Tally {
    /// The vote bar, what was needed, and the base.
    func chart(_ say: Speech) -> HTML {
        let bar = Chart.vote(
            .init(for: count.yes, against: count.no, abstained: count.abstained, needed: needed),
            words: .init(
                for: say("\(count.yes) for"), against: say("\(count.no) against"),
                abstained: say("\(count.abstained) abstained"), needed: say("\(needed) needed")))
        let casting: HTML = isByCastingVote ? "<p>\(say("The chair’s casting vote decided a tie."))</p>" : .empty
        return "\(bar)<p class=\"why\">\(say(rule))</p>\(casting)"
    }
}
