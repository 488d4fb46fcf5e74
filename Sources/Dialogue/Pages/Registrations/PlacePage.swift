// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

/// What an address has asked for, by the link of a mail.
struct PlacePage {
    let visit: Visit
    let token: String
    let registration: Registration
    let conference: Conference

    private var say: Speech { visit.say }

    var page: Page {
        Page(
            title: title, lead: nil, audience: .oneself, crumbs: visit.crumbs,
            content: """
                <div class="measure"><h2 lang="\(conference.tongue.rawValue)">\(conference.plan.title)</h2>\
                <p class="row">\(Part.time(conference.dateTime, conference.when(say)))\(conference.status(say))</p>\
                <p>\(words)</p>\(steps)</div>
                """)
    }

    private var title: String {
        switch registration.state {
        case .asked, .invited: say("Confirm your place")
        case .confirmed: say("You have a place")
        case .waiting: say("You are on the waiting list")
        }
    }

    private var words: String {
        switch registration.state {
        case .asked, .invited: say("One press, and the place is yours. Without it your address is deleted.")
        case .confirmed:
            say("This browser now knows that you are registered. You get one reminder by mail, a day before.")
        case .waiting: say("All places are taken. You get a mail when one comes free.")
        }
    }

    private var steps: HTML {
        let (confirm, leave) = (RegistrationRoute.confirm(token), RegistrationRoute.giveUp(token))
        let giveUp = visit.post(visit.form(prefix: "g"), to: leave, Form.submit(giveUpWords, .second))
        switch registration.state {
        case .asked, .invited:
            guard !conference.state.isOver else { return "<p>\(say("This session is over."))</p>\(giveUp)" }
            return """
                <div class="row">\(visit.post(visit.form(prefix: "c"), to: confirm, Form.submit(say("Confirm my place"))))\(giveUp)</div>
                """
        case .confirmed, .waiting:
            return """
                <div class="row">\(Form.link(say("To the session"), to: visit.link(ConferenceRoute.conference(conference.id)), .filled))\
                \(Form.link(say("Add to my calendar"), to: visit.link(ConferenceRoute.calendar(conference.id))))\(giveUp)</div>
                """
        }
    }

    private var giveUpWords: String {
        switch registration.state {
        case .asked, .invited: say("No, delete my address")
        case .confirmed, .waiting: say("Give the place up and delete my address")
        }
    }
}
