// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

/// An object with a page, and a form to enter it.
protocol Shown: Writable, StoredEntry {
    /// The heading of the form for a new one.
    static var newTitle: Message { get }
    /// What its form asks besides title, text and readers.
    static func fields(_ sheet: EntrySheet, _ entry: Self?, today: LocalDate) -> HTML
    /// What only the database can tell to be wrong.
    static func faults(_ draft: Draft, in visit: Visit) throws -> [Typed.Fault]
    /// What is written besides the row itself.
    static func finish(_ permit: Permit<WriteEntry<Self>>, _ draft: Draft, in visit: Submission, _ series: SeriesSource)
        throws
}

extension Shown {
    static func faults(_ draft: Draft, in visit: Visit) throws -> [Typed.Fault] { [] }
    static func finish(
        _ permit: Permit<WriteEntry<Self>>, _ draft: Draft, in visit: Submission, _ series: SeriesSource
    ) throws {}
}

extension Kind {
    var type: any Shown.Type {
        switch self {
        case .priority: Priority.self
        case .recommendation: Recommendation.self
        case .action: CouncilAction.self
        case .indicator: Indicator.self
        case .evaluation: Evaluation.self
        }
    }
}

/// The controls of the forms of this room.
struct EntrySheet {
    let form: Form
    let offers: Offers
    let say: Speech
    /// The design in force of the evaluation that is changed.
    var design: Design?

    /// Title, text and readers.
    func words<E: Entry>(_ entry: E?) -> HTML {
        let audiences = offers.audiences.map { Form.Choice($0.audience.key, $0.name) }
        return """
            \(form.text(Form.Field("title", say("In one sentence"), hint: say("The claim first: what is so, or what is to be done.")),
                value: entry?.head.title ?? "", maxLength: 300, tongue: entry?.head.tongue.rawValue))\
            \(form.textarea(Form.Field("text", say("In more words"), optional: true),
                value: entry?.head.text ?? "", rows: 6, maxLength: 20_000, tongue: entry?.head.tongue.rawValue))\
            \(form.radios(Form.Field("audience", say("Who can read it")), audiences,
                value: entry?.readership.audience.key ?? Audience.members.key))
            """
    }

    /// What it rests on, a group for each step.
    var rests: HTML {
        .joined(
            offers.rests.filter { !$0.offered.isEmpty }.map { rest in
                let choices = rest.offered.map { Form.Choice($0.choice, $0.title, hint: say.date($0.day)) }
                return form.checkboxes(
                    Form.Field(rest.field, say("It rests on: \(rest.step.name)"), optional: true), choices,
                    values: rest.chosen)
            })
    }

    func organisation(_ name: String, _ label: String, _ chosen: OrganisationID?) -> HTML {
        let choices = offers.organisations.map { Form.Choice($0.id.description, $0.names.text(in: say.tongue)) }
        return form.select(
            Form.Field(name, label), choices, value: chosen?.description ?? "", prompt: say("Choose an organisation"))
    }

    /// A dataset and area, or by hand.
    func series(_ name: String, _ label: String, _ chosen: SeriesReference?) -> HTML {
        guard !offers.series.isEmpty else { return .empty }
        let choices = offers.series.map { Form.Choice($0.reference.choice, $0.name) }
        return form.select(
            Form.Field(name, label, optional: true), choices, value: chosen?.choice ?? "",
            prompt: say("Entered by hand"))
    }

    func day(_ name: String, _ label: String, _ value: LocalDate?, hint: String? = nil, optional: Bool = false) -> HTML
    {
        form.date(Form.Field(name, label, hint: hint, optional: optional), value: value?.description ?? "")
    }

    func month(_ name: String, _ label: String, _ value: YearMonth?) -> HTML {
        form.text(
            Form.Field(name, label, hint: say("A month, such as 2026-11")), value: value?.description ?? "",
            width: .mid,
            maxLength: 7)
    }

    func decimal(_ name: String, _ label: String, _ value: Double?, optional: Bool = false) -> HTML {
        form.number(Form.Field(name, label, optional: optional), value: value.map(Self.plain) ?? "", decimals: true)
    }

    /// A number as it was typed: 38, 38.5.
    static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    /// Value, interval, day and source of a measurement.
    func measurement(prefix: String, _ value: Measurement?) -> HTML {
        """
        \(decimal(prefix + "Value", say("Value"), value?.value))\
        \(decimal(prefix + "Low", say("Interval from"), value?.interval?.low, optional: true))\
        \(decimal(prefix + "High", say("Interval to"), value?.interval?.high, optional: true))\
        \(day(prefix + "Day", say("Measured on"), value?.day))\
        \(form.text(Form.Field(prefix + "Source", say("Source"), hint: say("Who measured it, how, and of how many."), optional: true),
            value: value?.source ?? "", maxLength: 400))
        """
    }
}

extension Priority: Shown {
    static var newTitle: Message { Message("New priority") }

    static func fields(_ sheet: EntrySheet, _ entry: Priority?, today: LocalDate) -> HTML {
        let (say, form) = (sheet.say, sheet.form)
        return """
            \(form.number(Form.Field("rank", say("Place in the council’s order")), value: entry.map { String($0.rank) } ?? ""))\
            \(sheet.day("ranked", say("Ranked on"), entry?.ranked ?? today))\
            \(form.textarea(Form.Field("method", say("How it was ranked"), hint: say("Also who saw it otherwise."), optional: true),
                value: entry?.method ?? "", rows: 3, maxLength: 4_000))
            """
    }
}

extension Recommendation: Shown {
    static var newTitle: Message { Message("New recommendation") }

    static func fields(_ sheet: EntrySheet, _ entry: Recommendation?, today: LocalDate) -> HTML {
        let say = sheet.say
        return """
            \(sheet.organisation("addressee", say("Addressed to"), entry?.addressee))\
            \(sheet.day("made", say("Made on"), entry?.made ?? today))\
            \(sheet.day("answerDue", say("Answer due"), entry?.answerDue ?? today.adding(days: 30)))
            """
    }
}

extension CouncilAction: Shown {
    static var newTitle: Message { Message("New action") }

    static func fields(_ sheet: EntrySheet, _ entry: CouncilAction?, today: LocalDate) -> HTML {
        let (say, form) = (sheet.say, sheet.form)
        let range = entry?.cost
        return """
            \(sheet.organisation("owner", say("Owned by"), entry?.owner))\
            \(form.text(Form.Field("partners", say("With"), optional: true), value: entry?.partners ?? "", maxLength: 1_000))\
            \(sheet.day("starts", say("Starts"), entry?.starts ?? today))\
            \(sheet.day("due", say("Due"), entry?.due, hint: say("The last day on which it is in time.")))\
            \(form.number(Form.Field("granted", say("Money granted"), optional: true), value: range.map { String($0.granted) } ?? ""))\
            \(form.number(Form.Field("spent", say("Money spent"), optional: true), value: range?.spent.map { String($0) } ?? ""))\
            \(form.text(Form.Field("currency", say("Currency"), optional: true), value: range?.currency ?? "EUR", width: .short, maxLength: 3))
            """
    }
}

extension Indicator: Shown {
    static var newTitle: Message { Message("New indicator") }

    static func fields(_ sheet: EntrySheet, _ entry: Indicator?, today: LocalDate) -> HTML {
        let (say, form) = (sheet.say, sheet.form)
        let directions = [Form.Choice("lower", say("Lower is better")), Form.Choice("higher", say("Higher is better"))]
        return """
            \(form.text(Form.Field("unit", say("Unit"), hint: say("Such as: in 100, or: reports a year.")), value: entry?.unit ?? "", width: .mid, maxLength: 60))\
            \(form.radios(Form.Field("direction", say("Which way is better")), directions, value: entry?.direction.rawValue ?? "lower"))\
            <h2>\(say("Baseline"))</h2>\(sheet.measurement(prefix: "baseline", entry?.baseline))\
            \(sheet.decimal("target", say("Target"), entry?.target, optional: true))\
            \(sheet.series("series", say("Later values"), entry?.series))
            """
    }
}
