// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// What the form of a session offers to choose from, with the words for it.
struct ConferenceOffers {
    let organisations: [(id: OrganisationID, name: String)]
    let meetings: [(id: String, title: String)]
    let councils: [(id: CouncilID, name: String)]
    let zone: Zone
    /// The councils invited now.
    let guests: [CouncilID]

    var choices: ConferenceDraft.Offers {
        ConferenceDraft.Offers(
            organisations: organisations.map(\.id), meetings: meetings.map(\.id), councils: councils.map(\.id),
            zone: zone)
    }
}

/// The form in which a session is announced and changed.
struct ConferenceFields {
    let say: Speech
    let form: Form
    /// What the session is now.
    let plan: ConferencePlan?
    let audience: Audience
    let offers: ConferenceOffers

    var html: HTML { "\(words)\(time)\(programme)\(readers)\(video)\(door)" }

    private func text(_ name: String, _ label: String, hint: String? = nil, _ value: String?, most: Int) -> HTML {
        form.text(Form.Field(name, label, hint: hint, optional: true), value: value ?? "", maxLength: most)
    }

    private var words: HTML {
        """
        \(form.text(Form.Field("title", say("Title")), value: plan?.title ?? "", maxLength: 200))\
        \(text("lead", say("In one sentence"), plan?.lead, most: 300))\
        \(form.textarea(Form.Field("text", say("In more words"), optional: true), value: plan?.text ?? "", rows: 5, maxLength: 10_000))\
        \(text("languages", say("Languages spoken, captions, sign language"), plan?.languages, most: 200))\
        \(text("series", say("Series"), hint: say("Sessions of the same series lead to each other."), plan?.series, most: 120))
        """
    }

    private var time: HTML {
        let starts = plan?.starts
        return """
            \(form.date(Form.Field("day", say("Day")), value: starts?.date.description ?? ""))\
            \(form.time(Form.Field("time", say("Time")), value: starts?.time.description ?? "18:00"))\
            \(form.text(Form.Field("zone", say("On the clocks of"), hint: say("A place such as Europe/Athens.")), value: (starts?.zone ?? offers.zone).name, width: .mid, maxLength: 64))\
            \(form.number(Form.Field("minutes", say("Planned length in minutes")), value: "\(plan?.minutes ?? 90)"))
            """
    }

    private var programme: HTML {
        let organisations = offers.organisations.map { Form.Choice("\($0.id)", $0.name) }
        let meetings = offers.meetings.map { Form.Choice($0.id, $0.title) }
        return """
            \(form.textarea(Form.Field("programme", say("Programme"), hint: say("A line for each part: 15:10 | Title | Who speaks, by office. No names of persons are needed."), optional: true), value: plan?.programme.lines ?? "", rows: 7))\
            \(text("moderators", say("Moderated by"), hint: say("An office, such as: the network’s office."), plan?.moderators, most: 300))\
            \(form.select(Form.Field("moderating", say("Organisation whose people moderate here"), hint: say("Besides the secretariat and the chair."), optional: true), organisations, value: plan?.moderating?.description ?? "", prompt: say("None")))\
            \(form.select(Form.Field("meeting", say("Part of a meeting"), optional: true), meetings, value: plan?.meeting ?? "", prompt: say("None")))\
            \(form.textarea(Form.Field("documents", say("Documents"), hint: say("A line for each: Slides | https://city.example/slides.pdf"), optional: true), value: plan?.documents.lines ?? "", rows: 4))
            """
    }

    private var readers: HTML {
        let openness: ConferenceDraft.Openness = audience == .public ? .public : .invited
        let guests: HTML =
            offers.councils.isEmpty
            ? .empty
            : form.checkboxes(
                Form.Field(
                    "guests", say("Councils invited"),
                    hint: say("Their people find the session once they are signed in."), optional: true),
                offers.councils.map { Form.Choice("\($0.id)", $0.name) }, values: Set(offers.guests.map { "\($0)" }))
        return """
            \(form.radios(Form.Field("openness", say("Who may know of it")), [
                .init(ConferenceDraft.Openness.public.rawValue, say("Anybody"), hint: say("It stands in the public list and calendar.")),
                .init(ConferenceDraft.Openness.invited.rawValue, say("Members of the council and those it invites"), hint: say("People of the councils below, and those invited by mail.")),
            ], value: openness.rawValue))\(guests)
            """
    }

    private var video: HTML {
        let video = plan?.video
        return """
            \(form.text(Form.Field("video", say("Address of your video room"), hint: say("Beginning with https://. Nothing is streamed from here."), optional: true), value: video?.address ?? "", autocomplete: .off, maxLength: 1_000))\
            \(form.radios(Form.Field("videoFor", say("Who sees that address")), [
                Form.Choice("anybody", say("Anybody who sees the page")), Form.Choice("registered", say("Only those who registered")),
            ], value: (video?.viewers ?? .anybody).rawValue))\
            \(form.radios(Form.Field("videoFrom", say("From when")), [
                Form.Choice("open", say("Once the session is open")), Form.Choice("always", say("As soon as it is announced")),
            ], value: (video?.from ?? .open).rawValue))
            """
    }

    private var door: HTML {
        let door = plan?.door
        return """
            \(form.checkbox(Form.Field("registers", say("People can register by mail"), optional: true), isChecked: door?.registers ?? true))\
            \(form.number(Form.Field("capacity", say("Places"), hint: say("Leave it empty where nobody is turned away."), optional: true), value: door?.capacity.map { "\($0)" } ?? ""))\
            \(form.radios(Form.Field("asking", say("Who may ask and vote")), ConferencePlan.Door.Asking.allCases.reversed().map { .init($0.rawValue, say($0.words)) }, value: (door?.asking ?? .anybody).rawValue))\
            \(form.radios(Form.Field("signing", say("Questions are asked")), ConferencePlan.Door.Signing.allCases.map { .init($0.rawValue, say($0.words)) }, value: (door?.signing ?? .free).rawValue))
            """
    }
}
