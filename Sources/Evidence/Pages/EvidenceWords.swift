// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup

// Small things that several pages of this room say alike.

extension Speech {
    /// A count, or the one mark of what is not shown.
    func figure(_ figure: Figure) -> HTML {
        switch figure {
        case .count(let count): HTML(text: number(count))
        case .hidden: Part.hidden(hiddenWord)
        }
    }

    var hiddenWord: String {
        let say = self
        return say("hidden")
    }

    /// A rate per 1,000 residents with one decimal.
    func rate(_ rate: Double) -> String { decimal(rate, decimals: 1) }

    /// The two ends of an interval.
    func range(_ low: String, _ high: String) -> String {
        let say = self
        return say("\(low) to \(high)")
    }

    func interval(_ rate: Rate) -> String {
        let interval = rate.garwood
        return range(self.rate(interval.low), self.rate(interval.high))
    }

    /// The months that are covered and those that are missing, in a sentence.
    func coverage(_ period: Period) -> String {
        let say = self
        guard let range = period.range else { return say("No month is covered.") }
        let missing = period.missingStretches
        guard !missing.isEmpty else { return say("Covers \(range).") }
        let names = missing.prefix(12).map { $0.lowerBound == $0.upperBound ? month($0.lowerBound) : months($0) }
        return say("Covers \(range). Not in the file: \(list: names). What is missing is not zero.")
    }
}

extension FieldProblem {
    func said(_ say: Speech) -> Form.Problem { Form.Problem(field, say(message)) }
}
