// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// What comes before and after a vote: the one it takes again, its challenge, the next round, the chair's word on a tie.
struct SequelPart {
    let stationery: VotingStationery
    let vote: Vote
    let first: Vote.Sequel?
    /// The vote that took this one again.
    let next: Vote?
    let repetition: Repetition?
    let mayRepeat: Bool
    let mayChallenge: Bool
    let mayDecide: Bool
    let form: Form

    private var say: Speech { stationery.say }

    /// Whether the form of the challenge says itself what is to be corrected.
    var opensWithForm: Bool { challengeForm != nil }

    /// Where the vote comes from.
    var origin: HTML {
        guard let first else { return .empty }
        let words: Message =
            switch first.ground {
            case .challenge: Message("The first vote was challenged.")
            case .missed: Message("In the first vote neither side reached the majority.")
            case .round: Message("In the round before, not all places were filled.")
            }
        return "<p class=\"why\">\(say(words))</p>"
    }

    var html: HTML { "\(challenged)\(tie)\(again)\(challengeForm ?? .empty)" }

    private var challenged: HTML {
        guard let reason = vote.challenge else { return .empty }
        return Part.note(
            .care, say("This result was challenged"), level: .h2,
            "<p>\(reason)</p><p>\(say("It stays in the account and has no effect."))</p>")
    }

    private var again: HTML {
        if let next {
            return
                "<p>\(Form.link(say("To the vote that followed"), to: stationery.general.link(.vote(next.meeting, next.id))))</p>"
        }
        guard let repetition else { return .empty }
        let label = repetition.ground == .round ? say("Open the next round") : say("Vote on it again")
        let button: HTML =
            mayRepeat && !repetition.isLater
            ? stationery.button(label, .filled, to: .again(vote.meeting, vote.id), prefix: "again") : .empty
        return Part.section(say("What follows"), id: "again", "<p>\(say(repetition.message))</p>\(button)")
    }

    private var tie: HTML {
        guard case .election(let result) = vote.chosen, result.tiebreak == .awaitsChair else { return .empty }
        let names = result.contest.slate.names(result.tied)
        let text: HTML =
            "<p>\(say("Equally many votes: \(list: names). By the rules of this council the chair decides."))</p>"
        guard mayDecide else { return Part.section(say("Equal votes"), id: "tie", text) }
        let form = stationery.general.form("tie")
        let choices = result.tied.map { Form.Choice("\($0)", result.contest.slate.name($0)) }
        return Part.section(
            say("Equal votes"), id: "tie",
            """
            \(text)\(stationery.post(
                form, .tie(vote.meeting, vote.id),
                "\(form.checkboxes(Form.Field("elected", say("The chair decides for")), choices))<p>\(Form.submit(say("Note what the chair decided")))</p>"))
            """)
    }

    private var challengeForm: HTML? {
        guard mayChallenge, vote.state == .closed, vote.challenge == nil else { return nil }
        return """
            <details><summary>\(say("The result is challenged"))</summary>\
            \(stationery.post(
                form, .challenge(vote.meeting, vote.id),
                """
                \(form.text(Form.Field("reason", say("Why"), hint: say("One sentence. It goes into the account; no names.")), maxLength: 500))\
                <p>\(Form.submit(say("Note the challenge"), .danger))</p>
                """))</details>
            """
    }
}
