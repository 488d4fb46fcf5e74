// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Markup
import Web

/// The picture of a week by area and kind, and who reported.
struct WeekPage {
    let visit: Visit
    let view: WeekView
    let problem: Message?
    /// Whether the reader reads the reports themselves, and so sees every count.
    let isReader: Bool
    let isLast: Bool

    private var say: Speech { visit.say }
    private var week: ReportWeek { view.senders.week }

    var html: HTML { "\(refused)\(picture)\(times)\(senders)\(making)\(pages)" }

    private var refused: HTML {
        problem.map { Part.note(.stop, say("This was not done"), level: .h2, "<p>\(say($0))</p>") } ?? .empty
    }

    private var picture: HTML {
        guard let whole = view.picture, !whole.kinds.isEmpty else { return nothing }
        let picture = whole.spoken
        let named = picture.rows(nowhere: say("No place given"), all: say("All together"))
        let rows = named.enumerated().map { place, row in
            (name: row.name, cells: cells(row.cells, isTotal: place == named.count - 1))
        }
        let say = say
        let matrix = Chart.matrix(
            say("Seen, by area and kind"), corner: say("Area", context: "boundaries"),
            columns: picture.kinds.map { say($0.message) } + [say("Together")], rows: rows,
            numbers: { say.number(Int($0)) })
        let csv = Part.link(say("CSV"), to: visit.link(ReportRoute.picture(week)))
        return Part.section(
            say("What partners saw"), id: "picture", beside: csv,
            "<p class=\"small measure\">\(remark)</p>\(if: !picture.kinds.isEmpty, matrix)\(silent(whole))")
    }

    /// What nobody mentioned, in words rather than in noughts.
    private func silent(_ picture: WeekPicture) -> HTML {
        let (kinds, areas) = (picture.silentKinds.map { say($0.message) }, picture.silentAreas.map(\.name))
        let kindLine: HTML? =
            kinds.isEmpty ? nil : "<p class=\"small measure\">\(say("Mentioned nowhere: \(list: kinds)."))</p>"
        let areaLine: HTML? =
            areas.isEmpty ? nil : "<p class=\"small measure\">\(say("Nothing mentioned from: \(list: areas)."))</p>"
        return "\(kindLine)\(areaLine)"
    }

    /// The cells of a row. Totals have no colour, so that the areas' own counts differ.
    private func cells(_ counts: [Int?], isTotal: Bool) -> [Chart.Cell] {
        counts.enumerated().map { column, count in
            guard let count else { return .without(Part.hidden(say.hiddenWord)) }
            let isSum = isTotal || column == counts.count - 1
            return isSum ? .words(say.number(count), step: 0) : .number(Double(count))
        }
    }

    /// What the counts are, and are not.
    private var remark: String {
        let counts = say(
            "Counts are what partners told, not what happened: what nobody saw or reported is not in them, and two partners may tell of the same thing. What was ticked without a number counts as one."
        )
        guard !isReader, let shown = view.shown else { return counts }
        let made = say.plural(
            shown.reports, one: "Made on \(dayOf: shown.made) from \(shown.reports) report.",
            other: "Made on \(dayOf: shown.made) from \(shown.reports) reports.")
        return "\(counts) \(made) \(say("Small counts are hidden, and others so that none can be worked out."))"
    }

    private var nothing: HTML {
        if view.senders.reported == 0 {
            return Part.empty(
                say("Nobody has reported for this week yet"), level: .h2,
                why: say("The picture stands here once partners have reported."))
        }
        return Part.empty(
            say("The picture of this week is not made yet"), level: .h2,
            why: say("It is made on a fixed day after the week’s end, with small counts protected."))
    }

    /// When of the day; for those who see every count.
    private var times: HTML {
        guard let counts = view.counts, counts.total > 0 else { return .empty }
        let rows = zip(DayTime.allCases.map { say($0.message) } + [say("Not said")], counts.times).map {
            [HTML(text: $0), HTML(text: say.number($1))]
        }
        let table = Table(
            say("When of the day"), captionIsHidden: true,
            columns: [Table.Column(say("When most")), Table.Column(say("Seen"), figures: true)], rows: rows)
        return Part.section(say("When of the day"), id: "times", table.html)
    }

    /// Everybody who was asked, with what they did. Not having reported is said, and no reproach.
    private var senders: HTML {
        let asked = view.senders.partners
        guard !asked.isEmpty else { return .empty }
        let reports = Dictionary(view.reports.map { ($0.organisation, $0) }) { first, _ in first }
        let rows = asked.map { entry -> [HTML] in
            let name = Part.name(entry.partner.names, say)
            let report = reports[entry.partner.partner.organisation]
            let linked: HTML = report.map { "<a href=\"\(visit.link(ReportRoute.report($0.id)))\">\(name)</a>" } ?? name
            let base = [
                linked, HTML(text: say(entry.partner.partner.kind.message)),
                entry.standing.status(say, isRunning: isLast),
            ]
            guard isReader else { return base }
            return base + [report.map { "\($0.status(say)) <span class=\"dim\">\($0.brief(say))</span>" } ?? ""]
        }
        let columns = [
            Table.Column(say("Organisation")), Table.Column(say("Kind of partner")), Table.Column(say("This week")),
        ]
        let table = Table(
            say("Who reported"), captionIsHidden: true,
            columns: columns + (isReader ? [Table.Column(say("Its report"))] : []), rows: rows)
        let count = say("\(view.senders.reported) of \(asked.count) reported.")
        let missing: HTML =
            view.senders.reported < asked.count && !isLast
            ? "<p>\(say("What those saw who did not report is not in the picture. Nothing follows from a zero of theirs."))</p>"
            : .empty
        return Part.section(say("Who reported"), id: "senders", "<p>\(count)</p>\(missing)\(table)")
    }

    /// The steps of those who read the reports.
    private var making: HTML {
        guard isReader else { return .empty }
        return "\(acknowledging)\(showing)"
    }

    private var acknowledging: HTML {
        let unread = view.reports.filter(\.isOpenToChange)
        guard visit.standing.isCoordinator, !unread.isEmpty else { return .empty }
        let shown = unread.map { Form.hidden("report", "\($0.id) \($0.version)") }
        let words = say.plural(
            unread.count, one: "Acknowledge \(unread.count) report that was not read yet",
            other: "Acknowledge all \(unread.count) reports that were not read yet")
        return visit.post(
            visit.form(prefix: "k"), to: ReportRoute.acknowledgeAll(week), "\(shown)\(Form.submit(words, .second))")
    }

    private var showing: HTML {
        guard !isLast, !view.reports.isEmpty else { return .empty }
        let state: String
        if let shown = view.shown {
            let later = view.reports.count - shown.reports
            state =
                later > 0
                ? say.plural(
                    later, one: "Members see the picture of \(dayOf: shown.made); \(later) report came later.",
                    other: "Members see the picture of \(dayOf: shown.made); \(later) reports came later.")
                : say("Members see the picture of \(dayOf: shown.made), with small counts hidden.")
        } else {
            state = say("Members do not see the picture of this week yet.")
        }
        let words = view.shown == nil ? say("Make the members’ picture") : say("Make the members’ picture anew")
        return Part.section(
            say("What members see"), id: "shown",
            """
            <p>\(state)</p>\
            \(visit.post(visit.form(prefix: "p"), to: ReportRoute.show(week), Form.submit(words, .second)))
            """)
    }

    private var pages: HTML {
        let later = isLast ? nil : Part.Entry(say("The week after"), visit.link(ReportRoute.week(week.next)))
        let earlier =
            view.hasEarlier
            ? Part.Entry(say("The week before"), visit.link(ReportRoute.week(week.previous))) : nil
        return Part.pages(
            label: say("Weeks"), shown: say("Week \(week.number)"), earlier: earlier, later: later)
    }
}
