// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// What of a wave's figures may be seen outside the analysts' desk.
///
/// Of each question the answers are hidden that fewer than the threshold gave, and as many others as it takes so that nobody
/// works them out (`Disclosure`); readers know how many answered. Of a question with several answers, each answer is a pair:
/// those who gave it and those who did not. A question asked of some only is hidden as a whole where the answers that lead to it
/// are hidden, since its number of answers would tell of them; so is one that fewer than the threshold answered. A mean is
/// hidden where one of its answers is. No table of two questions is ever shown.
///
/// How many passed a question by is not protected: it says nothing of what anybody thinks.
extension WaveFigures {
    func shown(below threshold: Int, of questionnaire: Questionnaire) -> WaveFigures {
        guard let rule = SuppressionRule(threshold: threshold) else { return self }
        guard let answers, answers >= threshold else { return WaveFigures() }
        var shown = self
        shown.ways = ways.count > 1 && ways.values.contains { rule.hides($0) } ? [:] : ways
        shown.questions = []
        for figures in questions {
            guard let question = questionnaire.question(figures.key) else { continue }
            let isOpen = shown.leads(to: question)
            shown.questions.append(isOpen ? figures.shown(rule, question.kind) : figures.hidden)
        }
        return shown
    }

    /// Whether the numbers of those who were asked a question may be known. The questions before it are decided already.
    private func leads(to question: SurveyQuestion) -> Bool {
        guard let condition = question.condition else { return true }
        guard let before = self.question(condition.question), before.answered != nil else { return false }
        return condition.answers.allSatisfy { before.cells.indices.contains($0) && before.cells[$0].count != nil }
    }
}

extension QuestionFigures {
    fileprivate var hidden: QuestionFigures {
        QuestionFigures(key: key, cells: cells.map { _ in Cell() })
    }

    fileprivate func shown(_ rule: SuppressionRule, _ kind: SurveyQuestion.Kind) -> QuestionFigures {
        guard let answered, answered >= rule.threshold else { return hidden }
        let counts = cells.map { $0.count ?? 0 }
        let isHidden = kind == .several ? Self.hidden(each: counts, of: answered, rule) : Self.hidden(counts, rule)
        guard isHidden.contains(true) else { return self }
        var shown = self
        for (option, hides) in isHidden.enumerated() where hides { shown.cells[option] = Cell() }
        (shown.mean, shown.meanError) = (nil, nil)
        return shown
    }

    /// Each answer and its opposite.
    private static func hidden(each counts: [Int], of answered: Int, _ rule: SuppressionRule) -> [Bool] {
        counts.map { rule.hides($0) || rule.hides(answered - $0) }
    }

    /// One answer each, which add up to a total that is shown.
    private static func hidden(_ counts: [Int], _ rule: SuppressionRule) -> [Bool] {
        var linked = LinkedCounts()
        let total = linked.add(counts.reduce(0, +), .shown)
        let parts = counts.map { linked.add($0) }
        linked.link(total: total, parts: parts)
        guard let hidden = try? Disclosure.hidden(linked, rule) else { return counts.map { _ in true } }
        return parts.map { hidden[$0] }
    }
}
