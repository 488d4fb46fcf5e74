// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// The form that opens an election, a ranking or approval voting on the item in hand.
struct ChoicePage {
    let stationery: VotingStationery
    let meeting: Meeting
    let item: AgendaItem
    let elections: Ballots.Elections
    let majority: Majority
    let methods: [Ballots.Method]
    let form: Form

    private var say: Speech { stationery.say }

    var html: HTML {
        """
        \(stationery.post(
            form, .openChoice(meeting.id, item.id),
            """
            \(form.textarea(Form.Field("text", say("What is chosen, word for word")), rows: 3, maxLength: 5_000))\
            \(form.radios(
                Form.Field("kind", say("What it is")),
                ChoiceDraft.Kind.allCases.map { .init($0.rawValue, say($0.word), hint: say($0.hint)) }))\
            \(form.textarea(
                Form.Field("options", say("Who stands, or what is ranked"), hint: say("One a line, \(Slate.most) at most.")),
                rows: 8))\
            \(form.number(Form.Field("places", say("How many are elected"), hint: say("Only for an election of persons.")), value: "1"))\
            \(form.radios(
                Form.Field("method", say("How")),
                methods.map { Form.Choice($0.rawValue, say($0.word), hint: $0.hint.map { say($0) }) },
                value: Ballots.Method.secret.rawValue))\
            <p>\(Form.submit(say("Open the vote")))</p>
            """))\(rules)
        """
    }

    /// How an election goes here, as the constitution says.
    private var rules: HTML {
        let rounds: Message =
            elections.rounds == 1
            ? Message("One round; whoever has most votes is elected.")
            : Message(
                "\(elections.rounds) rounds at most. Before the last one needs: \(majority.name.words), counted on \(majority.threshold.base.words)."
            )
        let last: Message =
            elections.last == .runoff
            ? Message(
                "In the last round the strongest stand, twice as many as places are left, and most votes are enough.")
            : Message("In the last round everybody not elected yet stands, and most votes are enough.")
        let tie: Message =
            switch elections.tie {
            case .lot: Message("Between equal votes a lot decides, from a seed that is published.")
            case .chair: Message("Between equal votes the chair decides.")
            case .none: Message("Between equal votes nobody is elected.")
            }
        let lines = (elections.rounds == 1 ? [rounds, tie] : [rounds, last, tie]).map { line -> HTML in
            "<li>\(say(line))</li>"
        }
        return Part.section(say("How an election goes here"), id: "rules", "<ul>\(lines)</ul>")
    }
}
