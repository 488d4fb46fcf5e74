// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// The formations whose meetings this person may call.
    var callable: [Formation] {
        get throws { try snapshot.formations(for: scope).filter { standing.may(CallMeeting.self, on: $0) } }
    }

    /// The form that calls a meeting, also for the second time (`?of=`).
    func callPage(_ problems: [Form.Problem] = []) throws -> Page {
        let formations = try callable
        guard !formations.isEmpty else { throw Refusal.notAllowed(CallMeeting.refusal) }
        let first = try (request.query["of"] ?? typedField("repeats")).flatMap(MeetingID.init).map { try found($0) }
        let rules = try orAbsent(snapshot.constitution(of: council.id))
        let page = CallPage(
            stationery: stationery, formations: formations, repeats: first, sought: try sought(),
            earliest: rules.notice.earliestDay(
                sent: now.local(in: say.zone), holidays: rules.holidays(around: now.local(in: say.zone).date.year)),
            period: rules.notice.period, form: form(problems: problems))
        return Page(
            title: say("Call a meeting"), lead: first.map { say("The second call for \($0.title(say))") },
            audience: .members, crumbs: crumbs(), content: page.html)
    }

    /// The form that moves a meeting, with what stands now where somebody was faster.
    func changePage(_ meeting: Meeting, _ problems: [Form.Problem] = []) throws -> Page {
        if let refusal = standing.refusal(of: ChangeMeeting.self, on: meeting) { throw refusal }
        let page = ChangePage(stationery: stationery, meeting: meeting, form: form(problems: problems))
        return Page(
            title: say("Move the meeting"), lead: meeting.title(say), audience: try audienceLine(meeting.readership),
            crumbs: crumbs(meeting), content: page.html)
    }

    /// The moment the form was opened for, from a search for a date.
    private func sought() throws -> CallPage.Sought? {
        guard let id = (request.query["dates"] ?? typedField("dates")).flatMap(DateSearchID.init),
            let search = try snapshot.dateSearch(id, for: scope), search.state == .open
        else { return nil }
        let option = request.query["option"].flatMap(DateOptionID.init)
        return CallPage.Sought(search: search, starts: search.options.first { $0.id == option }?.starts)
    }

    private func typedField(_ name: String) -> String? {
        if case .form(let fields, _) = request.body { fields[name] } else { nil }
    }

    /// Whether the notice the rules ask for is kept; throws `Faults` where not.
    fileprivate func checkNotice(_ draft: MeetingDraft, repeating first: Meeting?) throws {
        let check = NoticeCheck(rules: try orAbsent(snapshot.constitution(of: council.id)))
        let manner: NoticeCheck.Manner =
            switch (draft.manner, first) {
            case (.urgent(let reason), _): .urgent(reason: reason)
            case (.ordinary, let first?): .second(after: first.starts.date)
            case (.ordinary, nil): .ordinary
            }
        let refusal = check.refusal(calling: draft.starts, sent: now.local(in: say.zone), manner)
        guard let refusal else { return }
        throw Faults([(refusal == .reasonMissing ? "reason" : "date", refusal.message)])
    }
}

extension Submission {
    /// Calls a meeting: the notice is checked, and everybody concerned is told.
    func callMeeting(_ means: Means) throws -> Reply {
        let formation = try orAbsent(FormationID(typed("formation")).flatMap { try snapshot.formation($0, for: scope) })
        let permit = try transaction.permit(CallMeeting.self, standing, on: formation)
        do {
            let (meeting, titles) = try called(of: formation)
            try permit.insert(meeting)
            let items = try permit.insert(titles, on: meeting)
            try transaction.put(meeting, in: means.languages.speech(in: council.tongue, zone: say.zone))
            for item in items { try transaction.put(item, of: meeting) }
            try settleDateSearch(with: meeting)
            try invite(to: meeting, .called, means)
            return .seeOther(link(MeetingsRoute.meeting(meeting.id)))
        } catch let faults as Faults {
            throw refuse(try callPage(problems(faults)))
        }
    }

    private func called(of formation: Formation) throws -> (Meeting, [String]) {
        let draft = try MeetingDraft.read(typed, for: formation, zone: say.zone).get()
        guard formation.exists(on: draft.starts.date) else {
            throw Faults([("formation", Message("This formation does not exist on that day."))])
        }
        let first = try MeetingID(typed("repeats")).map { try found($0) }
        if let first { try checkRepeats(first, by: formation) }
        try checkNotice(draft, repeating: first)
        let meeting = Meeting(
            id: transaction.newID(), council: council.id, readership: try draft.audience.inside(formation.readership),
            formation: formation, starts: draft.starts, minutes: draft.minutes, venue: draft.venue,
            urgency: draft.urgency, repeats: first?.id, tongue: say.tongue, state: .called, opened: nil, closed: nil,
            current: nil, sequence: 0, version: 1)
        return (meeting, draft.items)
    }

    /// Only a meeting of the same formation that was closed without a quorum is called a second time.
    private func checkRepeats(_ first: Meeting, by formation: Formation) throws {
        guard first.formation.id == formation.id, first.state == .closed else {
            throw Faults([("formation", Message("Only a meeting of the same formation that was held can be repeated."))]
            )
        }
        guard !(try sitting(first)).quorum().isReached else {
            throw Faults([("formation", Message("That meeting had its quorum. Call an ordinary one."))])
        }
    }

    func changeMeeting(_ id: MeetingID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(ChangeMeeting.self, standing, on: meeting)
        do {
            guard meeting.isAhead else { throw Faults([("", Message("Only a meeting to come can be moved."))]) }
            var typed = Dictionary(form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            // Who may know of a meeting is settled when it is called.
            typed["audience"] = MeetingDraft.Openness.formation.rawValue
            let draft = try MeetingDraft.read({ typed[$0] ?? "" }, for: meeting.formation, zone: say.zone).get()
            if draft.starts != meeting.starts { try checkNotice(draft, repeating: nil) }
            try permit.save(draft, over: typedVersion)
            let changed = try found(id)
            try transaction.put(changed, in: means.languages.speech(in: council.tongue, zone: say.zone))
            try invite(to: changed, .changed, means)
            try announce(changed.readership, of: changed)
            return .seeOther(link(MeetingsRoute.meeting(id)))
        } catch let faults as Faults {
            throw refuse(try changePage(meeting, problems(faults)))
        } catch is Changed {
            throw Answer(page(try changePage(meeting, [Form.Problem(nil, say(Self.somebodyWasFaster))]), status: 409))
        }
    }

    static let somebodyWasFaster = Message(
        "Somebody changed this meanwhile. What you typed is still here; compare it with what stands now and send it again."
    )

    func cancelMeeting(_ id: MeetingID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(CancelMeeting.self, standing, on: meeting)
        guard meeting.isAhead else { throw Refusal.notAllowed(Message("Only a meeting to come can be called off.")) }
        try permit.cancel()
        let cancelled = try found(id)
        try invite(to: cancelled, .cancelled, means)
        try announce(cancelled.readership, of: cancelled)
        return .seeOther(link(MeetingsRoute.meeting(id)))
    }

    func answerCall(_ id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(AnswerCall.self, standing, on: meeting)
        guard meeting.isAhead, let answer = Coming(rawValue: typed("answer")) else { throw Refusal.absent }
        try permit.answer(answer)
        return .seeOther(link(MeetingsRoute.meeting(id)))
    }
}
