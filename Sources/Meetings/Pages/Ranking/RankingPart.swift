// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// A common order, with the table of pairs and the strongest paths it rests on.
struct RankingPart {
    let ranked: Chosen.Ranked
    let say: Speech

    private var order: Schulze { ranked.order }
    private var slate: Slate { ranked.slate }

    var html: HTML {
        """
        \(list)\(ties)<p class="why">\(say("\(ranked.ballots) ballots, \(ranked.blank) of them blank. Found by the method of Schulze: of two, the one stands before whose strongest path to the other is stronger."))</p>\
        <details><summary>\(say("How the order was found"))</summary>\
        \(matrix(say("How many ballots put the row before the column"), order.pairs))\
        \(matrix(say("Strongest path from the row to the column"), order.paths))</details>
        """
    }

    private var list: HTML {
        let places = order.places
        let rows = order.order.map { option -> [HTML] in
            [HTML(text: say.number(places[option - 1])), HTML(text: slate.name(option))]
        }
        return Table(
            say("The order"), captionIsHidden: true,
            columns: [.init(say("Place", context: "rank")), .init(say("What"))],
            rows: rows
        ).html
    }

    private var ties: HTML {
        let ties = order.ties
        guard !ties.isEmpty else { return .empty }
        let lines = ties.map { pair -> HTML in "<li>\(say("Equal: \(list: slate.names(pair))"))</li>" }
        return "<ul>\(lines)</ul>"
    }

    private func matrix(_ caption: String, _ numbers: [[Int]]) -> HTML {
        Table(
            caption, columns: [.init(say("What"))] + slate.numbers.map { Table.Column("\($0)", figures: true) },
            rows: slate.numbers.map { one in
                [HTML(text: "\(one). \(slate.name(one))")]
                    + slate.numbers.map { other in
                        one == other ? HTML(text: "–") : HTML(text: say.number(numbers[one - 1][other - 1]))
                    }
            }, narrow: .scrolls
        ).html
    }
}

/// How many approved of what.
struct ApprovalPart {
    let approved: Chosen.Approved
    let say: Speech

    var html: HTML {
        let (votes, places) = (approved.votes.votes, approved.votes.places)
        let table = Table(
            say("Approval"), captionIsHidden: true,
            columns: [
                .init(say("Place", context: "rank")), .init(say("What")), .init(say("Approved by"), figures: true),
            ],
            rows: approved.votes.order.map { option in
                [
                    HTML(text: say.number(places[option - 1])), HTML(text: approved.slate.name(option)),
                    HTML(text: say.number(votes[option - 1])),
                ]
            })
        return """
            \(table)<p class="why">\(say("\(approved.ballots) ballots, \(approved.blank) of them blank. Each could approve of as many as they liked; equally many have the same place."))</p>
            """
    }
}
