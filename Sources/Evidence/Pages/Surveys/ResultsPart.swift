// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup
import Web

/// What a wave gave, as its reader may know it: all of it for those who work with it, small numbers hidden for everybody else.
struct ResultsPart {
    let visit: Visit
    let wave: Wave
    let survey: Survey
    let questionnaire: Questionnaire
    let figures: WaveFigures
    let words: [SurveyWords]
    let comparison: ComparisonPart?

    private var say: Speech { visit.say }

    init(_ visit: Visit, _ wave: Wave, _ survey: Survey) throws {
        (self.visit, self.wave, self.survey) = (visit, wave, survey)
        questionnaire = try visit.snapshot.questionnaire(wave.questionnaire, of: survey.id, in: wave.council).0
        figures = try visit.figures(of: wave)
        let isShown = figures.answers != nil
        words = try isShown ? visit.snapshot.words(of: wave, .allowed, limit: 500) : []
        comparison = try isShown ? ComparisonPart(visit, wave, survey, questionnaire, figures) : nil
    }

    var html: HTML {
        guard figures.answers != nil else {
            return Part.section(
                say("What people said"), id: "results",
                "<p>\(say("Too few answered for anything to be shown."))</p>")
        }
        let csv = Part.link(say("CSV"), to: visit.link(SurveyRoute.figures(wave.id)))
        let questions = questionnaire.questions.enumerated().map { question($1, number: $0 + 1) }
        return """
            \(Part.section(say("What people said"), id: "results", beside: csv, "\(weighting)\(questions)"))\(comparison?.html)
            """
    }

    private var weighting: HTML {
        let way: String
        if let weighting = figures.weighting {
            let places = weighting.margins.compactMap { margin in
                questionnaire.questions.firstIndex { $0.key == margin.question }.map { "\($0 + 1)" }
            }
            way = say(
                "Weighted to what is known of the population for questions \(list: places). Weights cost precision: design effect \(weighting.designEffect, decimals: 2), so that the answers count as \(Int(weighting.effective.rounded()))."
            )
        } else {
            way = say("Not weighted: each answer counts alike, whoever was more willing to answer counts more.")
        }
        let interval = say(
            "The interval is what chance in drawing leaves open in 95 of 100 samples; it knows nothing of those who did not answer."
        )
        let left: HTML? = figures.weighting.flatMap { weighting in
            guard visit.worksWithSurveys, weighting.unweighted > 0 else { return nil }
            let words = say.plural(
                weighting.unweighted,
                one: "\(weighting.unweighted) person said nothing on these questions and counts with weight 1.",
                other: "\(weighting.unweighted) people said nothing on these questions and count with weight 1.")
            return "<p class=\"why\">\(words)</p>"
        }
        return "<p class=\"why\">\(way) \(interval)</p>\(left)"
    }

    private func question(_ question: SurveyQuestion, number: Int) -> HTML {
        let say = say
        let (words, tongue) = question.words(in: say.tongue.rawValue)
        if question.kind == .text { return written(question, "\(number). \(words.text)", tongue) }
        guard let shown = figures.question(question.key) else { return .empty }
        let title = "\(number). \(words.text)"
        guard let answered = shown.answered else {
            return """
                <h3 lang="\(tongue)">\(title)</h3><p>\(Part.hidden(say.hiddenWord)) <span class="dim">\(say("Too few answered, or a small number before it would show."))</span></p>
                """
        }
        let bars = shown.cells.indices.map { option -> Chart.Bar in
            let name = say.option(option, of: question, in: tongue)
            guard let share = shown.share(option) else {
                return Chart.Bar(name, without: Part.hidden(say.hiddenWord))
            }
            return Chart.Bar(
                name, Chart.Estimate(share.value, low: share.interval.low, high: share.interval.high))
        }
        let chart = Chart.bars(
            title, remark: remark(question, shown, answered), names: say("Answer"),
            values: say("Of those who answered"),
            bars, numbers: { say.percent($0) }, tongue: tongue == say.tongue.rawValue ? nil : tongue,
            interval: { say.interval(Interval(low: $0.low, high: $0.high)) })
        return "<div class=\"panel\">\(chart)</div>"
    }

    private func remark(_ question: SurveyQuestion, _ shown: QuestionFigures, _ answered: Int) -> String {
        var sentences = [
            say.plural(answered, one: "\(answered) person answered.", other: "\(answered) people answered.")
        ]
        if question.kind == .several { sentences.append(say("More than one answer was possible.")) }
        if question.condition != nil { sentences.append(say("Asked of some only.")) }
        if let mean = shown.weightedMean {
            sentences.append(
                say(
                    "Mean \(mean.value, decimals: 2), 95% interval \(mean.interval.low, decimals: 2) to \(mean.interval.high, decimals: 2)."
                ))
        }
        return sentences.joined(separator: " ")
    }

    private func written(_ question: SurveyQuestion, _ title: String, _ tongue: String) -> HTML {
        let allowed = words.filter { $0.question == question.key }
        guard !allowed.isEmpty else { return .empty }
        let items = allowed.map { words -> HTML in
            "<li>\(Part.prose(words.words, tongue: words.tongue))</li>"
        }
        return """
            <h3 lang="\(tongue)">\(title)</h3><p class="why">\(say("Read by an analyst before they were shown. In no order."))</p><ul class="rows">\(items)</ul>
            """
    }
}

extension Visit {
    /// The figures of a closed wave as this viewer may know them.
    func figures(of wave: Wave) throws -> WaveFigures {
        try (worksWithSurveys ? snapshot.figures(of: wave) : snapshot.shownFigures(of: wave)) ?? WaveFigures()
    }
}
