// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Markup

/// The form by which the secretariat says who is asked.
struct PartnerFields {
    let say: Speech
    let form: Form
    let settings: ReportSettings
    let sets: [(id: String, name: String)]
    let organisations: [Organisation]
    let asked: [OrganisationID: PartnerKind]
    /// How many people can speak for each.
    let speakers: [OrganisationID: Int]

    var html: HTML {
        """
        \(Form.hidden("version", "\(settings.version)"))\(table)<div class="measure">\(areas)\(days)\
        \(Form.submit(say("Keep who is asked")))</div>
        """
    }

    private var table: HTML {
        guard !organisations.isEmpty else {
            return Part.empty(
                say("The council has no organisation yet"), level: .h2,
                why: say("Enter organisations and seats first; whoever holds a seat reports for its organisation."))
        }
        let choices =
            [Form.Choice("", say("Not asked"))] + PartnerKind.allCases.map { Form.Choice($0.rawValue, say($0.message)) }
        let rows = organisations.map { organisation -> [HTML] in
            let name = organisation.names.text(in: say.tongue)
            let count = speakers[organisation.id] ?? 0
            let people =
                count == 0
                ? say("nobody holds a seat for it now")
                : say.plural(count, one: "\(count) person", other: "\(count) people")
            let select = form.selectCell(
                "kind-\(organisation.id)", label: say("How it is asked: \(name)"), choices,
                value: asked[organisation.id]?.rawValue ?? "")
            return [Part.name(organisation.names, say), HTML(text: people), select]
        }
        return Table(
            say("Organisations"), captionIsHidden: true,
            columns: [
                Table.Column(say("Organisation")), Table.Column(say("Who can report for it")),
                Table.Column(say("Asked as")),
            ], rows: rows
        ).html
    }

    private var areas: HTML {
        form.select(
            Form.Field(
                "boundaries", say("Areas of the form"), hint: say("Boundaries that every member may see."),
                optional: true),
            sets.map { Form.Choice($0.id, $0.name) }, value: settings.boundarySet?.description ?? "",
            prompt: say("None"))
    }

    private var days: HTML {
        let choices = Weekday.allCases.map { Form.Choice("\($0.rawValue)", say($0.word)) }
        return """
            \(form.select(Form.Field("reminds", say("Day of the reminder"), hint: say("After the week’s end, to those who have not reported.")), choices, value: "\(settings.calendar.reminds.rawValue)"))\
            \(form.select(Form.Field("shows", say("Day of the members’ picture"), hint: say("After the week’s end. Reports that come later are in it once it is made anew.")), choices, value: "\(settings.calendar.shows.rawValue)"))
            """
    }
}

extension Weekday {
    fileprivate var word: Message {
        switch self {
        case .monday: Message("Monday")
        case .tuesday: Message("Tuesday")
        case .wednesday: Message("Wednesday")
        case .thursday: Message("Thursday")
        case .friday: Message("Friday")
        case .saturday: Message("Saturday")
        case .sunday: Message("Sunday")
        }
    }
}
