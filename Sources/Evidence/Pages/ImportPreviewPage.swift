// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// What a file would bring, for a person to confirm.
struct ImportPreview {
    let reading: ImportReading
    let say: Speech
    let form: Form

    /// What stands inside the form that confirms.
    var content: HTML {
        switch reading {
        case .boundaries(let summary): boundaries(summary)
        case .population(let reading): population(reading)
        case .incidents(let reading, let dateForm, let columns): incidents(reading, dateForm, columns)
        }
    }

    private func boundaries(_ summary: BoundarySummary) -> HTML {
        let facts: [(term: String, fact: HTML)] = [
            (say("Areas"), HTML(text: say.number(summary.areas))),
            (say("Codes from"), HTML(text: summary.codeProperty)),
            (say("Names from"), HTML(text: summary.nameProperty ?? say("the codes"))),
            (say("Coordinates"), HTML(text: coordinates(summary))),
        ]
        let table = Table(
            say("The first areas"), columns: [Table.Column(say("Code")), Table.Column(say("Name"))],
            rows: summary.sample.map { [HTML(text: $0.code), HTML(text: $0.name)] })
        return "\(Part.facts(facts))\(table)"
    }

    private func coordinates(_ summary: BoundarySummary) -> String {
        let isGrid = !["EPSG:4326", "EPSG:4258", "EPSG:4171", "EPSG:4979"].contains(summary.system)
        guard isGrid, summary.isDegrees == true else { return summary.system }
        return say("\(summary.system), brought to longitude and latitude: to a few metres, enough to count in areas")
    }

    /// What was noticed in a workbook.
    private func workbook(_ notes: WorkbookNotes?) -> HTML {
        guard let notes else { return .empty }
        let items = notes.messages.map { "<li>\(say($0))</li>" as HTML }
        return Part.section(say("The workbook"), id: "workbook", "<ul>\(items)</ul>")
    }

    private func population(_ reading: PopulationReading) -> HTML {
        let facts: [(term: String, fact: HTML)] = [
            (say("Rows"), HTML(text: say.number(reading.rows))),
            (say("Matched by code"), HTML(text: say.number(reading.matched.count))),
            (say("Rows of other areas"), HTML(text: say.number(reading.strangers))),
            (say("Areas without residents"), HTML(text: say.number(reading.without.count))),
        ]
        let rounded: HTML? =
            (reading.rounded ?? 0) == 0
            ? nil
            : """
            <p>\(say.plural(
                reading.rounded ?? 0, one: "\(reading.rounded ?? 0) number of residents has decimals and is rounded.",
                other: "\(reading.rounded ?? 0) numbers of residents have decimals and are rounded."))</p>
            """
        let strangers: HTML? =
            reading.strangerNames.isEmpty
            ? nil : "<p class=\"dim\">\(say("Other areas: \(list: reading.strangerNames)"))</p>"
        let offers: HTML =
            reading.offers.isEmpty
            ? .empty
            : form.checkboxes(
                Form.Field(
                    "accept", say("The same area under another code?"),
                    hint: say(
                        "These rows have no code of ours but the name of an area without residents. Tick those that are the same place."
                    ),
                    optional: true),
                reading.offers.map { offer in
                    Form.Choice(
                        offer.code,
                        say(
                            "\(offer.name): \(offer.fileCode) in the file is \(offer.code), \(offer.residents) residents"
                        ))
                })
        return "\(Part.facts(facts))\(rounded)\(strangers)\(workbook(reading.workbook))\(offers)"
    }

    private func incidents(_ reading: IncidentReading, _ dateForm: String, _ columns: [String]) -> HTML {
        let period = Period(reading.months)
        var facts: [(term: String, fact: HTML)] = [
            (say("Rows"), HTML(text: say.number(reading.rows))),
            (say("Refused", context: "rows"), HTML(text: say("none; a file with a wrong row is not taken"))),
            (say("Placed in an area"), HTML(text: say.number(reading.placed))),
            (say("Outside every area"), HTML(text: say.number(reading.outside))),
            (say("Without a place"), HTML(text: say.number(reading.withoutPlace))),
            (repeatedTerm(reading), HTML(text: repeated(reading))),
            (say("Period"), HTML(text: say.coverage(period))),
            (say("Dates read as"), HTML(text: dateForm)),
            (say("Columns read"), HTML(text: say("\(list: columns.filter { !$0.isEmpty })"))),
        ]
        if reading.categories.count > 1 {
            facts.append(
                (say("Categories"), HTML(text: say("\(list: reading.categories.map { $0.isEmpty ? "—" : $0 })"))))
        }
        let source: HTML? = reading.source.map { "<p>\(say($0.message))</p>" }
        return
            "\(source)\(elsewhere(reading))\(Part.facts(facts))\(workbook(reading.workbook))\(outside(reading))\(without(reading))"
    }

    /// More than half outside refuses the file; from a twentieth on somebody should wonder.
    private func elsewhere(_ reading: IncidentReading) -> HTML {
        let located = reading.placed + reading.outside
        guard reading.outside * 20 >= located, reading.outside > 1 else { return .empty }
        return Part.note(
            .care, say("Are these the right boundaries?"), level: .h2,
            "<p>\(say("\(reading.outside) of \(located) places lie outside every area. They will count in none."))</p>")
    }

    private func repeated(_ reading: IncidentReading) -> String {
        guard let incidents = reading.repeatedIncidents, let elsewhere = reading.repeatedElsewhere, incidents > 0 else {
            return say.number(reading.repeated)
        }
        return say(
            "\(reading.repeated) rows, of \(incidents) incidents that stand in more than one row; \(elsewhere) of these stand at different places"
        )
    }

    private func repeatedTerm(_ reading: IncidentReading) -> String {
        reading.isRepeatedByID ? say("Repeated numbers") : say("Same place and time as another row")
    }

    private func outside(_ reading: IncidentReading) -> HTML {
        guard !reading.outsideRows.isEmpty else { return .empty }
        let table = Table(
            say("Outside every area"),
            remark: say("They count in no area. The first \(IncidentReading.told) are listed."),
            columns: [
                Table.Column(say("Row"), figures: true), Table.Column("x", figures: true),
                Table.Column("y", figures: true),
            ],
            rows: reading.outsideRows.map { spot in
                [HTML(text: say.number(spot.row)), HTML(text: "\(spot.x)"), HTML(text: "\(spot.y)")]
            })
        return table.html
    }

    private func without(_ reading: IncidentReading) -> HTML {
        guard !reading.withoutPlaceRows.isEmpty else { return .empty }
        let rows = reading.withoutPlaceRows.prefix(20).map { say.number($0) }
        return "<p>\(say("Without a place, among others: rows \(list: rows)."))</p>"
    }
}

/// What is wrong with a file, row by row.
struct RefusalList {
    let refusal: FileRefusal
    let say: Speech

    var html: HTML {
        let items = refusal.problems.map { "<li>\(say($0.message))</li>" as HTML }
        let more = refusal.count - refusal.problems.count
        let rest: HTML? =
            more > 0
            ? "<p>\(say.plural(more, one: "And \(more) more.", other: "And \(more) more."))</p>" : nil
        return Part.note(
            .stop, say("The file was not taken"), level: .h2,
            "<p>\(say("Nothing of it was kept. Correct it, or change how it is read."))</p><ul>\(items)</ul>\(rest)")
    }
}
