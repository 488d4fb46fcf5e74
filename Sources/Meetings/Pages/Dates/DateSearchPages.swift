// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Markup

/// The searches that take answers.
struct DateSearchListPage {
    let say: Speech
    let searches: [DateSearch]
    let link: (DateSearchID) -> Link
    /// Where a search is begun, for those who may.
    let new: Link?

    var html: HTML {
        let begin = new.map { Form.link(say("Find a date"), to: $0, .filled) }
        guard !searches.isEmpty else {
            return Part.empty(
                say("No date is being looked for"), level: .h2,
                why: say("Here stands when people could meet, until a meeting is called for it."),
                next: begin ?? .empty)
        }
        let rows = searches.map { search -> HTML in
            """
            <li><h2><a href="\(link(search.id))">\(search.purpose)</a></h2>\
            <p class="row small"><span>\(search.formation.names.text(in: say.tongue))</span>\
            <span>\(say("Answers by \(search.answersBy, .day)"))</span></p></li>
            """
        }
        return "<ul class=\"rows\">\(rows)</ul>\(begin.map { "<p class=\"row\">\($0)</p>" as HTML })"
    }
}

/// The form that begins a search.
struct SeekDatePage {
    let say: Speech
    let form: Form
    let formations: [Formation]
    let period: Period
    /// The first day that keeps the ordinary notice.
    let earliest: LocalDate
    let post: (HTML) -> HTML

    var html: HTML {
        let known = formations.first.map { "\($0.id)" } ?? ""
        return post(
            """
            \(form.select(
                Form.Field("formation", say("Formation")),
                formations.map { Form.Choice("\($0.id)", $0.names.text(in: say.tongue)) }, value: known))\
            \(form.text(
                Form.Field("purpose", say("What the meeting would be about"), hint: say("Only the formation reads it.")),
                maxLength: DateSearchDraft.longestPurpose))\
            \(form.textarea(
                Form.Field(
                    "moments", say("Moments to choose from"),
                    hint: say("A day and a time a line, as in 2026-11-18 18:00, on the clocks of \(say.zone.name). The rules ask for \(period.words); if it were called today, the first day is \(earliest, .weekday).")),
                rows: 5))\
            \(form.number(Form.Field("minutes", say("Planned length in minutes")), value: "90"))\
            \(form.date(Form.Field("answers-by", say("Answers by"))))\
            <p>\(Form.submit(say("Ask those who hold a seat")))</p>
            """)
    }
}

/// When people could meet: what they said, what each moment would bring, and one's own answer.
struct DateSearchPage {
    let say: Speech
    let search: DateSearch
    /// In the order of time.
    let outlooks: [DateOutlook]
    let holdings: [Holding]
    let answers: [DateOptionID: [PersonID: Fitness]]
    /// The person looking, where they hold a seat.
    let viewer: PersonID?
    let form: Form
    let ways: Ways
    let mayCall: Bool
    let reminded: Instant?

    /// Where the forms lead.
    struct Ways {
        let answer: (Form, HTML) -> HTML
        let remind: (HTML) -> HTML
        let end: (HTML) -> HTML
        let call: (DateOptionID) -> Link
        let meeting: Link?
    }

    var html: HTML {
        """
        \(standing)\
        \(Part.section(say("What each moment would bring"), id: "outlook", outlookTable))\
        \(search.state == .open ? own : .empty)\
        \(Part.section(say("Who said what"), id: "answers", answerTable))\
        \(search.state == .open && mayCall ? acts : .empty)
        """
    }

    private var standing: HTML {
        switch search.state {
        case .open:
            "<p class=\"row\">\(Part.status(.wait, say("Answers by \(search.answersBy, .day)")))</p>"
        case .ended: "<p class=\"row\">\(Part.status(.stopped, say("Given up")))</p>"
        case .settled:
            """
            <p class="row">\(Part.status(.done, say("A meeting was called")))\
            \(ways.meeting.map { Part.link(say("To the meeting"), to: $0) })</p>
            """
        }
    }

    // MARK: What each moment would bring

    private var outlookTable: HTML {
        let best = DateOutlook.ranked(outlooks).first { $0.sure + $0.ifNeedBe > 0 }
        let rows = outlooks.map { outlook -> [HTML] in
            let mark: HTML = outlook == best ? " \(Part.status(.done, say("Suits most")))" : .empty
            return [
                "\(say.moment(outlook.option.starts))\(mark)", number(outlook.sure), number(outlook.ifNeedBe),
                number(outlook.away), number(outlook.silent), HTML(text: say(outlook.quorum.message)), call(outlook),
            ]
        }
        let heads: [Table.Column] = [
            .init(say("Moment")), .init(say("Seats that can"), figures: true),
            .init(say("If need be"), figures: true), .init(say("Cannot"), figures: true),
            .init(say("Silent"), figures: true), .init(say("Quorum, if they come")),
        ]
        let acts: [Table.Column] = search.state == .open && mayCall ? [.init(say("The way on"))] : []
        return Table(say("What each moment would bring"), captionIsHidden: true, columns: heads + acts, rows: rows).html
    }

    private func number(_ count: Int) -> HTML { HTML(text: say.number(count)) }

    private func call(_ outlook: DateOutlook) -> HTML {
        Part.link(say("Call the meeting for \(outlook.option.starts.date, .day)"), to: ways.call(outlook.option.id))
    }

    // MARK: Answers

    private var own: HTML {
        guard let viewer else { return .empty }
        let fields = search.options.map { option in
            form.radios(
                Form.Field("option-\(option.id)", say.moment(option.starts), optional: true),
                Fitness.allCases.map { .init($0.rawValue, say($0.word)) },
                value: answers[option.id]?[viewer]?.rawValue ?? "", look: .tiles)
        }
        return Part.section(
            say("When could you come?"), id: "own",
            ways.answer(form, "\(fields)<p>\(Form.submit(say("Save my answer")))</p>"))
    }

    private var answerTable: HTML {
        let rows = holdings.flatMap { holding -> [[HTML]] in
            let seat = holding.seat.names.text(in: say.tongue)
            return [(holding.titular, false), (holding.substitute, true)].compactMap { holder, isSubstitute in
                holder.map { holder in
                    let who = isSubstitute ? say("\(seat) (substitute)") : seat
                    return [HTML(text: who)] + search.options.map { cell($0, holder.mandate.person) }
                }
            }
        }
        let heads = search.options.map { Table.Column(say("\($0.starts.date, .day), \($0.starts.time)")) }
        return Table(
            say("Who said what"), captionIsHidden: true, columns: [.init(say("Seat"))] + heads, rows: rows,
            narrow: .scrolls
        ).html
    }

    private func cell(_ option: DateOption, _ person: PersonID) -> HTML {
        guard let answer = answers[option.id]?[person] else { return "<span class=\"dim\">–</span>" }
        return HTML(text: say(answer.word))
    }

    // MARK: The way on

    private var acts: HTML {
        let told: HTML = reminded.map { "<p class=\"dim small\">\(say("Reminded on \(dayOf: $0)"))</p>" } ?? .empty
        return """
            <div class="row noprint">\(ways.remind(Form.submit(say("Remind those who have not answered"), .second)))\
            \(ways.end(Form.submit(say("Give up looking"), .danger)))</div>\(told)
            """
    }
}
