// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Visit {
    func foundMotion(_ id: MeetingID, _ motionID: MotionID) throws -> MotionAtMeeting {
        let meeting = try found(id)
        return MotionAtMeeting(
            motion: try orAbsent(snapshot.motion(motionID, of: meeting, for: scope)), meeting: meeting)
    }

    func newMotionPage(_ id: MeetingID, _ itemID: ItemID) throws -> Page {
        let meeting = try found(id)
        return try newMotionPage(meeting, try found(itemID, of: meeting))
    }

    func newMotionPage(_ meeting: Meeting, _ item: AgendaItem, _ problems: [Form.Problem] = []) throws -> Page {
        if let refusal = standing.refusal(of: MoveMotion.self, on: OnAgenda(item, of: meeting)) { throw refusal }
        let form = form(problems: problems)
        let fields: HTML = """
            \(MoverField(say: say, form: form, seats: try movers(in: sitting(meeting))).html)\
            \(form.text(Form.Field("title", say("Title")), maxLength: ItemMotion.longestTitle, tongue: meeting.tongue.rawValue))\
            \(form.textarea(
                Form.Field("text", say("What is moved"), hint: say("An empty line begins a new paragraph. Paragraphs are numbered.")),
                rows: 10, maxLength: ItemMotion.longest, tongue: meeting.tongue.rawValue))\
            <p>\(Form.submit(say("Move it")))</p>
            """
        return Page(
            title: say("Move something"), lead: item.title, audience: try audienceLine(item.readership),
            crumbs: crumbs(meeting), content: post(form, to: MotionRoute.move(meeting.id, item.id), fields))
    }

    /// The seats somebody can move something for: those they hold, or for the secretariat all that speak.
    func movers(in sitting: Sitting) throws -> [Holding] {
        let speak = sitting.holdings.filter { $0.seat.standing != .attendance && !$0.isVacant }
        guard !standing.keepsSecretariat(of: sitting.meeting.formation) else { return speak }
        return speak.filter { holding in viewer.person.flatMap { holding.mandate(of: $0) } != nil }
    }
}

extension Submission {
    func moveMotion(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(MoveMotion.self, standing, on: OnAgenda(item, of: meeting))
        do {
            try checkMovable(item, at: meeting)
            let draft = try MotionDraft.read(typed).get()
            let (seat, person) = try typedMover(in: try sitting(meeting))
            let motion = try permit.move(draft, item, mover: seat, person: person)
            try announce(item.readership, of: meeting)
            return .seeOther(link(MotionRoute.motion(id, motion.id)))
        } catch let faults as Faults {
            throw refuse(try newMotionPage(meeting, item, problems(faults)))
        }
    }

    /// The seat that moves, and the person whose doing it is: whoever holds the seat, also where the secretariat types.
    private func typedMover(in sitting: Sitting) throws -> (SeatID, PersonID) {
        let movers = try movers(in: sitting)
        let chosen = SeatID(typed("mover"))
        guard let holding = movers.first(where: { $0.seat.id == chosen }) ?? (movers.count == 1 ? movers.first : nil)
        else { throw Faults([("mover", Message("Choose the seat that moves it."))]) }
        let own = viewer.person.flatMap { holding.mandate(of: $0) }?.person
        guard let person = own ?? holding.titular?.mandate.person ?? holding.substitute?.mandate.person else {
            throw Faults([("mover", Message("Choose the seat that moves it."))])
        }
        return (holding.seat.id, person)
    }

    private func checkMovable(_ item: AgendaItem, at meeting: Meeting) throws {
        guard meeting.state == .called || meeting.state == .open, item.closed == nil else {
            throw Faults([("", Message("Something is moved until the item has been dealt with."))])
        }
    }

    func withdrawMotion(_ id: MeetingID, _ motionID: MotionID) throws -> Reply {
        let subject = try foundMotion(id, motionID)
        let permit = try transaction.permit(WithdrawMotion.self, standing, on: subject)
        try checkNotVoted(subject, about: nil)
        try permit.withdraw()
        return try finish(subject)
    }

    func amendMotion(_ id: MeetingID, _ motionID: MotionID) throws -> Reply {
        let subject = try foundMotion(id, motionID)
        let permit = try transaction.permit(AmendMotion.self, standing, on: subject)
        do {
            try checkMovable(try found(subject.motion.item, of: subject.meeting), at: subject.meeting)
            guard subject.motion.state == .open else {
                throw Faults([("", Message("This motion is settled. It takes no amendment any more."))])
            }
            let draft = try AmendmentDraft.read(typed, subject.motion.paragraphs).get()
            let (seat, person) = try typedMover(in: try sitting(subject.meeting))
            try permit.amend(draft, mover: seat, person: person)
        } catch let faults as Faults {
            throw refuse(try motionPage(subject, problems(faults)))
        }
        return try finish(subject)
    }

    func withdrawAmendment(_ id: MeetingID, _ motionID: MotionID) throws -> Reply {
        let subject = try foundMotion(id, motionID)
        let amendment = try typedAmendment(of: subject)
        let permit = try transaction.permit(
            WithdrawAmendment.self, standing, on: AmendmentAtMeeting(amendment: amendment, motion: subject))
        try checkNotVoted(subject, about: amendment.id)
        try permit.withdraw()
        return try finish(subject)
    }

    /// The chair lets an amendment be voted on next, and says why.
    func orderAmendments(_ id: MeetingID, _ motionID: MotionID) throws -> Reply {
        let subject = try foundMotion(id, motionID)
        let permit = try transaction.permit(OrderAmendments.self, standing, on: subject)
        do {
            let reason = typed("reason").trimmed
            guard !reason.isEmpty, reason.count <= 300 else {
                throw Faults([("reason", Message("Say why, in at most 300 characters. It stands in the account."))])
            }
            try permit.putNext(try typedAmendment(of: subject), because: reason)
        } catch let faults as Faults {
            throw refuse(try motionPage(subject, problems(faults)))
        }
        return try finish(subject)
    }

    private func typedAmendment(of subject: MotionAtMeeting) throws -> Amendment {
        let id = AmendmentID(typed("amendment"))
        let amendments = try snapshot.amendments(of: subject.meeting, for: scope)[subject.motion.id] ?? []
        return try orAbsent(amendments.first { $0.id == id })
    }

    /// What is being voted on is not taken away meanwhile.
    private func checkNotVoted(_ subject: MotionAtMeeting, about amendment: AmendmentID?) throws {
        for vote in try snapshot.votes(of: subject.meeting, for: scope) where vote.state == .open {
            guard let matter = try snapshot.matter(of: vote.id, in: council.id), matter.motion == subject.motion.id
            else { continue }
            guard amendment != nil, matter.amendment != amendment else {
                throw Refusal.notAllowed(Message("A vote is still open. Close or cancel it first."))
            }
        }
    }

    private func finish(_ subject: MotionAtMeeting) throws -> Reply {
        try announce(subject.readership, of: subject.meeting)
        return .seeOther(link(MotionRoute.motion(subject.meeting.id, subject.motion.id)))
    }
}
