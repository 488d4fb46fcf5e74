// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// What a vote came to, as every page shows it: this one part serves vote, decision, minutes and thread.
struct OutcomePart {
    let outcome: Outcome
    /// What the colleges are called, by their ids.
    var colleges: [String: String] = [:]
    let say: Speech

    var html: HTML {
        switch outcome {
        case .question(let tally): "\(tally.chart(say))\(byCollege(tally))"
        case .choice(.election(let result)): ElectionPart(result: result, say: say).html
        case .choice(.ranking(let ranked)): RankingPart(ranked: ranked, say: say).html
        case .choice(.approval(let approved)): ApprovalPart(approved: approved, say: say).html
        }
    }

    private func byCollege(_ tally: Tally) -> HTML {
        guard let lines = tally.colleges, let rule = tally.collegeSentence else { return .empty }
        let table = Table(
            say("By college"),
            columns: [
                .init(say("College")), .init(say("For", context: "vote"), figures: true),
                .init(say("Against", context: "vote"), figures: true), .init(say("Abstained"), figures: true),
                .init(say("Needed"), figures: true), .init(say("Reached")),
            ],
            rows: lines.map { line in
                [
                    HTML(text: colleges[line.college] ?? line.college), number(line.count.yes), number(line.count.no),
                    number(line.count.abstained), number(line.needed), HTML(text: line.isMet ? say("yes") : say("no")),
                ]
            })
        return "<p class=\"why\">\(say(rule))</p>\(table)"
    }

    private func number(_ number: Int) -> HTML { HTML(text: say.number(number)) }
}
