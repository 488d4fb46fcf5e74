// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// Closing a vote in which everybody gives a ballot.
struct CloseVotePart {
    let page: VotePage

    private var say: Speech { page.say }
    private var vote: Vote { page.vote }
    private var ballots: Ballots { page.sitting.rules.ballots }

    var html: HTML {
        guard page.mayClose else { return .empty }
        let form = page.stationery.form("close")
        let fields: HTML = "\(casting(in: form))\(lot(in: form))"
        let route = MeetingsRoute.closeVote(page.meeting.id, vote.id)
        let closing =
            fields.isEmpty
            ? page.stationery.button(say("Close the vote"), .filled, to: route, prefix: "close")
            : page.stationery.post(form, route, "\(fields)<p>\(Form.submit(say("Close the vote")))</p>")
        return "<div class=\"row\">\(closing)\(cancel)</div>"
    }

    var cancel: HTML {
        page.stationery.button(
            page.hasKey ? say("Cancel the vote") : say("End the vote: its key is lost"),
            page.hasKey ? .link : .danger, to: .cancelVote(page.meeting.id, vote.id), prefix: "cancel")
    }

    /// In a named vote the chair's own ballot decides a tie.
    func casting(in form: Form) -> HTML {
        guard vote.asks == nil, vote.method != .named, ballots.castingVote.holder == .chair,
            vote.method != .secret || ballots.castingVote.inSecretBallots, page.electorate.manner == .vote,
            page.electorate.majority.colleges == nil
        else { return .empty }
        return form.select(
            Form.Field("casting", say("On a tie, the chair votes"), optional: true),
            [Form.Choice("for", say(Ballot.Choice.yes.word)), Form.Choice("against", say(Ballot.Choice.no.word))],
            prompt: say("No tie"))
    }

    /// What a lot is drawn from, in an election where the rules let a lot decide.
    private func lot(in form: Form) -> HTML {
        guard case .election = vote.asks, (ballots.elections ?? .usual).tie == .lot else { return .empty }
        return form.text(
            Form.Field(
                "seed", say("Seed of the lot, if a lot is needed"),
                hint: say(
                    "Numbers or words called out in the room, typed before anybody knows the result. They are published, and anybody can draw again. Left empty, the program takes random letters."
                ),
                optional: true), maxLength: 200)
    }
}

/// Counting hands: by one who reads the numbers out, or by two.
struct HandsPart {
    let page: VotePage

    private var say: Speech { page.say }
    private var form: Form { page.form }
    private var closing: CloseVotePart { CloseVotePart(page: page) }

    var html: HTML {
        guard page.mayClose else { return "<p>\(say("The hands are being counted."))</p>" }
        if case .second(true) = page.counting {
            return """
                \(form.summary)\(Part.note(
                    .care, say("A second person counts now"), level: .h2,
                    "<p>\(say("Your count is kept, and shown to nobody. The secretariat or the chair counts as well, on their own page of this vote."))</p>"))\
                \(closing.cancel)
                """
        }
        return """
            \(notice)<p>\(say("\(page.entitled) may vote."))</p>\
            \(page.stationery.post(
                form, .closeVote(page.meeting.id, page.vote.id),
                """
                \(numbers)\(closing.casting(in: form))\
                \(form.checkbox(Form.Field("sure", confirmation)))\
                <p>\(Form.submit(button))</p>
                """))\
            \(closing.cancel)
            """
    }

    private var notice: HTML {
        switch page.counting {
        case .once: .empty
        case .first(let differed):
            Part.note(
                differed > 0 ? .care : .neutral,
                differed > 0 ? say("The two counts differed") : say("Two persons count"), level: .h2,
                differed > 0
                    ? "<p>\(say("Have the hands shown once more. Both count again, neither seeing the other’s numbers."))</p>"
                    : "<p>\(say("The vote is closed once two persons have typed the same numbers. Nobody sees the first count."))</p>"
            )
        case .second:
            Part.note(
                .neutral, say("You are the second to count"), level: .h2,
                "<p>\(say("Type what you counted yourself. If it differs from the first count, hands are shown again."))</p>"
            )
        }
    }

    private var confirmation: String {
        if case .once = page.counting { return say("The numbers were read out, and nobody objected") }
        return say("I counted the hands myself")
    }

    private var button: String {
        if case .first = page.counting { return say("Keep my count") }
        return say("Close the vote with these numbers")
    }

    private var numbers: HTML {
        guard page.electorate.majority.colleges != nil else { return fields("") }
        let recused = page.sitting.recusals[page.vote.item] ?? []
        let colleges = page.electorate.roll.colleges(without: recused).map { college -> HTML in
            """
            <fieldset><legend>\(page.colleges[college] ?? college)</legend>\(fields("-\(college)"))</fieldset>
            """
        }
        return HTML.joined(colleges)
    }

    private func fields(_ suffix: String) -> HTML {
        let abstained: HTML =
            page.choices.contains(.abstention)
            ? form.number(Form.Field("abstained\(suffix)", say("Abstained")), value: "0") : .empty
        return """
            \(form.number(Form.Field("for\(suffix)", say("For", context: "vote")), value: ""))\
            \(form.number(Form.Field("against\(suffix)", say("Against", context: "vote")), value: "0"))\(abstained)
            """
    }
}
