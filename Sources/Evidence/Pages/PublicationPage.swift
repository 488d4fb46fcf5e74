// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// A prepared, published or withdrawn table, as the person sees it who signs it off.
struct PublicationPage {
    let publication: Publication
    let view: DatasetView
    let say: Speech

    var lead: String {
        switch publication.state {
        case .prepared: say("Prepared on \(dayOf: publication.prepared). Nobody outside the council can read it yet.")
        case .published:
            publication.published.map { say("Published on \(dayOf: $0). Anybody can read it.") } ?? ""
        case .withdrawn:
            publication.withdrawn.map {
                say("Withdrawn on \(dayOf: $0). Nobody outside the council can read it any more.")
            }
                ?? ""
        }
    }

    var html: HTML {
        let table = publication.table
        let cells = (table.areas.count + 1) * (table.months.count + 1)
        let hidden = table.hiddenCount
        let facts: [(term: String, fact: HTML)] = [
            (say("Areas"), HTML(text: say.number(table.areas.count))),
            (say("Period"), HTML(text: say.coverage(view.period))),
            (say("Counts"), HTML(text: say("\(cells), totals included"))),
            (
                say("Hidden"),
                HTML(text: say("\(hidden) (\(percent: Double(hidden) / Double(max(cells, 1)), decimals: 1))"))
            ),
            (say("Smallest count shown"), HTML(text: say("\(publication.threshold), and zero"))),
        ]
        return "\(Part.facts(facts))\(reason)\(told)\(FrozenTableView(table: table, say: say).html)"
    }

    private var reason: HTML? {
        publication.reason.map { Part.note(.stop, say("Why it was withdrawn"), level: .h2, Part.prose($0)) }
    }

    private var told: HTML? {
        let count = publication.facts.alreadyTold
        guard count > 0 else { return nil }
        let sentence = say.plural(
            count,
            one:
                "Earlier publications already tell more of \(count) small count than the rule allows. It cannot be taken back; nothing more is told here.",
            other:
                "Earlier publications already tell more of \(count) small counts than the rule allows. It cannot be taken back; nothing more is told here."
        )
        return Part.note(.care, say("Told before"), level: .h2, "<p>\(sentence)</p>")
    }

    /// The form that signs it off.
    var signing: HTML {
        """
        <div class="field"><label class="pick" for="read"><input type="checkbox" id="read" name="read" value="yes" required> \
        <span>\(say("I have looked at the table, the description and what it does not show."))</span></label></div>
        \(Form.submit(say("Sign off and publish")))
        """
    }

    /// The form that takes it back.
    func withdrawing(_ form: Form) -> HTML {
        """
        \(form.textarea(Form.Field("reason", say("Why it is withdrawn"), hint: say("Anybody can read the reason in the Record. Name no person.")), rows: 3))\
        \(Form.submit(say("Withdraw the publication"), .danger))
        """
    }
}

/// A frozen table, line by line.
struct FrozenTableView {
    let table: FrozenTable
    let say: Speech

    /// Lines shown on the page; the file has all of them.
    private static let shown = 100

    var html: HTML {
        let months = table.monthFigures()?.map(\.month) ?? []
        let columns =
            [Table.Column(say("Area", context: "boundaries"))]
            + months.map { Table.Column(say.month($0), figures: true) }
            + [Table.Column(say("Total"), figures: true)]
        var rows: [[HTML]] = table.areaFigures.prefix(Self.shown).map { area in
            let figures = table.monthFigures(area: area.code)?.map { say.figure($0.figure) } ?? []
            return [HTML(text: area.name)] + figures + [say.figure(area.figure)]
        }
        rows.append(
            [HTML(text: say("All areas"))] + (table.monthFigures() ?? []).map { say.figure($0.figure) }
                + [say.figure(table.total)])
        let rest = table.areas.count - Self.shown
        return Table(
            say("What would be published"),
            remark: rest > 0 ? say("The first \(Self.shown) of \(table.areas.count) areas.") : nil, columns: columns,
            rows: rows, narrow: .scrolls
        ).html
    }
}

/// The publications of a dataset.
struct PublicationList {
    let publications: [Publication]
    let say: Speech
    let link: (PublicationID) -> Link

    var html: HTML {
        guard !publications.isEmpty else { return "<p>\(say("Nothing was prepared yet."))</p>" }
        let rows = publications.map { one -> [HTML] in
            [
                Part.link(say.instant(one.prepared), to: link(one.id)), HTML(text: say.number(one.number)), state(one),
                HTML(text: one.reason ?? ""),
            ]
        }
        return Table(
            say("Publications"),
            columns: [
                Table.Column(say("Prepared")), Table.Column(say("Version"), figures: true), Table.Column(say("State")),
                Table.Column(say("Reason")),
            ],
            rows: rows
        ).html
    }

    private func state(_ publication: Publication) -> HTML {
        switch publication.state {
        case .prepared: Part.status(.wait, say("Waits for a signature"))
        case .published: Part.status(.done, say("Published"))
        case .withdrawn: Part.status(.stopped, say("Withdrawn"))
        }
    }
}
