// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Visit {
    /// The motions under an item with their amendments, by number.
    func ballots(under item: ItemID, at meeting: Meeting) throws -> [MotionBallot] {
        let amendments = try snapshot.amendments(of: meeting, for: scope)
        return try snapshot.motions(of: meeting, for: scope).filter { $0.item == item }.map {
            MotionBallot(motion: $0, amendments: amendments[$0.id] ?? [])
        }
    }

    func motionPage(_ subject: MotionAtMeeting, _ problems: [Form.Problem] = []) throws -> Page {
        let (motion, meeting) = (subject.motion, subject.meeting)
        let amendments = try snapshot.amendments(of: meeting, for: scope)[motion.id] ?? []
        let item = try found(motion.item, of: meeting)
        let holdings = try snapshot.holders(of: meeting.formation, on: meeting.starts.date, for: scope)
        let isOpen = [.called, .open].contains(meeting.state) && motion.state == .open && item.closed == nil
        let mayAmend = isOpen && standing.may(AmendMotion.self, on: subject)
        let content = MotionPage(
            say: say, meeting: meeting, ballot: MotionBallot(motion: motion, amendments: amendments),
            seats: Dictionary(
                holdings.filter { scope.includes($0.seat.readership) }.map {
                    ($0.seat.id, $0.seat.names.text(in: say.tongue))
                }
            ) { first, _ in first },
            withdrawable: Set(
                amendments.filter {
                    standing.may(WithdrawAmendment.self, on: AmendmentAtMeeting(amendment: $0, motion: subject))
                }.map(\.id)), mayWithdraw: isOpen && standing.may(WithdrawMotion.self, on: subject),
            mayOrder: isOpen && standing.may(OrderAmendments.self, on: subject),
            movers: mayAmend ? try movers(in: try sitting(meeting)) : nil, problems: problems,
            form: { self.form(problems: $0, prefix: $1) }, post: { self.post($0, to: $1, $2) })
        var page = Page(
            title: say("Motion \(motion.number): \(motion.title)"), lead: item.title,
            audience: try audienceLine(motion.readership), crumbs: crumbs(meeting),
            content: "\(watching(meeting, motion))\(content.html)")
        page.scripts = ["live.js"]
        return page
    }

    private func watching(_ meeting: Meeting, _ motion: ItemMotion) -> HTML {
        """
        <div data-live-events="\(link(MeetingsRoute.live(meeting.id)))" \
        data-live-page="\(link(MotionRoute.motion(meeting.id, motion.id)))"></div>
        """
    }

    /// The motions of the item in hand, for the secretariat.
    func motionsToRun(_ item: AgendaItem, in sitting: Sitting, isVoteOpen: Bool) throws -> HTML {
        RunMotions(
            say: say, sitting: sitting, item: item, ballots: try ballots(under: item.id, at: sitting.meeting),
            mayVote: !isVoteOpen && sitting.quorum(for: item.id).isReached, link: { self.link($0) },
            form: { self.form(prefix: $0) }, post: { self.post($0, to: $1, $2) }
        ).html
    }

    /// The motions of the item in hand, each with its text as it stands, for members in the room.
    func motionsInHand(_ item: AgendaItem, at meeting: Meeting) throws -> HTML {
        let ballots = try ballots(under: item.id, at: meeting)
        let rows = ballots.map { ballot -> HTML in
            """
            <h3><a href="\(link(MotionRoute.motion(meeting.id, ballot.motion.id)))">\
            \(say("Motion \(ballot.motion.number): \(ballot.motion.title)"))</a></h3>\
            <p class="why">\(say(ballot.motion.state.word))</p>\
            \(if: ballot.motion.state == .open,
                ParagraphList(paragraphs: ballot.merged, tongue: meeting.tongue.rawValue).html)
            """
        }
        return "\(rows)<p>\(Part.link(say("Move something"), to: link(MotionRoute.new(meeting.id, item.id))))</p>"
    }
}
