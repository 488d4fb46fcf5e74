// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

/// The polls of a session as the audience sees them: open ones to answer, closed ones with their result.
struct PollsPart {
    let visit: Visit
    let conference: Conference
    /// Fewer people than this are never counted in public.
    let threshold: Int

    private var say: Speech { visit.say }

    init(_ visit: Visit, _ conference: Conference) throws {
        self.visit = visit
        self.conference = conference
        threshold = try visit.hideBelow()
    }

    func html(mayTakePart: Bool, guest: Guest?) throws -> HTML {
        let polls = try visit.snapshot.polls(of: conference, preparedToo: false)
        guard !polls.isEmpty || conference.state == .live else { return .empty }
        let items = try polls.enumerated().map { number, poll -> HTML in
            let hasAnswered = try guest.map { try visit.snapshot.hasAnswered(poll, $0) } ?? false
            return poll.state == .open
                ? open(poll, number: number, mayAnswer: mayTakePart && !hasAnswered, hasAnswered: hasAnswered)
                : try closed(poll)
        }
        let nothing: HTML = polls.isEmpty ? "<p class=\"dim\">\(say("No poll has been opened so far."))</p>" : .empty
        return Part.section(say("Polls"), id: "polls", "<div id=\"polled\" data-live>\(nothing)\(items)</div>")
    }

    /// While a poll is open only the number of voters shows, to everybody.
    private func open(_ poll: Poll, number: Int, mayAnswer: Bool, hasAnswered: Bool) -> HTML {
        let count = say.plural(
            poll.voters, one: "\(poll.voters) has answered.", other: "\(poll.voters) have answered.")
        let sealed = say("The result shows once the poll is closed, to everybody at the same time.")
        let form = visit.form(prefix: "p\(number)")
        let choices = poll.answers.enumerated().map { Form.Choice("\($0)", $1) }
        let ballot: HTML =
            mayAnswer
            ? visit.post(
                form, to: QuestionRoute.answer(conference.id, poll.id),
                "\(form.radios(Form.Field("choice", poll.text), choices))\(Form.submit(say("Answer the poll")))")
            : "<h3 lang=\"\(conference.tongue.rawValue)\">\(poll.text)</h3>"
        let own: HTML = hasAnswered ? "<p>\(say("Your answer is counted."))</p>" : .empty
        return "<div class=\"panel\">\(ballot)\(own)<p class=\"why\">\(count) \(sealed)</p></div>"
    }

    private func closed(_ poll: Poll) throws -> HTML {
        let count = say.plural(poll.voters, one: "\(poll.voters) answered.", other: "\(poll.voters) answered.")
        guard poll.voters >= threshold, let result = try visit.snapshot.result(of: poll) else {
            let few = say("Fewer than \(threshold) answered, so what they said is not shown.")
            return """
                <div class="panel"><h3 lang="\(conference.tongue.rawValue)">\(poll.text)</h3><p class="why">\(few)</p></div>
                """
        }
        let bars = zip(poll.answers, result).map { Chart.Bar($0, Double($1)) }
        let say = say
        let chart = Chart.bars(
            poll.text, remark: count, names: say("Answer"), values: say("Of \(poll.voters)"), bars,
            numbers: { say.number(Int($0)) }, tongue: conference.tongue.rawValue)
        return "<div class=\"panel\">\(chart)</div>"
    }
}

/// Polls for those who moderate: to prepare, open and close. The result is sealed for them too.
struct PollDesk {
    let visit: Visit
    let conference: Conference
    let faults: [Fault]

    private var say: Speech { visit.say }

    var html: HTML {
        get throws {
            let polls = try visit.snapshot.polls(of: conference, preparedToo: true)
            let items = polls.map(item)
            let list: HTML = polls.isEmpty ? .empty : "<ul class=\"rows\">\(items)</ul>"
            return Part.section(
                say("Polls"), id: "polls",
                "<div id=\"pollDesk\" data-live>\(list)</div>\(conference.state.isOver ? .empty : prepare)")
        }
    }

    private func item(_ poll: Poll) -> HTML {
        let count = say.plural(
            poll.voters, one: "\(poll.voters) has answered", other: "\(poll.voters) have answered")
        let (status, step): (HTML, HTML) =
            switch poll.state {
            case .prepared:
                (Part.status(.wait, say("Prepared")), button(.openPoll(conference.id, poll.id), say("Open the poll")))
            case .open:
                (
                    Part.status(.going, say("Open")),
                    button(.closePoll(conference.id, poll.id), say("Close it and show the result"))
                )
            case .closed: (Part.status(.done, say("Closed")), .empty)
            }
        return """
            <li><h3 lang="\(conference.tongue.rawValue)">\(poll.text)</h3><p class="row small">\(status)<span>\(count)</span></p>\
            \(step)</li>
            """
    }

    private func button(_ route: QuestionRoute, _ label: String) -> HTML {
        visit.post(visit.form(prefix: "b"), to: route, Form.submit(label, .second))
    }

    private var prepare: HTML {
        let form = visit.form(problems: faults.map { Form.Problem($0.field, say($0.message)) }, prefix: "n")
        let fields: HTML = """
            \(form.text(Form.Field("poll", say("A question to the audience")), maxLength: Poll.longest))\
            \(form.textarea(Form.Field("answers", say("Answers to choose from"), hint: say("A line each.")), rows: 4))\
            \(Form.submit(say("Prepare the poll"), .second))
            """
        return "<div class=\"measure\">\(visit.post(form, to: QuestionRoute.addPoll(conference.id), fields))</div>"
    }
}

extension Visit {
    /// Numbers of people below this are shown nowhere, by the council's own rule.
    func hideBelow() throws -> Int { try snapshot.constitution(of: council.id)?.smallNumbers.hideBelow ?? 5 }
}
