// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// What the form offers to choose from.
    func offers(_ conference: Conference? = nil) throws -> ConferenceOffers {
        let councils = try snapshot.councils().filter { $0.id != council.id }
        return ConferenceOffers(
            organisations: try snapshot.organisations(for: scope, limit: 500).map {
                ($0.id, $0.names.text(in: say.tongue))
            },
            meetings: try snapshot.meetingNodes(for: scope, with: conference?.plan.meeting),
            councils: councils.map { ($0.id, $0.name) }, zone: say.zone,
            guests: try conference.map { try snapshot.guests(of: $0) } ?? [])
    }

    func newConference() throws -> Reply {
        guard standing.runsConferences else { throw Refusal.notAllowed(RunConference.refusal) }
        return page(try conferenceForm(nil, form: form()))
    }

    func editConference(_ id: ConferenceID) throws -> Reply {
        let conference = try found(id)
        if let refusal = standing.refusal(of: RunConference.self, on: conference) { throw refusal }
        return page(try conferenceForm(conference, form: form()))
    }

    func conferenceForm(_ conference: Conference?, form: Form, before: HTML = .empty) throws -> Page {
        let fields = ConferenceFields(
            say: say, form: form, plan: conference?.plan, audience: conference?.readership.audience ?? .public,
            offers: try offers(conference))
        let leave = conference.map { ConferenceRoute.conference($0.id) } ?? .list
        let content: HTML = """
            \(Form.hidden("version", "\(conference?.version ?? 0)"))\(fields.html)\
            \(Form.row(Form.submit(conference == nil ? say("Announce the session") : say("Save")), Form.link(say("Leave it"), to: link(leave))))
            """
        let route: ConferenceRoute = conference.map { .save($0.id) } ?? .add
        return Page(
            title: conference == nil ? say("Announce an open session") : say("Change the session"),
            lead: conference?.plan.title, audience: .members,
            crumbs: conference.map { crumbs(below: $0) } ?? crumbs,
            content: "\(before)\(post(form, to: route, content))")
    }
}

extension Submission {
    /// Announces a session.
    func addConference() throws -> Reply {
        let draft = try draft(nil)
        let conference = Conference(
            id: transaction.newID(), council: council.id, readership: Readership(draft.audience), tongue: say.tongue,
            plan: draft.plan, state: .planned, opened: nil, closed: nil, afterwards: .nothing, sequence: 0, version: 1)
        let permit = try transaction.permit(RunConference.self, standing, on: conference)
        try permit.insert(guests: draft.guests)
        try transaction.put(conference)
        return .seeOther(link(ConferenceRoute.conference(conference.id)))
    }

    /// Changes a session, unless somebody else did meanwhile; whoever registered is told of another time.
    func saveConference(_ id: ConferenceID, _ means: Means) throws -> Reply {
        try lock(id)
        let conference = try found(id)
        if let refusal = standing.refusal(of: RunConference.self, on: conference) { throw refusal }
        guard form["version"] == "\(conference.version)" else { throw try conflict(conference) }
        let draft = try draft(conference)
        let permit = try transaction.permit(RunConference.self, standing, on: conference)
        let isMoved = draft.plan.starts != conference.plan.starts || draft.plan.minutes != conference.plan.minutes
        try permit.change(to: draft.plan, audience: draft.audience, guests: draft.guests, isMoved: isMoved)
        guard let changed = try snapshot.conference(id, in: council.id) else { throw Refusal.absent }
        try transaction.put(changed)
        if isMoved { try Postman(means: means, council: council, transaction).tellAll(of: changed, .moved) }
        try announce(changed)
        return .seeOther(link(ConferenceRoute.conference(id)))
    }

    private func draft(_ conference: Conference?) throws -> ConferenceDraft {
        guard standing.runsConferences else { throw Refusal.notAllowed(RunConference.refusal) }
        var reader = reader
        let offers = try offers(conference)
        guard let draft = ConferenceDraft(&reader, offers.choices) else {
            throw refuse(try conferenceForm(conference, form: form(problems: problems(reader.faults))))
        }
        return draft
    }

    private func conflict(_ conference: Conference) throws -> Answer {
        let words = say(
            "Somebody changed this session while you were writing. What you typed is below. Send it again to replace what they wrote."
        )
        let form = form(problems: [Form.Problem(nil, words)])
        return Answer(page(try conferenceForm(conference, form: form), status: 409))
    }
}

extension Transaction {
    /// Enters the session among the objects of all rooms, with the meeting it belongs to.
    func put(_ conference: Conference) throws {
        let reference = NodeReference(.conference, conference.id)
        let plan = conference.plan
        try put(
            Node(
                council: conference.council, reference: reference, readership: conference.readership,
                title: plan.title, brief: plan.lead, tongue: conference.tongue, day: plan.starts.date,
                path: ["conferences", "\(conference.id)"]),
            text: [plan.lead, plan.text, plan.series, plan.programme.lines, conference.afterwards.summary]
                .joined(separator: "\n"))
        try disconnect(reference, .happenedAt, in: conference.council)
        if let meeting = plan.meeting {
            try connect(
                reference, .happenedAt, NodeReference(NodeKind(rawValue: "meeting"), meeting), in: conference.council)
        }
    }
}

extension Snapshot {
    /// The meetings a session may belong to, the latest first, and the one it belongs to now.
    func meetingNodes(for scope: Scope, with known: String?) throws -> [(id: String, title: String)] {
        try rows(
            """
            SELECT n.id, n.title FROM node AS n WHERE n.kind = 'meeting' AND \(scope.sees("n"))
            ORDER BY CASE WHEN n.id = \(known ?? "") THEN 0 ELSE 1 END, n.day DESC, n.id LIMIT 40
            """
        ).map { (id: try $0["id"], title: try $0["title"]) }
    }
}
