// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

extension Submission {
    /// Ties a vote that was just opened to the motion or amendment it is about, where the form named one. The text must be
    /// the one that is to be voted on now: somebody may have changed it since the page was shown.
    func bindToMotion(_ vote: Vote, _ permit: Permit<OpenVote>, at meeting: Meeting) throws {
        guard let id = MotionID(typed("motion")) else { return }
        guard let motion = try snapshot.motion(id, of: meeting, for: scope), motion.item == vote.item,
            motion.state == .open
        else { throw Faults([("text", Message("This motion is not there to be voted on any more."))]) }
        let amendments = try snapshot.amendments(of: meeting, for: scope)[motion.id] ?? []
        let ballot = MotionBallot(motion: motion, amendments: amendments)
        let amendment = AmendmentID(typed("amendment")).flatMap { id in amendments.first { $0.id == id } }
        if let amendment {
            guard amendment.state == .open else {
                throw Faults([("text", Message("This amendment is not there to be voted on any more."))])
            }
        } else if let open = ballot.open.first {
            throw Faults([
                ("text", Message("Amendment \(open.number) comes first. Vote on it, or let it be withdrawn."))
            ])
        }
        // Browsers send a line feed as two characters.
        guard vote.text.replacing("\r\n", with: "\n") == ballot.text(of: amendment, say) else {
            throw Faults([("text", Message("What is voted on was changed meanwhile. Look at the motion again."))])
        }
        try permit.bind(vote, to: motion, amendment)
    }

    /// A vote that is taken again is about what the first was about.
    func bind(_ vote: Vote, toMatterOf first: Vote, _ permit: Permit<OpenVote>, at meeting: Meeting) throws {
        guard let matter = try snapshot.matter(of: first.id, in: council.id),
            let motion = try snapshot.motion(matter.motion, of: meeting, for: scope)
        else { return }
        let amendments = try snapshot.amendments(of: meeting, for: scope)[motion.id] ?? []
        try reopenMatter(of: first, at: meeting)
        try permit.bind(vote, to: motion, matter.amendment.flatMap { id in amendments.first { $0.id == id } })
    }

    /// What a vote settled is open again: its result has no effect any more, or it is voted on anew. An amendment to a
    /// motion that was voted on since stays as it is.
    func reopenMatter(of vote: Vote, at meeting: Meeting) throws {
        guard let matter = try snapshot.matter(of: vote.id, in: council.id),
            let motion = try snapshot.motion(matter.motion, of: meeting, for: scope)
        else { return }
        guard let id = matter.amendment else { return try transaction.reopen(motion) }
        let amendments = try snapshot.amendments(of: meeting, for: scope)[motion.id] ?? []
        guard motion.state == .open, let amendment = amendments.first(where: { $0.id == id }) else { return }
        try transaction.reopen([amendment] + amendments.fallen(onlyWith: amendment, in: motion.paragraphs), of: motion)
    }

    /// Writes down what a vote means for what it was about.
    ///
    /// - Returns: whether the vote makes a decision: one on an amendment only changes the text of its motion
    func settleMotion(_ subject: VoteAtMeeting, _ tally: Tally, _ permit: Permit<CloseVote>) throws -> Bool {
        guard let matter = try snapshot.matter(of: subject.vote.id, in: council.id),
            let motion = try snapshot.motion(matter.motion, of: subject.meeting, for: scope)
        else { return true }
        guard let id = matter.amendment else {
            try permit.settle(motion, tally.isAdopted)
            return true
        }
        let amendments = try snapshot.amendments(of: subject.meeting, for: scope)[motion.id] ?? []
        guard let amendment = amendments.first(where: { $0.id == id }) else { return false }
        try permit.settle([amendment], as: tally.isAdopted ? .adopted : .rejected)
        if tally.isAdopted {
            try permit.settle(amendments.fallen(with: amendment, in: motion.paragraphs), as: .fallen)
        }
        return false
    }
}
