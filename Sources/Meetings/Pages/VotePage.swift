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
    let form: Form
    let live: Link

    private var say: Speech { stationery.say }
    private var meeting: Meeting { sitting.meeting }
    private var majority: Majority { sitting.rules.majority(for: vote.matter) }

    var html: HTML {
        """
        \(stationery.live(events: live, page: .vote(meeting.id, vote.id)))\(if: vote.method == .named, form.summary)\
        <div class="row between"><p><b>\(say(vote.method.word))</b> \
        <span class="dim">\(say("\(majority.name.words), counted on \(majority.threshold.base.words)"))</span></p>\(state)</div>\
        <blockquote class="claim">\(Part.prose(vote.text, tongue: meeting.tongue.rawValue))</blockquote>\
        \(vote.state == .open ? open : over)
        """
    }

    private var state: HTML {
        switch vote.state {
        case .open: Part.status(.going, say("Open", context: "vote"))
        case .closed: Part.status(.done, say("Closed", context: "vote"))
        case .cancelled: Part.status(.stopped, say("Cancelled"))
        }
    }

    private var over: HTML {
        guard let tally = vote.tally else { return "<p>\(say("This vote was ended without a result."))</p>" }
        let link: HTML =
            decision.map {
                "<p>\(Form.link(say("Decision \($0.number.description)"), to: stationery.link(.decision($0.id))))</p>"
            } ?? .empty
        return "\(tally.chart(say))\(link)"
    }

    private var open: HTML {
        vote.method == .named
            ? """
            <div id="voters" data-live>\(Chart.progress(given, of: entitled, label: say("\(given) of \(entitled) have voted")))\
            <p>\(say("\(given) of \(entitled) have voted. The result stays closed to everyone until the vote ends."))</p></div>\
            \(ballot)\(rollCall)\(close)
            """
            : "\(hands)"
    }

    // MARK: Named

    private var choices: [Ballot.Choice] {
        sitting.rules.ballots.isAbstentionAllowed ? [.yes, .no, .abstention] : [.yes, .no]
    }

    private var ballot: HTML {
        guard let ownSeat else { return "<p>\(say("You stand for no seat with a vote at this moment."))</p>" }
        let seat = ownSeat.seat.names.text(in: say.tongue)
        if hasVoted {
            return Part.note(.done, say("The vote of \(seat) is given"), level: .h2, "<p>\(say("It stands."))</p>")
        }
        let buttons = choices.map { Form.submit(say($0.word), .second, name: "choice", value: $0.rawValue) }
        return Part.section(
            say("Your vote for \(seat)"), id: "own",
            stationery.post(stationery.form("own"), .give(meeting.id, vote.id), "<div class=\"row\">\(buttons)</div>"))
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
        return """
            <div class="row">\(stationery.button(say("Close the vote"), .filled, to: .closeVote(meeting.id, vote.id), prefix: "close"))\
            \(stationery.button(say("Cancel the vote"), .link, to: .cancelVote(meeting.id, vote.id), prefix: "cancel"))</div>
            """
    }

    // MARK: Show of hands

    private var hands: HTML {
        guard mayClose else { return "<p>\(say("The hands are being counted."))</p>" }
        let abstained: HTML =
            choices.contains(.abstention)
            ? form.number(Form.Field("abstained", say("Abstained")), value: "0") : .empty
        let casting: HTML =
            sitting.rules.ballots.castingVote.holder == .chair
            ? form.select(
                Form.Field("casting", say("On a tie, the chair votes"), optional: true),
                [Form.Choice("for", say(Ballot.Choice.yes.word)), Form.Choice("against", say(Ballot.Choice.no.word))],
                prompt: say("No tie"))
            : .empty
        return """
            <p>\(say("\(entitled) may vote."))</p>\
            \(stationery.post(
                form, .closeVote(meeting.id, vote.id),
                """
                \(form.number(Form.Field("for", say("For", context: "vote")), value: ""))\
                \(form.number(Form.Field("against", say("Against", context: "vote")), value: "0"))\(abstained)\(casting)\
                \(form.checkbox(Form.Field("sure", say("The numbers were read out, and nobody objected"))))\
                <p>\(Form.submit(say("Close the vote with these numbers")))</p>
                """))\
            \(stationery.button(say("Cancel the vote"), .link, to: .cancelVote(meeting.id, vote.id), prefix: "cancel"))
            """
    }
}
