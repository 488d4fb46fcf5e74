// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// The votes of the item in hand: the open one, those that are closed, and the form for another.
struct RunVotes {
    let page: RunPage
    let item: AgendaItem

    private var say: Speech { page.say }
    private var meeting: Meeting { page.meeting }
    private var ballots: Ballots { page.sitting.rules.ballots }

    var html: HTML {
        let votes = page.votes.filter { $0.item == item.id }
        let open = votes.first { $0.state == .open }
        return """
            <section aria-labelledby="vo"><h2 id="vo">\(say("Votes"))</h2>\
            <div id="vote" data-live>\(votes.filter { $0.state == .closed }.map(closed))\(open.map(running))</div>\
            \(if: open == nil, "\(recusals)\(start)\(page.choices)")</section>
            """
    }

    private func closed(_ vote: Vote) -> HTML {
        """
        <p>“\(vote.text)”</p>\(if: vote.challenge != nil, Part.status(.stopped, say("Challenged")))\
        \(vote.outcome.map { OutcomePart(outcome: $0, say: say).html })\
        <p>\(Part.link(say("To the vote"), to: page.stationery.link(.vote(meeting.id, vote.id))))</p>
        """
    }

    private func running(_ vote: Vote) -> HTML {
        let given = page.voters[vote.id] ?? 0
        let roll = page.sitting.electorate(of: vote).roll
        let count = max(given, roll.voters(at: page.sitting.now, without: recused).count)
        let state: HTML =
            vote.method != .showOfHands
            ? """
            \(Chart.progress(given, of: count, label: say("\(given) of \(count) have voted")))\
            <p>\(say("\(given) of \(count) have voted. The result stays closed to everyone, you included, until the vote ends."))</p>
            """
            : "<p>\(say("Count the hands, then type the numbers on the page of the vote."))</p>"
        return """
            <div class="box active"><div class="row between"><h3>\(say(vote.asks?.word ?? vote.method.word))</h3>\
            \(Part.status(.going, say("Open", context: "vote")))</div><p>“\(vote.text)”</p>\(state)\
            <p>\(Form.link(say("To the vote"), to: page.stationery.link(.vote(meeting.id, vote.id)), .filled))</p></div>
            """
    }

    private var recused: Set<SeatID> { page.sitting.recusals[item.id] ?? [] }

    private var recusals: HTML {
        let seats = page.sitting.holdings.filter { !$0.isVacant }
        let form = page.form([], "recuse")
        let line = InterestList(
            say: say, interests: page.sitting.interests.filter { $0.item == item.id },
            seats: page.sitting.seatNames(in: say.tongue)
        ).html
        return """
            \(line)<details><summary>\(say("A seat takes no part in this item"))</summary>\
            \(page.stationery.post(
                form, .recuse(meeting.id, item.id),
                """
                \(form.select(Form.Field("seat", say("Seat")), seats.map { Form.Choice("\($0.seat.id)", $0.seat.names.text(in: say.tongue)) }))\
                \(form.text(
                    Form.Field("interest", say("What the interest is"), optional: true),
                    maxLength: DeclaredInterest.longest))\
                <p class="row">\(Form.submit(say("Takes no part"), .second, name: "recused", value: "yes"))\
                \(Form.submit(say("Takes part again"), .link, name: "recused", value: "no"))</p>
                """))</details>
            """
    }

    private var start: HTML {
        let quorum = page.sitting.quorum(for: item.id)
        guard quorum.isReached else {
            return Part.note(
                .care, say("No vote without the quorum"),
                "<p>\(say(quorum.message)) \(say("Wait for arrivals, or close the meeting and call it a second time."))</p>"
            )
        }
        let form = page.form(page.problems.filter { RunVotes.fields.contains($0.field ?? "") }, "vote")
        let methods = Ballots.Method.offered(ballots)
        let adopts: HTML =
            page.recommendations.isEmpty
            ? .empty
            : form.select(
                Form.Field("recommendation", say("Adopts the recommendation"), optional: true),
                page.recommendations.map { .init($0.reference.id, $0.title) }, prompt: say("None"))
        return page.stationery.post(
            form, .openVote(meeting.id, item.id),
            """
            \(form.textarea(Form.Field("text", say("What is voted on, word for word")), rows: 4, maxLength: 5_000))\
            \(form.radios(
                Form.Field("method", say("How")), methods.map { .init($0.rawValue, say($0.word), hint: $0.hint.map { say($0) }) },
                value: methods.first?.rawValue ?? ""))\
            \(form.select(
                Form.Field("matter", say("Kind")), MajorityKind.allCases.map { .init($0.rawValue, kind($0)) },
                value: item.kind.matter.rawValue))\(adopts)\
            <p>\(Form.submit(say("Open the vote")))</p>
            """)
    }

    static let fields: Set<String> = ["text", "method", "matter", "recommendation"]

    /// The kind of matter with the majority it takes.
    private func kind(_ matter: MajorityKind) -> String {
        say("\(matter.word): \(page.sitting.rules.majority(for: matter).name.words)")
    }
}
