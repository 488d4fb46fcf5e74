// SPDX-License-Identifier: EUPL-1.2
import Language

/// What all records of a walk say of one stop.
struct StopTally: Hashable, Sendable {
    let stop: WalkStop
    /// How many records gave each answer.
    let answers: [WalkQuestion: [WalkAnswer: Int]]
    /// How many people held up one finger, two … five.
    let felt: [Int]
    let noticed: [String]
    let proposals: [String]

    init(_ stop: WalkStop, _ looks: [Look]) {
        self.stop = stop
        let own = looks.filter { $0.stop == stop.number }
        answers = own.reduce(into: [:]) { counts, look in
            for (question, answer) in look.answers { counts[question, default: [:]][answer, default: 0] += 1 }
        }
        felt = (0..<5).map { value in own.reduce(0) { $0 + $1.felt[value] } }
        noticed = own.map(\.noticed).filter { !$0.isEmpty }
        proposals = own.map(\.proposal).filter { !$0.isEmpty }
    }

    /// How many people said how they felt.
    var people: Int { felt.reduce(0, +) }

    /// What they said on average, from 1 to 5; nil where nobody was asked.
    var mean: Double? {
        guard people > 0 else { return nil }
        return Double(zip(1..., felt).reduce(0) { $0 + $1.0 * $1.1 }) / Double(people)
    }

    /// Whether anybody said anything here.
    var isEmpty: Bool { answers.isEmpty && people == 0 && noticed.isEmpty && proposals.isEmpty }

    static func tallies(of walk: Walk, _ looks: [Look]) -> [StopTally] {
        walk.plan.stops.map { StopTally($0, looks) }
    }
}

/// A stop of two walks of one route, found by its name.
struct StopComparison: Hashable, Sendable {
    let now: StopTally
    let before: StopTally

    /// The stops that both walks have, in the order of the later one. Upper case and accents do not tell stops apart.
    static func pairs(_ now: [StopTally], _ before: [StopTally]) -> [StopComparison] {
        let earlier = Dictionary(before.map { (Folding.fold($0.stop.name), $0) }) { first, _ in first }
        return now.compactMap { tally in
            earlier[Folding.fold(tally.stop.name)].map { StopComparison(now: tally, before: $0) }
        }
    }

    /// The questions that both walks answered, where the answers differ.
    var changed: [WalkQuestion] {
        WalkQuestion.allCases.filter { question in
            guard let one = now.answers[question], let other = before.answers[question] else { return false }
            return one != other
        }
    }
}
