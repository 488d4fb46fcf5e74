// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// Weights that make those who answered agree with what is known of the population.
struct SurveyWeights: Hashable, Sendable {
    /// One for each answer, 1 in the mean.
    let weights: [Double]
    let figures: WeightingFigures

    /// Why there can be no weights.
    enum Obstacle: Error, Hashable, Sendable {
        case noAnswers
        /// Nobody gave this answer to this question, and a share is known for it.
        case nobody(question: String, option: Int)
        case contradiction

        var message: Message {
            switch self {
            case .noAnswers: Message("Nobody answered all of these questions.")
            case .nobody:
                Message("Nobody gave this answer, and no weight can stand for nobody. Leave it empty.")
            case .contradiction:
                Message(
                    "The shares contradict each other for those who answered: the weights do not settle. Leave a question out."
                )
            }
        }
    }

    /// Rakes to the margins. Whoever gave no answer to one of them, or one without a share, counts with weight 1.
    init(_ answers: [[String: [Int]]], to margins: [SurveyMargin]) throws(Obstacle) {
        let levels = margins.map { margin in margin.totals.indices.filter { margin.totals[$0] > 0 } }
        let places = answers.map { answer -> [Int]? in
            let found = zip(margins, levels).compactMap { margin, known in
                (answer[margin.question]?.first).flatMap { known.firstIndex(of: $0) }
            }
            return found.count == margins.count ? found : nil
        }
        let people = places.compactMap(\.self)
        guard !people.isEmpty else { throw .noAnswers }
        for (index, (margin, known)) in zip(margins, levels).enumerated() {
            let answered = Set(people.map { $0[index] })
            if let missing = known.indices.first(where: { !answered.contains($0) }) {
                throw .nobody(question: margin.question, option: known[missing])
            }
        }
        let raked = try Self.raked(people, margins, levels)
        var next = raked.makeIterator()
        weights = places.map { $0 == nil ? 1 : next.next() ?? 1 }
        guard let kish = KishEffect(weights) else { throw .noAnswers }
        figures = WeightingFigures(
            margins: margins, designEffect: kish.designEffect, effective: kish.effectiveCount,
            largest: weights.max() ?? 1, smallest: weights.min() ?? 1, unweighted: answers.count - people.count)
    }

    private static func raked(
        _ people: [[Int]], _ margins: [SurveyMargin], _ levels: [[Int]]
    ) throws(Obstacle) -> [Double] {
        let kernel = zip(margins, levels).enumerated().map { index, pair in
            let (margin, known) = pair
            let sum = known.reduce(0) { $0 + margin.totals[$1] }
            // Shares of those who answered, so that a weight of 1 is the mean.
            let totals = known.map { margin.totals[$0] / sum * Double(people.count) }
            return Raking.Margin(
                name: margin.question, labels: known.map(String.init), totals: totals, levels: people.map { $0[index] })
        }
        do {
            return try Raking(base: [Double](repeating: 1, count: people.count), margins: kernel).weights
        } catch {
            throw .contradiction
        }
    }
}
