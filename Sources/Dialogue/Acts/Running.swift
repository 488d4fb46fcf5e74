// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Submission {
    /// Opens the session: from here on its page is live. Doing it twice changes nothing.
    func openConference(_ id: ConferenceID) throws -> Reply {
        try move(id, to: .live) { $0.state == .planned }
        return .seeOther(link(ConferenceRoute.run(id)))
    }

    /// Closes the session, and with it what could still be answered.
    func closeConference(_ id: ConferenceID) throws -> Reply {
        try move(id, to: .closed) { $0.state == .live }
        return .seeOther(link(ConferenceRoute.run(id)))
    }

    /// Calls the session off, and tells those who registered.
    func callOff(_ id: ConferenceID, _ means: Means) throws -> Reply {
        let isMoved = try move(id, to: .cancelled) { $0.state == .planned }
        if isMoved, let conference = try snapshot.conference(id, in: council.id) {
            try Postman(means: means, council: council, transaction).tellAll(of: conference, .calledOff)
        }
        return .seeOther(link(ConferenceRoute.conference(id)))
    }

    @discardableResult
    private func move(_ id: ConferenceID, to state: Conference.State, where fits: (Conference) -> Bool) throws -> Bool {
        try lock(id)
        let conference = try found(id)
        if let refusal = standing.refusal(of: RunConference.self, on: conference) { throw refusal }
        guard fits(conference) else { return false }
        let permit = try transaction.permit(RunConference.self, standing, on: conference, note: state.rawValue)
        try permit.move(to: state)
        if state.isOver { try transaction.closePolls(of: conference) }
        try announce(conference)
        try announceToModerators(conference)
        return true
    }
}

extension Visit {
    /// The form for what is added after a session.
    func afterwardsForm(_ id: ConferenceID) throws -> Reply {
        let conference = try found(id)
        if let refusal = standing.refusal(of: RunConference.self, on: conference) { throw refusal }
        return page(try afterwardsPage(conference, form()))
    }

    func afterwardsPage(_ conference: Conference, _ form: Form, laying: [Fault] = []) throws -> Page {
        let now = conference.afterwards
        let tongue = conference.tongue.rawValue
        let fields: HTML = """
            \(Form.hidden("version", "\(conference.version)"))\
            \(form.text(Form.Field("replay", say("Where it can be seen again"), hint: say("An address of your own, beginning with https://."), optional: true), value: now.replay ?? "", autocomplete: .url))\
            \(form.number(Form.Field("tookPart", say("How many took part"), hint: say("As counted in the room or the video room; how you counted belongs in the summary."), optional: true), value: now.tookPart.map { "\($0)" } ?? ""))\
            \(form.textarea(Form.Field("summary", say("Summary"), hint: say("What was said and what follows from it. Things, not people."), optional: true), value: now.summary, rows: 10, maxLength: 20_000, tongue: tongue))\
            \(Form.row(Form.submit(say("Save")), Form.link(say("Leave it"), to: link(ConferenceRoute.conference(conference.id)))))
            """
        return Page(
            title: say("Record of the session"), lead: conference.plan.title, audience: .members,
            crumbs: crumbs(below: conference),
            content: """
                \(post(form, to: ConferenceRoute.saveAfterwards(conference.id), fields))\
                \(try documentsPart(conference, laying))
                """)
    }
}

extension Submission {
    /// Keeps replay, summary and number; unless somebody else did meanwhile.
    func saveAfterwards(_ id: ConferenceID) throws -> Reply {
        try lock(id)
        let conference = try found(id)
        if let refusal = standing.refusal(of: RunConference.self, on: conference) { throw refusal }
        guard form["version"] == "\(conference.version)" else {
            let words = say(
                "Somebody changed this session while you were writing. What you typed is below. Send it again to replace what they wrote."
            )
            let again = form(problems: [Form.Problem(nil, words)])
            throw Answer(page(try afterwardsPage(conference, again), status: 409))
        }
        var reader = reader
        let replay = reader.raw("replay")
        if !replay.isEmpty, !Conference.isAddress(replay) {
            reader.refuse("replay", Message("Give a whole address, beginning with https://."))
        }
        let afterwards = Conference.Afterwards(
            replay: replay.isEmpty ? nil : replay, summary: reader.text("summary", limit: 20_000, optional: true),
            tookPart: reader.whole("tookPart", in: 0...1_000_000, optional: true))
        guard reader.faults.isEmpty else {
            throw refuse(try afterwardsPage(conference, form(problems: problems(reader.faults))))
        }
        let permit = try transaction.permit(RunConference.self, standing, on: conference, note: "record")
        try permit.keep(afterwards)
        if let changed = try snapshot.conference(id, in: council.id) { try transaction.put(changed) }
        try announce(conference)
        return .seeOther(link(ConferenceRoute.conference(id)))
    }
}
