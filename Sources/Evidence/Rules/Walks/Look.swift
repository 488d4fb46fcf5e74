// SPDX-License-Identifier: EUPL-1.2
import Language

/// What the people around one phone found at one stop.
struct Look: Hashable, Sendable {
    let stop: Int
    var answers: [WalkQuestion: WalkAnswer] = [:]
    /// How many people held up one finger, two … five: 1 is very unsafe, 5 very safe.
    var felt = [0, 0, 0, 0, 0]
    var noticed = ""
    var proposal = ""
    /// When, by the council’s clock; nil where nobody knows.
    var at: Instant?

    /// Whether nothing was said.
    var isEmpty: Bool { answers.isEmpty && felt.allSatisfy { $0 == 0 } && noticed.isEmpty && proposal.isEmpty }

    /// The same finding, whenever it was written down.
    func says(theSameAs other: Look) -> Bool {
        stop == other.stop && answers == other.answers && felt == other.felt && noticed == other.noticed
            && proposal == other.proposal
    }
}

/// What a phone, or a page without scripts, sends of a walk. Fields of a stop begin with its number: `4.see`, `4.felt-2`.
struct SheetReading: Sendable {
    let looks: [Look]
    let clock: PhoneClock?

    /// People in one group; a larger number is a slip of the finger.
    static let mostPeople = 99
    static let longestText = 2_000

    /// Reads the stops that were sent; throws what is wrong with them.
    ///
    /// - Parameters:
    ///   - received: when it arrived, by the council’s clock
    init(stops: [WalkStop], received: Instant, _ typed: (String) -> String?) throws(WalkProblems) {
        var problems: [FieldProblem] = []
        let clock = typed("clock").flatMap { Int64($0) }.map { PhoneClock(now: $0, received: received) }
        looks = stops.compactMap { stop in
            Self.look(at: stop.number, clock, typed, &problems)
        }
        self.clock = clock
        guard problems.isEmpty else { throw WalkProblems(problems: problems) }
    }

    private static func look(
        at stop: Int, _ clock: PhoneClock?, _ typed: (String) -> String?, _ problems: inout [FieldProblem]
    ) -> Look? {
        guard typed("\(stop).sent") != nil else { return nil }
        var look = Look(stop: stop)
        for question in WalkQuestion.allCases {
            look.answers[question] = typed("\(stop).\(question.rawValue)").flatMap { WalkAnswer(rawValue: $0) }
        }
        for value in 1...5 {
            let text = (typed("\(stop).felt-\(value)") ?? "").trimmingSpaces
            guard let count = text.isEmpty ? 0 : Int(text), (0...mostPeople).contains(count) else {
                problems.append(
                    FieldProblem("\(stop).felt-\(value)", Message("Count from 0 to \(mostPeople) people, in figures.")))
                continue
            }
            look.felt[value - 1] = count
        }
        look.noticed = text("\(stop).noticed", typed, &problems)
        look.proposal = text("\(stop).proposal", typed, &problems)
        look.at = typed("\(stop).at").flatMap { Int64($0) }.flatMap { clock?.instant(of: $0) }
        return look
    }

    private static func text(
        _ name: String, _ typed: (String) -> String?, _ problems: inout [FieldProblem]
    ) -> String {
        let text = (typed(name) ?? "").trimmingSpaces
        if text.count > longestText {
            problems.append(FieldProblem(name, Message("Write at most \(longestText) characters.")))
        }
        return text
    }
}
