// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// Where a session is run and moderated.
    func runReply(_ id: ConferenceID) throws -> Reply { page(try runPage(try found(id))) }

    func runPage(
        _ conference: Conference, inviting: [Fault] = [], refused: (QuestionID, Form.Problem)? = nil,
        preparing: [Fault] = []
    ) throws -> Page {
        if let refusal = standing.refusal(of: ModerateConference.self, on: conference) { throw refusal }
        let (events, here) = (link(ConferenceRoute.live(conference.id)), link(ConferenceRoute.run(conference.id)))
        let keeps = standing.may(KeepRegistrations.self, on: conference)
        let content: HTML = """
            <div data-live-events="\(events)" data-live-page="\(here)"></div>\
            \(steps(conference))\(try ModerationPart(self, conference, refused: refused).html)\
            \(try PollDesk(visit: self, conference: conference, faults: preparing).html)\
            \(keeps ? try registrations(conference, inviting) : .empty)
            """
        var page = Page(
            title: say("Run and moderate"), lead: conference.plan.title, audience: .members,
            crumbs: crumbs(below: conference), beside: conference.status(say), content: content)
        page.scripts = ["live.js"]
        return page
    }

    /// Opening, closing, calling off: what fits the moment.
    private func steps(_ conference: Conference) -> HTML {
        guard standing.may(RunConference.self, on: conference) else { return .empty }
        let id = conference.id
        func step(_ route: ConferenceRoute, _ label: String, _ weight: Form.Weight) -> HTML {
            post(form(prefix: "s"), to: route, Form.submit(label, weight))
        }
        let buttons: [HTML] =
            switch conference.state {
            case .planned:
                [
                    step(.open(id), say("Open the session"), .filled),
                    step(.callOff(id), say("Call it off and tell those registered"), .danger),
                ]
            case .live: [step(.close(id), say("Close the session"), .filled)]
            case .closed, .cancelled:
                [Form.link(say("Replay, summary, numbers"), to: link(ConferenceRoute.afterwards(id)))]
            }
        return "<div class=\"row noprint\">\(buttons)</div>"
    }

    /// How many are registered, the list to take out, and invitations by mail.
    private func registrations(_ conference: Conference, _ faults: [Fault]) throws -> HTML {
        let counts = try snapshot.count(of: conference)
        let facts = Part.facts([
            (say("With a place"), HTML(text: say.number(counts[.confirmed] ?? 0))),
            (say("Waiting"), HTML(text: say.number(counts[.waiting] ?? 0))),
            (say("Not confirmed"), HTML(text: say.number((counts[.asked] ?? 0) + (counts[.invited] ?? 0)))),
        ])
        let list = post(
            form(prefix: "l"), to: RegistrationRoute.export(conference.id),
            "<p>\(Form.submit(say("Take the list of addresses out"), .second)) <span class=\"dim\">\(say("That you did is noted. The list is for this session alone."))</span></p>"
        )
        let form = form(problems: faults.map { Form.Problem($0.field, say($0.message)) }, prefix: "i")
        let invite: HTML =
            conference.state.isOver
            ? .empty
            : post(
                form, to: RegistrationRoute.invite(conference.id),
                """
                \(form.textarea(Form.Field("addresses", say("Invite by mail"), hint: say("Addresses, a line each. Whoever follows the link has a place, and sees the session even where it is not public.")), rows: 3))\
                \(Form.submit(say("Send invitations"), .second))
                """)
        return Part.section(
            say("Registrations"), id: "registrations",
            "<div id=\"counts\" data-live>\(facts)</div>\(list)<div class=\"measure\">\(invite)</div>")
    }
}
