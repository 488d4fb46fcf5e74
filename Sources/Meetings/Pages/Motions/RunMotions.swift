// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// The motions of the item in hand, for the secretariat: what is voted on next, and in which words.
struct RunMotions {
    let say: Speech
    let sitting: Sitting
    let item: AgendaItem
    let ballots: [MotionBallot]
    /// Whether a vote can be opened now.
    let mayVote: Bool
    let link: (MotionRoute) -> Link
    let form: (_ prefix: String) -> Form
    let post: (Form, MeetingsRoute, HTML) -> HTML

    private var meeting: Meeting { sitting.meeting }

    var html: HTML {
        """
        <section aria-labelledby="motions"><h2 id="motions">\(say("Motions"))</h2>\
        <div id="moved" data-live>\(ballots.map(row))</div>\
        <p>\(Part.link(say("Move something for a seat"), to: link(.new(meeting.id, item.id))))</p></section>
        """
    }

    private func row(_ ballot: MotionBallot) -> HTML {
        let motion = ballot.motion
        let waiting = ballot.open.count
        let amendments: HTML =
            waiting == 0
            ? .empty
            : "<p class=\"why\">\(say(.plural(waiting, one: "\(waiting) amendment to vote on", other: "\(waiting) amendments to vote on")))</p>"
        return """
            <div class="box"><h3><a href="\(link(.motion(meeting.id, motion.id)))">\
            \(say("Motion \(motion.number): \(motion.title)"))</a></h3>\
            <p class="why">\(say(motion.state.word))</p>\(amendments)\(if: motion.state == .open && mayVote, voting(ballot))</div>
            """
    }

    /// One form for what comes next: the furthest amendment, or the motion as it was amended.
    private func voting(_ ballot: MotionBallot) -> HTML {
        let (motion, next) = (ballot.motion, ballot.open.first)
        let form = form("vote-\(motion.number)")
        let methods = Ballots.Method.offered(sitting.rules.ballots)
        let label =
            next.map { say("Vote on amendment \($0.number)") }
            ?? (ballot.amendments.contains { $0.state == .adopted }
                ? say("Vote on the motion as amended") : say("Vote on the motion"))
        return post(
            form, .openVote(meeting.id, item.id),
            """
            \(Form.hidden("motion", "\(motion.id)"))\(Form.hidden("amendment", next.map { "\($0.id)" } ?? ""))\
            \(Form.hidden("text", ballot.text(of: next, say)))\(Form.hidden("matter", item.kind.matter.rawValue))\
            \(form.select(
                Form.Field("method", say("How")), methods.map { Form.Choice($0.rawValue, say($0.word)) },
                value: methods.first?.rawValue ?? ""))\
            <p>\(Form.submit(label))</p>
            """)
    }
}
