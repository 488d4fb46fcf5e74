// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// One vote. While it is open only the number of voters shows, to everybody.
struct VotePage {
    let stationery: Stationery
    let sitting: Sitting
    let vote: Vote
    let given: Int
    /// Who may vote at this moment.
    let entitled: Int
    /// The seat this person stands for.
    let ownSeat: Holding?
    let hasVoted: Bool
    /// Seats that have not voted yet, for the secretariat.
    let missing: [Holding]
    let mayClose: Bool
    let mayNote: Bool
    let decision: Decision?
    /// The code of a secret ballot that this page could send.
    let code: ReceiptCode
    /// Whether the key of a secret vote is where it should be.
    let hasKey: Bool
    let form: Form
    let live: Link

    private var say: Speech { stationery.say }
    private var meeting: Meeting { sitting.meeting }
    private var majority: Majority { sitting.rules.majority(for: vote.matter) }

    var html: HTML {
        """
        \(stationery.live(events: live, page: .vote(meeting.id, vote.id)))\(if: !opensWithForm, form.summary)\
        <div class="row between"><p><b>\(say(vote.method.word))</b> \
        <span class="dim">\(say("\(majority.name.words), counted on \(majority.threshold.base.words)"))</span></p>\(state)</div>\
        <blockquote class="claim">\(Part.prose(vote.text, tongue: meeting.tongue.rawValue))</blockquote>\
        \(vote.state == .open ? open : over)
        """
    }

    /// Whether a form of this page says itself what is to be corrected.
    private var opensWithForm: Bool {
        switch vote.method {
        case .showOfHands: true
        case .named: false
        case .secret: vote.state == .open && ownSeat != nil && !hasVoted && hasKey
        }
    }

    private var state: HTML {
        switch vote.state {
        case .open: Part.status(.going, say("Open", context: "vote"))
        case .closed: Part.status(.done, say("Closed", context: "vote"))
        case .cancelled: Part.status(.stopped, say("Cancelled"))
        }
    }

    private var over: HTML {
        guard let tally = vote.tally else { return "<p>\(say((vote.ending ?? .withdrawn).message))</p>" }
        let link: HTML =
            decision.map {
                "<p>\(Form.link(say("Decision \($0.number.description)"), to: stationery.link(.decision($0.id))))</p>"
            } ?? .empty
        let ballots: HTML =
            vote.method == .secret
            ? decision.map {
                "<p>\(Part.link(say("All ballots, under their codes"), to: stationery.link(.ballots($0.id))))</p>"
            } ?? .empty : .empty
        return "\(tally.chart(say))\(link)\(ballots)"
    }

    private var open: HTML {
        switch vote.method {
        case .showOfHands: hands
        case .named: "\(voters)\(ballot)\(rollCall)\(close)"
        case .secret: "\(voters)\(secret)\(close)"
        }
    }

    private var voters: HTML {
        """
        <div id="voters" data-live>\(Chart.progress(given, of: entitled, label: say("\(given) of \(entitled) have voted")))\
        <p>\(say("\(given) of \(entitled) have voted. The result stays closed to everyone until the vote ends."))</p></div>
        """
    }

    // MARK: Named

    private var choices: [Ballot.Choice] {
        sitting.rules.ballots.isAbstentionAllowed ? [.yes, .no, .abstention] : [.yes, .no]
    }

    private var ballot: HTML {
        guard let ownSeat, !hasVoted else { return noBallot }
        let seat = ownSeat.seat.names.text(in: say.tongue)
        let buttons = choices.map { Form.submit(say($0.word), .second, name: "choice", value: $0.rawValue) }
        return Part.section(
            say("Your vote for \(seat)"), id: "own",
            stationery.post(stationery.form("own"), .give(meeting.id, vote.id), "<div class=\"row\">\(buttons)</div>"))
    }

    /// Why there is no ballot to fill in.
    private var noBallot: HTML {
        guard let ownSeat else { return "<p>\(say("You stand for no seat with a vote at this moment."))</p>" }
        let finding: HTML =
            vote.method == .secret
            ? " \(say("Once the vote is closed, your code finds it in the list of ballots."))" : .empty
        return Part.note(
            .done, say("The vote of \(ownSeat.seat.names.text(in: say.tongue)) is given"), level: .h2,
            "<p>\(say("It stands."))\(finding)</p>")
    }

    private var secret: HTML {
        let part = SecretVotePart(
            stationery: stationery, vote: vote, choices: choices, code: code, hasKey: hasKey, form: form)
        let ballot = ownSeat.flatMap { hasVoted ? nil : part.ballot($0.seat.names.text(in: say.tongue)) } ?? noBallot
        let waiting = missing.map { $0.seat.names.text(in: say.tongue) }.sorted()
        let missing: HTML =
            mayClose && !waiting.isEmpty ? "<p>\(say("Not voted yet: \(list: waiting)."))</p>" : .empty
        return "\(part.warning)\(ballot)\(missing)"
    }

    private var rollCall: HTML {
        guard mayNote, !missing.isEmpty else { return .empty }
        let form = stationery.form("call")
        let buttons = choices.map { Form.submit(say($0.word), .second, name: "choice", value: $0.rawValue) }
        let seats = missing.map { ($0.seat.id, $0.seat.names.text(in: say.tongue)) }.sorted { $0.1 < $1.1 }
        return Part.section(
            say("Called out in the room"), id: "call",
            stationery.post(
                form, .noteVote(meeting.id, vote.id),
                """
                \(form.select(Form.Field("seat", say("Seat")), seats.map { Form.Choice("\($0.0)", $0.1) }))<div class="row">\(buttons)</div>
                """))
    }

    private var close: HTML {
        guard mayClose else { return .empty }
        let castsInSecret = vote.method == .secret && sitting.rules.ballots.castingVote.inSecretBallots
        let form = stationery.form("close")
        let closing =
            castsInSecret
            ? stationery.post(
                form, .closeVote(meeting.id, vote.id),
                "\(casting(in: form))<p>\(Form.submit(say("Close the vote")))</p>")
            : stationery.button(say("Close the vote"), .filled, to: .closeVote(meeting.id, vote.id), prefix: "close")
        return "<div class=\"row\">\(closing)\(cancel)</div>"
    }

    private var cancel: HTML {
        stationery.button(
            hasKey ? say("Cancel the vote") : say("End the vote: its key is lost"), hasKey ? .link : .danger,
            to: .cancelVote(meeting.id, vote.id), prefix: "cancel")
    }

    private func casting(in form: Form) -> HTML {
        guard sitting.rules.ballots.castingVote.holder == .chair else { return .empty }
        return form.select(
            Form.Field("casting", say("On a tie, the chair votes"), optional: true),
            [Form.Choice("for", say(Ballot.Choice.yes.word)), Form.Choice("against", say(Ballot.Choice.no.word))],
            prompt: say("No tie"))
    }

    // MARK: Show of hands

    private var hands: HTML {
        guard mayClose else { return "<p>\(say("The hands are being counted."))</p>" }
        let abstained: HTML =
            choices.contains(.abstention)
            ? form.number(Form.Field("abstained", say("Abstained")), value: "0") : .empty
        return """
            <p>\(say("\(entitled) may vote."))</p>\
            \(stationery.post(
                form, .closeVote(meeting.id, vote.id),
                """
                \(form.number(Form.Field("for", say("For", context: "vote")), value: ""))\
                \(form.number(Form.Field("against", say("Against", context: "vote")), value: "0"))\(abstained)\(casting(in: form))\
                \(form.checkbox(Form.Field("sure", say("The numbers were read out, and nobody objected"))))\
                <p>\(Form.submit(say("Close the vote with these numbers")))</p>
                """))\
            \(cancel)
            """
    }
}
