// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// A wave: who is asked, how many answered, and once it is over what they said.
    func wavePage(_ id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        return page(try wavePage(wave, survey))
    }

    func wavePage(_ wave: Wave, _ survey: Survey, problems: [FieldProblem] = []) throws -> Page {
        let (text, tongue) = survey.text(in: say.tongue.rawValue)
        let desk = WaveDesk(visit: self, wave: wave, survey: survey, problems: problems)
        let results: HTML = try wave.state == .closed ? ResultsPart(self, wave, survey).html : .empty
        let title = say("Wave \(wave.number)")
        var page = Page(
            title: title, audience: try audienceLine(wave.readership), crumbs: crumbs(below: survey),
            beside: wave.status(say),
            content: """
                \(surveyForm(problems: problems.filter { $0.field.isEmpty }).summary)\
                <p><b lang="\(tongue)">\(text.title)</b></p>\(try facts(wave))\(try desk.html)\(results)
                """)
        page.lead = say.dates(wave.plan.opens...wave.plan.closes)
        return page
    }

    private func facts(_ wave: Wave) throws -> HTML {
        var facts: [(term: String, fact: HTML)] = [
            (say("How people come to be asked"), HTML(text: say(wave.plan.kind.message))),
            (wave.plan.kind == .sample ? say("Drawn from") : say("Made known"), HTML(text: wave.plan.frame)),
        ]
        if let size = wave.plan.frameSize {
            facts.append((say("How many are on the list"), HTML(text: say.number(size))))
        } else if wave.plan.kind == .sample {
            facts.append((say("How many are on the list"), HTML(text: say("unknown"))))
        }
        if !wave.plan.drawn.isEmpty { facts.append((say("How people are drawn"), HTML(text: wave.plan.drawn))) }
        if standing.isMember || wave.published != nil { facts += try counts(wave) }
        let honest: HTML =
            wave.plan.kind == .open
            ? Part.note(
                .care, say("An open link is no sample"), level: .h2,
                "<p>\(say("Whoever wanted answered, perhaps more than once. The figures speak for those who answered. No interval tells how far they are from what everybody thinks."))</p>"
            ) : .empty
        return "\(Part.facts(facts))\(honest)"
    }

    /// How many were asked and how many answered. Outside the desk of the analysts a small number is not shown.
    private func counts(_ wave: Wave) throws -> [(term: String, fact: HTML)] {
        let isOver = wave.state == .closed
        let known = try isOver ? figures(of: wave) : nil
        let answers = try isOver ? known?.answers : snapshot.answerCount(of: wave)
        var facts: [(term: String, fact: HTML)] = []
        if wave.plan.kind == .sample {
            facts.append((say("Codes given out"), HTML(text: say.number(wave.issued))))
        }
        facts.append((say("Answers"), answers.map { HTML(text: say.number($0)) } ?? Part.hidden(say.hiddenWord)))
        if let answers, let rate = wave.responseRate(answers) {
            let words = say("\(percent: rate, decimals: 1) of the codes given out, used or not delivered")
            facts.append((say("Response rate"), HTML(text: words)))
        }
        if let ways = known?.ways, ways.count > 1 {
            let words = AnswerWay.allCases.compactMap { way in
                ways[way.rawValue].map { say("\(way.message): \($0)") }
            }
            facts.append((say("How answers came"), HTML(text: words.joined(separator: " · "))))
        }
        return facts
    }
}

/// What those can do with a wave who run it.
struct WaveDesk {
    let visit: Visit
    let wave: Wave
    let survey: Survey
    let problems: [FieldProblem]

    private var say: Speech { visit.say }

    var html: HTML {
        get throws {
            guard visit.standing.isMember else {
                guard wave.plan.kind == .open, wave.takesAnswers(on: visit.today) else { return .empty }
                return Form.row(Form.link(say("Answer"), to: visit.link(SurveyRoute.openLink(wave.id)), .filled))
            }
            return "\(Form.row(links))\(try works)"
        }
    }

    private var links: HTML {
        let form = Part.link(
            wave.plan.kind == .open && wave.state == .open
                ? say("The questionnaire") : say("The questionnaire on paper"),
            to: visit.link(SurveyRoute.openLink(wave.id)))
        let paper: HTML? =
            wave.takesAnswers(on: visit.today) && visit.standing.may(EnterPaper.self, on: wave)
            ? Part.link(say("Type in answers from paper"), to: visit.link(SurveyRoute.paper(wave.id))) : nil
        return .joined([form] + [paper].compactMap(\.self), separator: " · ")
    }

    private var works: HTML {
        get throws {
            switch wave.state {
            case .planned:
                guard visit.worksWithSurveys else { return .empty }
                return """
                    \(button(.open(wave.id), say("Open the wave"), say("From then on the questions stay as they are.")))\(codes)
                    """
            case .open:
                guard visit.worksWithSurveys else { return .empty }
                return """
                    \(codes)\(button(.close(wave.id), say("Close the wave and count it"), say("Codes that nobody used open nothing any more. It closes by itself after its last day. What people said shows then, not before.")))
                    """
            case .closed: return try afterwards
            }
        }
    }

    private func button(_ route: SurveyRoute, _ label: String, _ words: String) -> HTML {
        let form = visit.form(prefix: "b")
        return visit.post(form, to: route, "<p class=\"why\">\(words)</p>\(Form.submit(label, .second))")
    }

    private var codes: HTML {
        guard wave.plan.kind == .sample else { return .empty }
        let form = visit.surveyForm(problems: problems.filter { $0.field == "number" }, prefix: "c")
        let field = Form.Field(
            "number", say("How many letters"),
            hint: say("Each code is shown once, now, and takes one answer. Keep no list of who got which code."))
        let fields: HTML = """
            \(Form.hidden("issued", "\(wave.issued)"))\(form.number(field))\
            \(Form.row(Form.submit(say("Make letters to print"), .second, name: "look", value: "letters"), Form.submit(say("Make a table (CSV)"), .second, name: "look", value: "table")))
            """
        return Part.section(
            say("Codes for letters"), id: "codes",
            "<div class=\"measure\">\(visit.post(form, to: SurveyRoute.codes(wave.id), fields))</div>")
    }

    private var afterwards: HTML {
        get throws {
            var rows: [HTML] = []
            if visit.worksWithSurveys {
                let unread = try visit.snapshot.wordCounts(of: wave)[.unread] ?? 0
                if wave.published == nil {
                    rows.append(Part.link(say("Weight the answers"), to: visit.link(SurveyRoute.weights(wave.id))))
                }
                rows.append(
                    Part.link(
                        say.plural(unread, one: "Read \(unread) open answer", other: "Read \(unread) open answers"),
                        to: visit.link(SurveyRoute.words(wave.id))))
            }
            let list: HTML = rows.isEmpty ? .empty : "<p>\(HTML.joined(rows, separator: " · "))</p>"
            let take: HTML =
                visit.standing.may(TakeAnswers.self, on: wave)
                ? button(
                    .takeAnswers(wave.id), say("Take the single answers out (CSV)"),
                    say(
                        "Each line is one person’s answers, in a random order, with the day. That you took them is written down."
                    ))
                : .empty
            return "\(list)\(take)\(publish)"
        }
    }

    private var publish: HTML {
        guard wave.published == nil, visit.standing.may(PublishWave.self, on: wave) else { return .empty }
        return button(
            .publish(wave.id), say("Publish what the wave gave"),
            say(
                "Anybody will read the figures as members see them, with small numbers hidden, and the open answers that were allowed. Weights cannot be changed afterwards."
            ))
    }
}

extension Submission {
    /// Lets anybody read what a wave gave.
    func publishWave(_ id: WaveID) throws -> Reply {
        let (wave, _) = try found(id)
        if let refusal = standing.refusal(of: PublishWave.self, on: wave) { throw refusal }
        if wave.state == .closed, wave.published == nil {
            let permit = try transaction.permit(PublishWave.self, standing, on: wave)
            try transaction.publish(wave, permit)
        }
        return .seeOther(link(SurveyRoute.wave(id)))
    }
}
