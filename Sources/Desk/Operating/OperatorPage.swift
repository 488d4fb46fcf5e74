// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup
import Web

extension Visit {
    /// What whoever runs the installation sees of it: its queue, its councils, what was done to it. Never the content
    /// of a council, and of jobs and letters only that they are there.
    func operatorPage() throws -> Page {
        let cursor = request.query["after"].map { Keyset.Cursor($0) }
        let letters = try snapshot.deadLetters(of: 20, after: cursor)
        let councils = try snapshot.councils()
        return Page(
            title: say("This installation"), lead: say("How it runs. What councils discuss is not shown here."),
            audience: .operators, crumbs: [Part.Entry(say("My desk"), link(DeskRoute.desk))],
            content: """
                \(queue(try snapshot.queueHealth()))\(dead(letters, councils))\(list(councils))\(try operatorActs())
                """)
    }

    private func queue(_ health: QueueHealth) -> HTML {
        let delay = health.delay.map { Int($0 / .seconds(60)) }
        let words = delay.map { say.plural($0, one: "\($0) minute", other: "\($0) minutes") } ?? "–"
        return Part.section(
            say("Queue"), id: "queue",
            Part.facts([
                (term: say("Jobs that wait"), fact: "\(health.waiting)"),
                (term: say("Jobs in hand"), fact: "\(health.inHand)"),
                (term: say("Jobs that were given up"), fact: "\(health.dead)"),
                (term: say("Letters not yet sent"), fact: "\(health.letters)"),
                (term: say("The oldest job waits since"), fact: HTML(text: words)),
            ]))
    }

    private func dead(_ letters: Keyset.Page<DeadLetter>, _ councils: [CouncilIdentity]) -> HTML {
        let names = Dictionary(councils.map { ($0.id.description, $0.name) }, uniquingKeysWith: { first, _ in first })
        let columns = [
            say("Kind of job"), say("Council"), say("Given up"), say("Tries"), say("Why"), say("What to do"),
        ]
        let table = Table(
            say("Jobs that were given up"), captionIsHidden: true, columns: columns.map { Table.Column($0) },
            rows: letters.items.map { letter in
                [
                    "<code>\(letter.kind)</code>", HTML(text: letter.council.flatMap { names[$0] } ?? "–"),
                    HTML(text: say.instant(letter.died)), "\(letter.attempts)", "<code>\(letter.reason)</code>",
                    choices(letter),
                ]
            })
        let list: HTML =
            letters.items.isEmpty
            ? "<p>\(say("None. Whatever fails for good stands here for 30 days."))</p>"
            : "\(table)\(further(letters.next))"
        return Part.section(say("Jobs that were given up"), id: "dead", list)
    }

    private func choices(_ letter: DeadLetter) -> HTML {
        """
        <div class="row">\
        \(post(form(prefix: "retry-\(letter.id)"), to: DeskRoute.retry(letter.id), Form.submit(say("Try again"), .second)))\
        \(post(form(prefix: "discard-\(letter.id)"), to: DeskRoute.discard(letter.id), Form.submit(say("Throw away"), .danger)))\
        </div>
        """
    }

    private func further(_ next: Keyset.Cursor?) -> HTML {
        guard let next else { return .empty }
        return Part.pages(
            label: say("Further jobs"), shown: say("Those given up last come first"),
            later: Part.Entry(say("Older"), link(DeskRoute.operating, query: ["after": next.text])))
    }

    private func list(_ councils: [CouncilIdentity]) -> HTML {
        let items = councils.map { council -> HTML in
            """
            <li><a href="\(councilLink(council))" lang="\(council.tongue.rawValue)">\(council.name)</a> \
            <span class="dim"><code>\(council.slug)</code> \(say("since \(council.created)"))</span></li>
            """
        }
        let content: HTML =
            councils.isEmpty
            ? "<p>\(say("None yet. The command koinon council create founds one."))</p>"
            : "<ul class=\"rows\">\(items)</ul>"
        return Part.section(say("Councils"), id: "councils", content)
    }

    private func operatorActs() throws -> HTML {
        let acts = try snapshot.operatorActs(viewer)
        guard !acts.isEmpty else { return .empty }
        let table = Table(
            say("Latest first"),
            columns: [Table.Column(say("When")), Table.Column(say("What")), Table.Column(say("From where"))],
            rows: acts.map { act in
                [HTML(text: say.instant(act.at)), "<code>\(act.action)</code>", "<code>\(act.channel.rawValue)</code>"]
            })
        return Part.section(say("What operators did"), id: "acts", "\(table)")
    }
}

extension Submission {
    /// Puts a job that was given up back into the queue.
    func retry(_ letter: ID<DeadLetter>) throws -> Reply {
        _ = try transaction.operatorPermit("job.retry", viewer)
        guard try transaction.retry(letter) else { throw Refusal.absent }
        return .seeOther(link(DeskRoute.operating).at("dead"))
    }

    /// Throws a job away that was given up.
    func discard(_ letter: ID<DeadLetter>) throws -> Reply {
        _ = try transaction.operatorPermit("job.discard", viewer)
        guard try transaction.discard(letter) else { throw Refusal.absent }
        return .seeOther(link(DeskRoute.operating).at("dead"))
    }
}
