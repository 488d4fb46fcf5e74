// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup

/// The months of a dataset as a line with its interval, and as a table.
extension DatasetPage {
    var whenSection: HTML {
        guard !view.months.isEmpty else { return .empty }
        let title = view.area.map { say("When: month by month in \($0.name)") } ?? say("When: month by month")
        let back: HTML = view.area == nil ? .empty : Part.link(say("All areas together"), to: links.whole)
        return Part.section(title, id: "when", beside: back, "\(picker)\(line)")
    }

    /// A form that asks for one area; its answer is a page of its own address.
    private var picker: HTML {
        let options = view.areas.map { area -> HTML in
            "<option value=\"\(area.code)\"\(selected: area.code == view.area?.code)>\(area.name)</option>"
        }
        return """
            <form method="get" action="\(links.whole)"><div class="field"><label for="area">\(say("Area", context: "boundaries"))</label>\
            <select id="area" name="area"><option value="">\(say("All areas together"))</option>\(options)</select></div>\
            <button class="btn second" type="submit">\(say("Show its months"))</button></form>
            """
    }

    private var line: HTML {
        let estimates = view.months.map(estimate)
        let isRate = view.lineResidents != nil
        let say = say
        let decimals = isRate ? 2 : 0
        let series = Chart.Series(
            isRate ? say("Per 1,000 residents") : say("Incidents"), estimates.map { $0?.value },
            bands: estimates.map { $0.map { $0.low...$0.high } })
        let words = Chart.LineWords(
            caption: say("The same in figures"), times: say("Month"), interval: say("95% interval"),
            range: { say("\($0) to \($1)") }, missing: say.hiddenWord)
        return Chart.lines(
            series, times: view.months.map { say.month($0.month) }, short: view.months.map { "\($0.month.month)" },
            numbers: { say.decimal($0, decimals: decimals) }, words: words, caption: "<p>\(note)</p>",
            label: label(isRate)
        ).html
    }

    /// An estimate for a month: the rate, or the count where nobody knows the residents.
    private func estimate(_ month: MonthFigure) -> Chart.Estimate? {
        guard let count = month.figure.count else { return nil }
        guard let residents = view.lineResidents else {
            let interval = PoissonInterval.garwood(count)
            return Chart.Estimate(Double(count), low: interval.low, high: interval.high)
        }
        guard let rate = Rate(count: count, population: residents) else { return nil }
        return Chart.Estimate(rate.value, low: rate.garwood.low, high: rate.garwood.high)
    }

    private var note: String {
        say(
            "Months differ in their number of days, and the band shows what chance alone leaves open (exact Poisson interval)."
        )
    }

    private func label(_ isRate: Bool) -> String {
        guard let range = view.period.range else { return "" }
        return isRate
            ? say("Incidents per 1,000 residents by month, \(range), with 95% intervals; the table gives the figures.")
            : say("Incidents by month, \(range), with 95% intervals; the table gives the figures.")
    }
}
