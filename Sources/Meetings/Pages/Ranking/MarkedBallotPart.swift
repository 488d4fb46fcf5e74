// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The fields of a ballot that chooses among options. All values are two digits, so that a request is always as long.
struct MarkedBallotPart {
    let say: Speech
    let asks: Asked
    let allowsBlank: Bool
    let form: Form

    private var slate: Slate { asks.slate }

    var fields: HTML {
        if asks.isSingle {
            let blank = allowsBlank ? [Form.Choice("00", say("None of them: a blank ballot"))] : []
            return form.radios(
                Form.Field("mark", say("Your vote")),
                asks.standing.map { Form.Choice(Asked.twoDigits($0), slate.name($0)) } + blank)
        }
        let lines = asks.standing.map { option -> HTML in
            form.select(Form.Field(Asked.field(option), slate.name(option)), answers, value: "00")
        }
        return "<fieldset><legend>\(legend)</legend>\(lines)</fieldset>"
    }

    private var legend: String {
        switch asks.form {
        case .choose(let most): say.plural(most, one: "Choose \(most) at most", other: "Choose \(most) at most")
        case .approve: say("Of which do you approve? As many as you like.")
        case .rank:
            say("Give each a place, 1 being the first. Several may have the same; those without one stand last.")
        }
    }

    private var answers: [Form.Choice] {
        switch asks.form {
        case .choose: [Form.Choice("00", "–"), Form.Choice("01", say("Voted for"))]
        case .approve: [Form.Choice("00", say("no")), Form.Choice("01", say("yes"))]
        case .rank:
            [Form.Choice("00", say("No place"))]
                + asks.standing.indices.map { Form.Choice(Asked.twoDigits($0 + 1), say.number($0 + 1)) }
        }
    }
}

extension Asked {
    /// A ballot in words: those voted for, or all with their places.
    func words(of marks: Marks, _ say: Speech) -> String {
        guard !marks.isBlank else { return say("Blank") }
        guard case .rank = form else { return say.list(slate.names(marks.chosen)) }
        let ranked = marks.chosen.sorted { (marks.marks[$0 - 1], $0) < (marks.marks[$1 - 1], $1) }
        return ranked.map { "\(say.number(Int(marks.marks[$0 - 1]))). \(slate.name($0))" }.joined(separator: " · ")
    }
}

extension MarkedBallot {
    /// Opened ballots under their codes, with what they say of each option.
    static func table(_ ballots: [MarkedBallot], _ slate: Slate?, _ say: Speech) -> HTML {
        let numbers = Array(slate?.numbers ?? 1...1)
        return Table(
            say("Ballots"), captionIsHidden: true,
            columns: [.init(say("Code"))]
                + numbers.map { Table.Column("\($0). \(slate?.name($0) ?? "")", figures: true) },
            rows: ballots.map { ballot -> [HTML] in
                ["<span class=\"mono\">\(ballot.code.description)</span>"]
                    + numbers.map {
                        HTML(text: ballot.marks.marks.indices.contains($0 - 1) ? "\(ballot.marks.marks[$0 - 1])" : "")
                    }
            }, narrow: .scrolls
        ).html
    }
}
