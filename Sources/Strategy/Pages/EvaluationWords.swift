// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

extension Verdict.Obstacle {
    /// Why no effect can be estimated.
    var words: Message {
        switch self {
        case .noComparison:
            Message(
                "There is no comparison area. A change before and after alone says nothing about its cause, so none is shown."
            )
        case .noCounts: Message("There are no counts that you can read.")
        case .noBaseline: Message("The months before are not complete, so there is nothing to compare with.")
        case .incomplete: Message("The months after are not over yet.")
        case .monthsMissing: Message("A month after the action has no counts. A missing month is not a zero.")
        }
    }
}

extension Verdict {
    func badge(_ say: Speech) -> HTML {
        switch self {
        case .cannotEvaluate(.incomplete): Part.status(.open, say("Not yet"))
        case .cannotEvaluate: Part.status(.wait, say("Cannot be evaluated"))
        case .cannotTell: Part.status(.wait, say("Cannot tell"))
        case .likelyEffect: Part.status(.done, say("Likely effect, size uncertain"))
        case .likelyWorse: Part.status(.late, say("Likely worse, size uncertain"))
        }
    }
}

extension Detectable {
    /// What was said beforehand.
    func words(_ say: Speech) -> String {
        guard let chance else {
            return say("With these numbers not even a fall to almost nothing would stand out from chance.")
        }
        let first = say(
            "“With these numbers we will see a fall of \(percent: chance) four times in five. A smaller one may look like chance.”"
        )
        let second =
            varied.map {
                say("If the counts vary more than by chance, as those of crime do: a fall of \(percent: $0).")
            }
            ?? say("If the counts vary more than by chance, as those of crime do, no fall would stand out.")
        return first + " " + second
    }
}

extension Effect {
    /// "39% fewer", from a ratio of 0.61.
    static func change(_ ratio: Double, _ say: Speech) -> String {
        switch (ratio * 100).rounded() {
        case ..<100: say("\(percent: 1 - ratio) fewer")
        case 100: say("no fewer and no more")
        default: say("\(percent: ratio - 1) more")
        }
    }

    /// Where the truth may lie, first if counts vary more than by chance, then by chance alone.
    func reach(_ say: Speech) -> String {
        let varied = say(
            "The truth may lie between \(Self.change(self.varied.low, say)) and \(Self.change(self.varied.high, say)).")
        let chance = say(
            "If the counts varied by chance alone: between \(Self.change(self.chance.low, say)) and \(Self.change(self.chance.high, say))."
        )
        return varied + " " + chance
    }
}
