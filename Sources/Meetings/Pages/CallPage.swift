// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// The form that calls a meeting.
struct CallPage {
    let stationery: Stationery
    let formations: [Formation]
    /// The meeting that is repeated, if any.
    let repeats: Meeting?
    /// The search for a date it comes from, if any.
    let sought: Sought?
    /// The first day that keeps the ordinary notice.
    let earliest: LocalDate
    let period: Period
    let form: Form

    /// A search for a date, and the moment that was chosen there.
    struct Sought {
        let search: DateSearch
        let starts: LocalMoment?
    }

    private var say: Speech { stationery.say }

    var html: HTML {
        let known =
            (sought?.search.formation ?? repeats?.formation).map { "\($0.id)" } ?? formations.first.map { "\($0.id)" }
            ?? ""
        return stationery.post(
            form, .call,
            """
            \(repeats.map { Form.hidden("repeats", "\($0.id)") })\
            \(sought.map { Form.hidden("dates", "\($0.search.id)") })\
            \(form.select(
                Form.Field("formation", say("Formation")),
                formations.map { Form.Choice("\($0.id)", $0.names.text(in: say.tongue)) }, value: known))\
            \(WhenAndWhere(say: say, form: form, starts: sought?.starts, minutes: sought?.search.minutes ?? 90, venue: nil).html(hint: notice))\
            \(form.radios(
                Form.Field("audience", say("Who may know that it takes place"),
                    hint: say("The agenda and the papers can be kept to fewer people, item by item.")),
                openness, value: MeetingDraft.Openness.formation.rawValue))\
            \(form.textarea(
                Form.Field("items", say("Agenda"), hint: say("One title a line. Kinds, times and papers can be added afterwards."),
                    optional: true), rows: 6))\
            \(UrgencyFields(say: say, form: form).html)\
            <p>\(Form.submit(say("Call the meeting and invite")))</p>
            """)
    }

    private var notice: String {
        say("The rules ask for \(period.words). The first day is \(earliest, .weekday).")
    }

    private var openness: [Form.Choice] {
        [
            .init(MeetingDraft.Openness.formation.rawValue, say("Only the formation")),
            .init(MeetingDraft.Openness.members.rawValue, say("All members of the council")),
            .init(
                MeetingDraft.Openness.public.rawValue, say("Anybody"), hint: say("It appears in the public calendar.")),
        ]
    }
}

/// Why a meeting is called at short notice.
struct UrgencyFields {
    let say: Speech
    let form: Form
    var known: String?

    var html: HTML {
        """
        \(form.checkbox(
            Form.Field("urgent", say("Urgent: call it with the shorter notice of the rules")), isChecked: known != nil))\
        \(form.text(Form.Field("reason", say("Why it is urgent"), optional: true), value: known ?? "", maxLength: 500))
        """
    }
}

/// Day, time, length and place.
struct WhenAndWhere {
    let say: Speech
    let form: Form
    let starts: LocalMoment?
    let minutes: Int
    let venue: Meeting.Venue?

    func html(hint: String? = nil) -> HTML {
        """
        \(form.date(Form.Field("date", say("Day"), hint: hint), value: starts?.date.description ?? ""))\
        \(form.time(
            Form.Field("time", say("Time"), hint: say("On the clocks of \(say.zone.name).")),
            value: starts?.time.description ?? "18:00"))\
        \(form.number(Form.Field("minutes", say("Planned length in minutes")), value: "\(minutes)"))\
        \(form.radios(
            Form.Field("venue", say("How people meet")),
            Meeting.Venue.Kind.allCases.map { .init($0.rawValue, say($0.word)) },
            value: (venue?.kind ?? .onSite).rawValue))\
        \(form.text(Form.Field("place", say("Room and address"), optional: true), value: venue?.place ?? "", maxLength: 300))\
        \(form.text(
            Form.Field("address", say("Address to join from afar"), hint: say("Only those invited see it."), optional: true),
            value: venue?.address ?? "", maxLength: 500))
        """
    }
}

/// The form that moves a meeting.
struct ChangePage {
    let stationery: Stationery
    let meeting: Meeting
    let form: Form

    private var say: Speech { stationery.say }

    var html: HTML {
        let fields: HTML = """
            \(Form.hidden("version", "\(meeting.version)"))\
            \(WhenAndWhere(
                say: say, form: form, starts: meeting.starts, minutes: meeting.minutes, venue: meeting.venue).html())\
            \(UrgencyFields(say: say, form: form, known: meeting.urgency).html)\
            <p>\(Form.submit(say("Save and tell those invited")))</p>
            """
        return """
            \(Part.panel(say("As it stands now"), level: .h2, "<p>\(say.moment(meeting.starts)). \(meeting.venue.place ?? "")</p>"))\
            \(stationery.post(form, .saveChange(meeting.id), fields))
            """
    }
}
