// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// One vote. While it is open only the number of voters shows, to everybody.
struct VotePage {
    let stationery: Stationery
    let sitting: Sitting
    let vote: Vote
    let electorate: Electorate
    /// What the colleges are called.
    let colleges: [String: String]
    let given: Int
    /// Who may vote at this moment, and who has.
    let entitled: Int
    /// The seat this person stands for.
    let ownSeat: Holding?
    let hasVoted: Bool
    /// Seats that have not voted yet, for the secretariat.
    let missing: [Holding]
    let mayClose: Bool
    let mayNote: Bool
    let counting: Counting
    let decision: Decision?
    /// What can be done with the result.
    let sequel: SequelPart
    /// The opened ballots of a secret round that has made no decision yet.
    let ballots: [MarkedBallot]
    /// The code of a secret ballot that this page could send.
    let code: ReceiptCode
    /// Whether the key of a secret vote is where it should be.
    let hasKey: Bool
    let form: Form
    let live: Link

    /// How far the counting of hands is.
    enum Counting {
        case once
        /// The first of two counts, after some that differed.
        case first(differed: Int)
        case second(isOwn: Bool)
    }

    var say: Speech { stationery.say }
    var meeting: Meeting { sitting.meeting }

    var html: HTML {
        """
        \(stationery.live(events: live, page: .vote(meeting.id, vote.id)))\(if: !opensWithForm, form.summary)\
        <div class="row between"><p><b>\(say(vote.asks?.word ?? vote.method.word))</b> \
        <span class="dim">\(rule)</span></p>\(state)</div>\
        <blockquote class="claim">\(Part.prose(vote.text, tongue: meeting.tongue.rawValue))</blockquote>\
        \(sequel.origin)\(vote.state == .open ? open : over)
        """
    }

    /// How it is taken, and what is needed.
    private var rule: String {
        let majority = electorate.majority
        switch (vote.asks, electorate.manner) {
        case (.ranking, _), (.approval, _): return say(vote.method.word)
        case (.election(let contest), _):
            let needed = say("\(majority.name.words), counted on \(majority.threshold.base.words)")
            let isLast = contest.round >= (sitting.rules.ballots.elections ?? .usual).rounds
            return "\(say(vote.method.word)). \(isLast ? say("Most votes are enough.") : needed)"
        case (nil, .agreement): return say("By agreement of the parties")
        case (nil, .signature): return say("By everybody’s signature")
        case (nil, .consensus): return say("By consensus")
        case (nil, .vote):
            let colleges: Message? =
                switch majority.colleges {
                case nil: nil
                case .each: Message("in each college by itself")
                case .double: Message("in the whole and in more than half of the colleges")
                }
            let words = say("\(majority.name.words), counted on \(majority.threshold.base.words)")
            return colleges.map { "\(words), \(say($0))" } ?? words
        }
    }

    /// Whether a form of this page says itself what is to be corrected.
    private var opensWithForm: Bool {
        guard vote.state == .open else { return sequel.opensWithForm }
        switch vote.method {
        case .showOfHands: return true
        case .named: return vote.asks != nil && ownSeat != nil && !hasVoted
        case .secret: return ownSeat != nil && !hasVoted && hasKey
        }
    }

    private var state: HTML {
        switch vote.state {
        case .open: Part.status(.going, say("Open", context: "vote"))
        case .closed where vote.challenge != nil: Part.status(.stopped, say("Challenged"))
        case .closed: Part.status(.done, say("Closed", context: "vote"))
        case .cancelled: Part.status(.stopped, say("Cancelled"))
        }
    }

    private var over: HTML {
        guard let outcome = vote.outcome else {
            return "<p>\(say((vote.ending ?? .withdrawn).message))</p>\(sequel.html)"
        }
        let link: HTML =
            decision.map {
                "<p>\(Form.link(say("Decision \($0.number.description)"), to: stationery.link(.decision($0.id))))</p>"
            } ?? .empty
        let all: HTML =
            vote.method == .secret
            ? decision.map {
                "<p>\(Part.link(say("All ballots, under their codes"), to: stationery.link(.ballots($0.id))))</p>"
            } ?? .empty : .empty
        let opened: HTML =
            decision == nil && !ballots.isEmpty
            ? "<details><summary>\(say("All ballots, under their codes"))</summary>\(MarkedBallot.table(ballots, vote.asks?.slate, say))</details>"
            : .empty
        let word: HTML =
            vote.challenge == nil
            ? "<p>\(Part.status(outcome.isAdopted ? .done : .stopped, say(outcome.word)))</p>" : .empty
        return """
            \(word)\(OutcomePart(outcome: outcome, colleges: colleges, say: say).html)\(quorum)\(link)\(all)\(opened)\(sequel.html)
            """
    }

    private var quorum: HTML {
        guard let quorum = vote.tally?.quorum else { return .empty }
        return "<p class=\"why\">\(say(quorum.message))</p>"
    }

    private var open: HTML {
        switch vote.method {
        case .showOfHands: HandsPart(page: self).html
        case .named: "\(voters)\(ballot)\(rollCall)\(waiting)\(CloseVotePart(page: self).html)"
        case .secret: "\(voters)\(secret)\(waiting)\(CloseVotePart(page: self).html)"
        }
    }

    private var voters: HTML {
        """
        <div id="voters" data-live>\(Chart.progress(given, of: entitled, label: say("\(given) of \(entitled) have voted")))\
        <p>\(say("\(given) of \(entitled) have voted. The result stays closed to everyone until the vote ends."))</p></div>
        """
    }

    /// Who has not voted, for those who close the vote; never how the others did.
    private var waiting: HTML {
        let names = missing.map { $0.seat.names.text(in: say.tongue) }.sorted()
        guard mayClose || mayNote, !names.isEmpty else { return .empty }
        return "<div id=\"waiting\" data-live><p>\(say("Not voted yet: \(list: names)."))</p></div>"
    }

    // MARK: Ballots

    var choices: [Ballot.Choice] {
        sitting.rules.ballots.isAbstentionAllowed ? [.yes, .no, .abstention] : [.yes, .no]
    }

    private func seatName(_ holding: Holding) -> String { holding.seat.names.text(in: say.tongue) }

    private var ballot: HTML {
        guard let ownSeat, !hasVoted else { return noBallot }
        if let asks = vote.asks {
            let part = MarkedBallotPart(
                say: say, asks: asks, allowsBlank: sitting.rules.ballots.isAbstentionAllowed, form: form)
            return Part.section(
                say("Your vote for \(seatName(ownSeat))"), id: "own",
                stationery.post(
                    form, .give(meeting.id, vote.id),
                    "\(part.fields)<p>\(Form.submit(say("Vote", context: "verb")))</p>"))
        }
        let buttons = choices.map { Form.submit(say($0.word), .second, name: "choice", value: $0.rawValue) }
        return Part.section(
            say("Your vote for \(seatName(ownSeat))"), id: "own",
            stationery.post(stationery.form("own"), .give(meeting.id, vote.id), "<div class=\"row\">\(buttons)</div>"))
    }

    /// Why there is no ballot to fill in.
    private var noBallot: HTML {
        guard let ownSeat else { return "<p>\(say("You stand for no seat with a vote at this moment."))</p>" }
        let finding: HTML =
            vote.method == .secret
            ? " \(say("Once the vote is closed, your code finds it in the list of ballots."))" : .empty
        return Part.note(
            .done, say("The vote of \(seatName(ownSeat)) is given"), level: .h2, "<p>\(say("It stands."))\(finding)</p>"
        )
    }

    private var secret: HTML {
        let fields = vote.asks.map {
            MarkedBallotPart(say: say, asks: $0, allowsBlank: sitting.rules.ballots.isAbstentionAllowed, form: form)
                .fields
        }
        let part = SecretVotePart(
            stationery: stationery, vote: vote, choices: choices, marks: fields, code: code, hasKey: hasKey, form: form)
        let ballot = ownSeat.flatMap { hasVoted ? nil : part.ballot(seatName($0)) } ?? noBallot
        return "\(part.warning)\(ballot)"
    }

    private var rollCall: HTML {
        guard mayNote, !missing.isEmpty else { return .empty }
        let form = stationery.form("call")
        let seats = missing.map { ($0.seat.id, seatName($0)) }.sorted { $0.1 < $1.1 }
        let fields: HTML =
            vote.asks.map {
                let part = MarkedBallotPart(
                    say: say, asks: $0, allowsBlank: sitting.rules.ballots.isAbstentionAllowed, form: form)
                return "\(part.fields)<p>\(Form.submit(say("Note the vote"), .second))</p>"
            }
                ?? """
                <div class="row">\(choices.map { Form.submit(say($0.word), .second, name: "choice", value: $0.rawValue) })</div>
                """
        return Part.section(
            say("Called out in the room"), id: "call",
            stationery.post(
                form, .noteVote(meeting.id, vote.id),
                "\(form.select(Form.Field("seat", say("Seat")), seats.map { Form.Choice("\($0.0)", $0.1) }))\(fields)"))
    }
}
