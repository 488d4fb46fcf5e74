// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// A decision with the formation that took it, where both may be known.
    func followed(_ id: DecisionID) throws -> DecisionOfFormation {
        let decision = try orAbsent(snapshot.decision(id, for: scope))
        return DecisionOfFormation(decision: decision, formation: try found(decision.meeting).formation)
    }

    /// Where the secretariat notes what became of a decision.
    func followPage(_ subject: DecisionOfFormation, _ problems: [Form.Problem] = []) throws -> Page {
        if let refusal = standing.refusal(of: FollowDecision.self, on: subject) { throw refusal }
        let decision = subject.decision
        let reviews = try snapshot.reviews(of: decision, for: scope)
        let content = FollowPage(
            stationery: registerStationery, decision: decision,
            follow: try snapshot.followUp(of: decision, for: scope), reviews: reviews,
            names: try snapshot.names(of: reviews.map(\.person), in: council.id), today: today, problems: problems,
            form: { self.form(problems: $0, prefix: $1) })
        return Page(
            title: say("What became of it"), lead: "\(decision.number) \(decision.title)",
            audience: try audienceLine(decision.readership),
            crumbs: [
                Part.Entry(say("Decisions"), link(MeetingsRoute.decisions)),
                Part.Entry(decision.number.description, link(MeetingsRoute.decision(decision.id))),
            ], content: content.html)
    }

    /// The open decisions of a meeting's formation, to be gone through at it.
    func followListPage(_ meeting: Meeting, _ problems: [Form.Problem] = []) throws -> Page {
        guard standing.may(RunMeeting.self, on: meeting) else { throw Refusal.notAllowed(FollowDecision.refusal) }
        let content = FollowListPage(
            stationery: registerStationery, meeting: meeting, entries: try openEntries(of: meeting.formation),
            mayPropose: meeting.state == .called || meeting.state == .open, form: form(problems: problems))
        return Page(
            title: say("Open decisions"), lead: meeting.title(say), audience: try audienceLine(meeting.members),
            crumbs: crumbs(meeting), content: content.html)
    }

    /// Adopted decisions of a formation that are open or under way, the oldest first; at most 100.
    func openEntries(of formation: Formation) throws -> [RegisterEntry] {
        try [FollowUp.Status.open, .underWay].flatMap { status in
            var filter = RegisterFilter()
            (filter.formation, filter.status, filter.isOldestFirst) = (formation.id, status, true)
            return try snapshot.register(filter, for: scope, of: 100).items
        }.prefix(100).sorted { $0.decision.number < $1.decision.number }
    }

    var registerStationery: RegisterStationery {
        RegisterStationery(
            say: say, link: { self.link($0) }, post: { self.post($0, to: $1, $2) },
            decision: { self.link(MeetingsRoute.decision($0)) })
    }
}

extension Submission {
    func addressDecision(_ id: DecisionID) throws -> Reply {
        try follow(id) { follow, subject in
            let address = try FollowUpForm.address(typed, decided: subject.decision.day).get()
            (follow.addressee, follow.answerDue) = (address.addressee, address.due)
        }
    }

    func answerDecision(_ id: DecisionID) throws -> Reply {
        try follow(id) { follow, subject in
            follow.answer = try FollowUpForm.answer(typed, decided: subject.decision.day, today: today).get()
        }
    }

    func reviewDecision(_ id: DecisionID) throws -> Reply {
        let subject = try followed(id)
        return try follow(id) { follow, _ in
            let review = try FollowUpForm.review(typed).get()
            guard subject.decision.isAdopted else {
                throw Faults([("status", Message("It was not adopted, so there is nothing to follow."))])
            }
            (follow.status, follow.note) = (review.status, review.note)
        } after: { permit in
            let review = try FollowUpForm.review(typed).get()
            guard let person = permit.person else { return }
            try permit.add(review.status, review.note, at: nil, by: person)
        }
    }

    /// Changes what became of a decision; whoever was slower sees what stands now.
    private func follow(
        _ id: DecisionID, _ change: (inout FollowUp, DecisionOfFormation) throws -> Void,
        after: (Permit<FollowDecision>) throws -> Void = { _ in }
    ) throws -> Reply {
        let subject = try followed(id)
        let permit = try transaction.permit(FollowDecision.self, standing, on: subject)
        do {
            var follow = try snapshot.followUp(of: subject.decision, for: scope)
            try change(&follow, subject)
            try permit.save(follow, over: typedVersion)
            try after(permit)
        } catch let faults as Faults {
            throw refuse(try followPage(subject, problems(faults)))
        } catch is Changed {
            throw Answer(
                page(try followPage(subject, [Form.Problem(nil, say(Self.somebodyWasFaster))]), status: 409))
        }
        return .seeOther(link(RegisterRoute.follow(id)))
    }

    /// Notes where each open decision stands that was gone through at a meeting. One left as it is was not looked at.
    func reviewDecisions(_ id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        guard standing.may(RunMeeting.self, on: meeting) else { throw Refusal.notAllowed(FollowDecision.refusal) }
        var faults: [(String, Message)] = []
        for entry in try openEntries(of: meeting.formation) {
            let key = entry.decision.id.description
            guard !typed("status-\(key)").isEmpty else { continue }
            do {
                let review = try FollowUpForm.review { typed("\($0)-\(key)") }.get()
                let permit = try transaction.permit(
                    FollowDecision.self, standing,
                    on: DecisionOfFormation(decision: entry.decision, formation: meeting.formation))
                var follow = entry.follow
                (follow.status, follow.note) = (review.status, review.note)
                try permit.save(follow, over: follow.version)
                if let person = permit.person {
                    try permit.add(review.status, review.note, at: id, by: person)
                }
            } catch let refused as Faults {
                faults += refused.faults.map { ("\($0.field)-\(key)", $0.message) }
            }
        }
        guard faults.isEmpty else { throw refuse(try followListPage(meeting, problems(Faults(faults)))) }
        return .seeOther(link(RegisterRoute.meeting(id)))
    }

    /// Puts the open decisions on the agenda, as far as all may know of them who may know of the meeting.
    func proposeFollowUp(_ id: MeetingID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let say = means.languages.speech(in: meeting.tongue, zone: self.say.zone)
        let shown = try openEntries(of: meeting.formation).filter {
            $0.decision.readership.admitsAll(of: meeting.readership)
        }
        let lines = shown.map { "\($0.decision.number) \($0.decision.title): \(say($0.follow.status.word))" }
        let draft = ItemDraft(
            title: say("Follow-up of decisions"), kind: .information, minutes: nil,
            text: String(lines.joined(separator: "\n").prefix(20_000)))
        _ = try place(draft, on: meeting, for: meeting.readership)
        return .seeOther(link(MeetingsRoute.agenda(id)))
    }
}
