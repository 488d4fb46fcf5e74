// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// The screen of the room, in large type. It is made of what everybody in the room may see, and has no button.
struct WallPage {
    let say: Speech
    let sitting: Sitting
    /// The item in hand, where it is for everybody in the room.
    let item: Agenda.Line?
    /// The votes of that item.
    let votes: [Vote]
    let voters: [VoteID: Int]
    let view: FloorView
    /// What was moved under the item and is not settled yet.
    let motion: MotionBallot?
    /// The digits with which one arrives.
    let code: String?
    let live: Link
    let own: Link

    private var meeting: Meeting { sitting.meeting }

    var html: HTML {
        """
        <div data-live-events="\(live)" data-live-page="\(own)" data-live-every="60"></div>\
        <div id="wall" data-live>\(content)</div>
        """
    }

    private var content: HTML {
        switch meeting.state {
        case .closed, .cancelled: "<p class=\"claim\">\(say("Thank you for coming."))</p>"
        case .called:
            "<p class=\"claim\">\(say("The meeting begins at \(meeting.starts.time)."))</p>\(quorum)\(arriving)"
        case .open:
            item.map { "\(inHand($0))\(voting)\(speaking)\(quorum)\(arriving)" } ?? "\(neutral)\(quorum)\(arriving)"
        }
    }

    /// The same whether nothing is in hand or something that concerns only some.
    private var neutral: HTML { "<p class=\"claim\">\(say("The meeting is open"))</p>" }

    private func inHand(_ line: Agenda.Line) -> HTML {
        let number = line.number.map { say("Item \($0)") } ?? ""
        return """
            <section class="first" aria-labelledby="item"><h2 id="item">\(number)</h2>\
            <p class="claim" lang="\(meeting.tongue.rawValue)">\(line.item.title)</p>\(motion.map(text))</section>
            """
    }

    /// The text in hand, with what was adopted so far.
    private func text(_ ballot: MotionBallot) -> HTML {
        """
        <h3>\(say("Motion \(ballot.motion.number): \(ballot.motion.title)"))</h3>\
        \(ParagraphList(paragraphs: ballot.merged, tongue: meeting.tongue.rawValue).html)
        """
    }

    // MARK: The vote

    private var voting: HTML {
        if let open = votes.last(where: { $0.state == .open }) { return running(open) }
        guard let closed = votes.last(where: { $0.state == .closed }), let outcome = closed.outcome else {
            return .empty
        }
        return """
            <section aria-labelledby="vote"><h2 id="vote">\(say("Result"))</h2>\
            <blockquote lang="\(meeting.tongue.rawValue)">“\(closed.text)”</blockquote>\(OutcomePart(outcome: outcome, say: say).html)</section>
            """
    }

    private func running(_ vote: Vote) -> HTML {
        let recused = sitting.recusals[vote.item] ?? []
        let count = sitting.roll.voters(at: sitting.now, without: recused).count
        let given = voters[vote.id] ?? 0
        let state: HTML =
            vote.method == .showOfHands
            ? "<p>\(say("Hands are being counted."))</p>"
            : """
            \(Chart.progress(given, of: count, label: say("\(given) of \(count) have voted")))\
            <p class="num">\(say("\(given) of \(count) have voted"))</p>
            """
        return """
            <section aria-labelledby="vote"><h2 id="vote">\(say("Vote")): \(say(vote.asks?.word ?? vote.method.word))</h2>\
            <blockquote lang="\(meeting.tongue.rawValue)">“\(vote.text)”</blockquote>\(state)</section>
            """
    }

    // MARK: The floor

    private var speaking: HTML {
        guard let floor = view.floor, floor.speaking != nil || !floor.waiting.isEmpty else { return .empty }
        let part = SpeakersPart(say: say, view: view)
        let next = floor.waiting.prefix(4).map { turn -> HTML in "<li>\(view.name(turn))</li>" }
        let then: HTML =
            next.isEmpty ? .empty : "<h3 class=\"label\">\(say("Then"))</h3><ol class=\"speak\">\(next)</ol>"
        let closed: HTML = floor.isClosed ? "<p>\(say("The list is closed."))</p>" : .empty
        return """
            <section aria-labelledby="speakers"><h2 id="speakers">\(say("Speaking"))</h2>\
            \(floor.speaking.map(part.speaking))\(then)\(closed)</section>
            """
    }

    // MARK: Who is there

    private var quorum: HTML {
        let check = sitting.quorum(for: item?.item.id)
        let seats = item.map { sitting.recusals[$0.item.id] ?? [] } ?? []
        let aside = seats.compactMap { view.seats[$0] }.sorted()
        return """
            <section aria-labelledby="presence"><h2 id="presence">\(say("Present: \(check.present) of \(check.seats)"))</h2>\
            \(Chart.progress(
                check.present, of: check.seats, needed: check.needed,
                label: say("\(check.present) of \(check.seats) seats present")))\
            <p>\(say(check.message))</p>\(if: !aside.isEmpty, "<p>\(say("Not taking part: \(list: aside)."))</p>")</section>
            """
    }

    private var arriving: HTML {
        guard let code else { return .empty }
        return """
            <p class="row between"><span>\(say("To say that you are there, open this meeting on your phone and type"))</span>\
            <b class="big num">\(RoomDigits.text(code))</b></p>
            """
    }
}
