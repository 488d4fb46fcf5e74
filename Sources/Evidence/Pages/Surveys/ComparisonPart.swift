// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup
import Web

/// A wave beside the one before it that the reader may know: only what reads the same in both.
struct ComparisonPart {
    let visit: Visit
    let later: Wave
    let earlier: Wave
    let comparisons: [QuestionComparison]

    private var say: Speech { visit.say }

    /// Nil where no earlier wave is over, or none that this reader may know.
    init?(
        _ visit: Visit, _ wave: Wave, _ survey: Survey, _ questionnaire: Questionnaire, _ figures: WaveFigures
    ) throws {
        let waves = try visit.snapshot.waves(of: survey.id, for: visit.scope)
        let before = waves.last { $0.number < wave.number && $0.state == .closed }
        guard let before else { return nil }
        let earlierFigures = try visit.figures(of: before)
        guard earlierFigures.answers != nil else { return nil }
        let earlierQuestions = try visit.snapshot.questionnaire(before.questionnaire, of: survey.id, in: wave.council).0
        (self.visit, later, earlier) = (visit, wave, before)
        comparisons = WaveComparison.questions((questionnaire, figures), against: (earlierQuestions, earlierFigures))
    }

    var html: HTML {
        let rows = comparisons.flatMap(rows)
        let table = Table(
            say("Shares in both waves"), captionIsHidden: true,
            columns: [
                Table.Column(say("Question")), Table.Column(say("Answer")),
                Table.Column(say("Wave \(earlier.number)"), figures: true),
                Table.Column(say("Wave \(later.number)"), figures: true),
                Table.Column(say("Difference"), figures: true),
                Table.Column(say("95% interval"), figures: true),
            ],
            rows: rows)
        let how = say(
            "Shares differ in percentage points (Newcombe’s interval), means on their scale. Where the interval holds 0 we cannot tell. A change is no effect of anything: for that one needs a comparison area."
        )
        let mixed: HTML =
            later.plan.kind == earlier.plan.kind && later.plan.frame == earlier.plan.frame
            ? .empty
            : Part.note(
                .care, say("The two waves asked different people"),
                "<p>\(say("They were reached in another way or drawn from another list; part of a difference may come from that."))</p>"
            )
        return Part.section(
            say("Compared with wave \(earlier.number)"), id: "compared",
            "<p class=\"why\">\(how)</p>\(mixed)\(rows.isEmpty ? .empty : table.html)")
    }

    private func rows(_ comparison: QuestionComparison) -> [[HTML]] {
        let (words, tongue) = comparison.question.words(in: say.tongue.rawValue)
        let title: HTML = "<span lang=\"\(tongue)\">\(words.text)</span>"
        switch comparison.outcome {
        case .reworded: return [[title, HTML(text: say("not compared: the wording changed")), "", "", "", ""]]
        case .onlyOnce: return [[title, HTML(text: say("asked in one wave only")), "", "", "", ""]]
        case .compared: break
        }
        guard comparison.question.kind != .scale else { return [meanRow(comparison, title)] }
        return (0..<comparison.question.options).map { option in
            let answer = HTML(text: say.option(option, of: comparison.question, in: tongue))
            let shares = [comparison.earlier?.share(option), comparison.later?.share(option)].map { share in
                share.map { HTML(text: say.percent($0.value)) } ?? Part.hidden(say.hiddenWord)
            }
            guard let difference = comparison.difference(option) else {
                return [title, answer] + shares + [Part.hidden(say.hiddenWord), Part.hidden(say.hiddenWord)]
            }
            let range = say.range(say.points(difference.interval.low), say.points(difference.interval.high))
            return [title, answer] + shares + [HTML(text: say.points(difference.value)), HTML(text: range)]
        }
    }

    private func meanRow(_ comparison: QuestionComparison, _ title: HTML) -> [HTML] {
        let means = [comparison.earlier?.weightedMean, comparison.later?.weightedMean].map { mean in
            mean.map { HTML(text: say.decimal($0.value, decimals: 2)) } ?? Part.hidden(say.hiddenWord)
        }
        guard let difference = comparison.meanDifference else {
            return [title, HTML(text: say("Mean"))] + means + [
                Part.hidden(say.hiddenWord), Part.hidden(say.hiddenWord),
            ]
        }
        let range = say.range(say.signed(difference.interval.low), say.signed(difference.interval.high))
        return [title, HTML(text: say("Mean"))] + means + [HTML(text: say.signed(difference.value)), HTML(text: range)]
    }
}
