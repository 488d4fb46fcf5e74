// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

/// Who was asked for a week, with what they did.
struct WeekSenders: Sendable {
    let week: ReportWeek
    let partners: [(partner: NamedPartner, standing: ReportStanding)]

    init(_ week: ReportWeek, _ partners: [NamedPartner], _ sent: [OrganisationID: ReportStanding]) {
        self.week = week
        self.partners = partners.filter { $0.partner.isAsked(for: week) }
            .map { ($0, sent[$0.partner.organisation] ?? .missing) }
    }

    var reported: Int { partners.count { $0.standing != .missing } }
}

extension Visit {
    /// The first page of weekly reports: one's own, the weeks, and for the secretariat what waits.
    func reportIndex() throws -> Reply {
        let partners = try snapshot.reportPartners(of: council.id, in: say.tongue)
        let content: HTML = """
            \(try ownSection())\(try waitingSection(partners))\(try weeksSection(partners))\(try reportLinks())
            """
        return page(
            Page(
                title: say("Weekly reports"),
                lead: say("What partners see in a week, in five minutes: boxes and counts by area, and no names."),
                audience: .members, crumbs: evidenceCrumbs, content: content))
    }

    /// What one's own organisation reported, and the form for the week that is due.
    private func ownSection() throws -> HTML {
        let own = try ownPartners()
        let sent = try snapshot.reports(of: standing.organisations, in: council.id, limit: 12)
        guard !own.isEmpty || !sent.isEmpty else { return .empty }
        let forms = own.map { named in
            Form.link(
                own.count == 1
                    ? say("This week in five minutes")
                    : say("This week in five minutes: \(named.names.text(in: say.tongue))"),
                to: link(ReportRoute.new, query: ["organisation": "\(named.partner.organisation)"]), .filled)
        }
        let late = try own.map { try openWeeks($0, sent: sent) }
        let items = sent.map { report -> HTML in
            """
            <li><p class="row"><a href="\(link(ReportRoute.report(report.id)))">\(say.weekLine(report.week))</a> \
            \(report.status(say)) <span class="dim">\(report.brief(say))</span></p></li>
            """
        }
        let list: HTML =
            items.isEmpty
            ? "<p>\(say("Your organisation has reported nothing yet."))</p>" : "<ul class=\"rows\">\(items)</ul>"
        return Part.section(
            say("From your organisation"), id: "own",
            "\(if: !forms.isEmpty, "<p class=\"row\">\(forms)</p>")\(HTML.joined(late))\(list)")
    }

    /// The weeks that one's organisation can still report.
    private func openWeeks(_ named: NamedPartner, sent: [PartnerReport]) throws -> HTML {
        let done = Set(sent.filter { $0.organisation == named.partner.organisation }.map(\.week))
        let open = ReportCalendar.open(on: reportDay).filter { named.partner.isAsked(for: $0) && !done.contains($0) }
        guard !open.isEmpty else { return .empty }
        let links = open.map { week -> HTML in
            let form = link(
                ReportRoute.new, query: ["organisation": "\(named.partner.organisation)", "week": week.rawValue])
            return "<li>\(Part.link(say.weekLine(week), to: form))</li>"
        }
        return """
            <details><summary>\(say("Weeks that can still be reported"))</summary><ul class="plain">\(links)</ul></details>
            """
    }

    /// What the secretariat has not read or answered.
    private func waitingSection(_ partners: [NamedPartner]) throws -> HTML {
        guard standing.readsReports else { return .empty }
        let names = Dictionary(partners.map { ($0.partner.organisation, $0.names) }) { first, _ in first }
        let waiting = try snapshot.waitingReports(in: council.id, limit: 60)
        let items = waiting.compactMap { report -> HTML? in
            guard let name = names[report.organisation] else { return nil }
            let asks: HTML = report.asks ? Part.status(.late, say("Asks for an answer")) : .empty
            return """
                <li><p class="row"><a href="\(link(ReportRoute.report(report.id)))">\(Part.name(name, say))</a> \
                <span>\(say("week \(report.week.number)"))</span> \(report.status(say)) \(asks) \
                <span class="dim">\(report.brief(say))</span></p></li>
                """
        }
        let list: HTML =
            items.isEmpty
            ? "<p>\(say("Every report has been read, and none waits for an answer."))</p>"
            : "<ul class=\"rows\">\(items)</ul>"
        return Part.section(say("Waiting for the secretariat"), id: "waiting", list)
    }

    /// Eight weeks: who reported, and the picture of each.
    private func weeksSection(_ partners: [NamedPartner]) throws -> HTML {
        let running = ReportWeek(containing: reportDay)
        let sent = try snapshot.senders(since: running.adding(-8), in: council.id)
        let weeks = (0...8).map { WeekSenders(running.adding(-$0), partners, sent[running.adding(-$0)] ?? [:]) }
            .filter { !$0.partners.isEmpty }
        guard !weeks.isEmpty else {
            return Part.empty(
                say("Nobody is asked for weekly reports yet"),
                level: .h2, why: say("The secretariat chooses which organisations report, and on which areas."))
        }
        let rows = weeks.map { week -> [HTML] in
            let missing = week.partners.filter { $0.standing == .missing }.map { Part.name($0.partner.names, say) }
            return [
                Part.link(say.weekLine(week.week), to: link(ReportRoute.week(week.week))),
                HTML(text: say("\(week.reported) of \(week.partners.count)")),
                week.week == running
                    ? HTML(text: say("the week is running"))
                    : missing.isEmpty ? HTML(text: say("all reported")) : .joined(missing, separator: " · "),
            ]
        }
        let table = Table(
            say("Week by week"), captionIsHidden: true,
            columns: [
                Table.Column(say("Week")), Table.Column(say("Reported"), figures: true),
                Table.Column(say("Did not report")),
            ], rows: rows)
        return Part.section(say("Week by week"), id: "weeks", table.html)
    }

    private func reportLinks() throws -> HTML {
        let lines: HTML =
            standing.readsReports
            ? Form.link(say("All reports as a table (CSV)"), to: link(ReportRoute.lines), .link) : .empty
        let partners: HTML =
            standing.isCoordinator ? Form.link(say("Who is asked"), to: link(ReportRoute.partners)) : .empty
        return "<p class=\"row noprint\">\(partners)\(lines)</p>"
    }
}

extension Visit {
    /// On the first page of the room; nothing for those who are no members.
    func reportsEntry() -> HTML {
        guard standing.isMember else { return .empty }
        return Part.section(
            say("Weekly reports"), id: "reports",
            beside: Part.link(say("All weekly reports"), to: link(ReportRoute.index)),
            "<p>\(say("What partners see in a week, in five minutes: boxes and counts by area, and no names."))</p>")
    }

    /// On the desk of whoever reports: the form, and where their last report stands.
    func reportsDesk() throws -> HTML {
        guard standing.isMember else { return .empty }
        if standing.isCoordinator { return try waitingDesk() }
        let own = try ownPartners()
        guard !own.isEmpty else { return .empty }
        let last = try snapshot.reports(of: standing.organisations, in: council.id, limit: 1).first
        let state = last.map { report -> HTML in
            """
            <p class="row">\(Part.link(say.weekLine(report.week), to: link(ReportRoute.report(report.id)))) \(report.status(say))</p>
            """
        }
        let forms = own.map { named in
            Form.link(
                say("Report for \(named.names.text(in: say.tongue))"),
                to: link(ReportRoute.new, query: ["organisation": "\(named.partner.organisation)"]))
        }
        return Part.section(
            say("This week in five minutes"), id: "reports",
            beside: Part.link(say("All weekly reports"), to: link(ReportRoute.index)),
            "\(state)<p class=\"row\">\(forms)</p>")
    }

    private func waitingDesk() throws -> HTML {
        let known = Set(try snapshot.reportPartners(of: council.id, in: say.tongue).map(\.partner.organisation))
        let waiting = try snapshot.waitingReports(in: council.id, limit: 100)
        let count = waiting.count { known.contains($0.organisation) }
        guard count > 0 else { return .empty }
        let words = say.plural(
            count, one: "\(count) weekly report waits for you", other: "\(count) weekly reports wait for you")
        return Part.section(
            say("Weekly reports"), id: "reports", "<p>\(Part.link(words, to: link(ReportRoute.index)))</p>")
    }
}

/// What weekly reports give to the house besides their pages.
public enum PartnerReports {
    /// The form of the week, for the desk of whoever reports; what waits, for the secretariat's.
    public static let desk: @Sendable (Visit) throws -> HTML = { try $0.reportsDesk() }
}
