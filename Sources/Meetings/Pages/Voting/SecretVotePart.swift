// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// What a voter sees of a secret vote that is open: the ballot with its code.
///
/// Nothing in it is refreshed by live events: the code that somebody is writing down must stay the one that is sent.
struct SecretVotePart {
    let stationery: Stationery
    let vote: Vote
    let choices: [Ballot.Choice]
    /// The fields of a ballot that chooses among options; nil where it is a matter of for and against.
    let marks: HTML?
    let code: ReceiptCode
    let hasKey: Bool
    let form: Form

    private var say: Speech { stationery.say }

    /// The ballot for a seat; none where nobody could ever open it.
    func ballot(_ seat: String) -> HTML? {
        guard hasKey else { return .empty }
        return Part.section(
            say("Your vote for \(seat)"), id: "own",
            """
            \(stationery.post(
                form, .give(vote.meeting, vote.id),
                """
                \(Form.hidden("code", code.text))\
                \(Part.panel(
                    say("Your code"),
                    """
                    <p class="big mono">\(code.description)</p>\
                    <p>\(say("Note it before you vote: it is shown and kept nowhere else. When the vote is closed all ballots are published under such codes, and this one finds yours."))</p>
                    """))\
                \(marks ?? question)\
                <p>\(Form.submit(say("Put the ballot into the box")))</p>
                """))\
            <details><summary>\(say("What stays secret, and what does not"))</summary>\
            <p>\(say("The ballot is sealed before it is stored, with a key of this vote that stands outside the database. Stored are that the seat has voted and, apart from it, all sealed ballots together, in no order. When the vote is closed they are opened at once, and the key is destroyed."))</p>\
            <p>\(say("Whoever sees your code can later see your vote. Whoever controls the server while you vote could see it too, and in a small group a result may tell much by itself."))</p></details>
            """)
    }

    private var question: HTML {
        form.radios(Form.Field("mark", say("Your vote")), choices.map { Form.Choice("\($0.mark)", say($0.word)) })
    }

    var warning: HTML {
        hasKey
            ? .empty
            : Part.note(.care, say("No ballot can be given"), level: .h2, "<p>\(say(BoxFault.keyMissing.message))</p>")
    }
}
