// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Council
import Database
import Language
import Markup
import Web

/// A week as somebody may see it.
struct WeekView: Sendable {
    let senders: WeekSenders
    /// Nil where there is none yet.
    let picture: WeekPicture?
    /// The picture that members see, frozen.
    let shown: ShownWeek?
    /// The counts with nothing hidden, for those who read the reports.
    let counts: WeekCounts?
    /// The reports themselves, for the same.
    let reports: [PartnerReport]
    /// Whether anybody was asked before.
    let hasEarlier: Bool
}

extension Visit {
    /// A week with its picture: all of it for those who read the reports, the protected one for the other members.
    func weekView(_ week: ReportWeek) throws -> WeekView {
        guard week <= ReportWeek(containing: reportDay) else { throw Refusal.absent }
        let partners = try snapshot.reportPartners(of: council.id, in: say.tongue)
        let sent = try snapshot.senders(since: week, in: council.id)[week] ?? [:]
        let senders = WeekSenders(week, partners, sent)
        let hasEarlier = partners.contains { $0.partner.since < week }
        let shown = try snapshot.shownWeek(week, in: council.id)
        guard standing.readsReports else {
            return WeekView(
                senders: senders, picture: shown?.picture, shown: shown, counts: nil, reports: [],
                hasEarlier: hasEarlier)
        }
        let known = Set(partners.map(\.partner.organisation))
        let reports = try snapshot.reports(for: week, in: council.id).filter { known.contains($0.organisation) }
        let counts = reports.isEmpty ? nil : try snapshot.counts(of: week, in: council.id).counts
        return WeekView(
            senders: senders, picture: counts?.open, shown: shown, counts: counts, reports: reports,
            hasEarlier: hasEarlier)
    }

    func reportWeek(_ week: ReportWeek) throws -> Reply { page(try weekPage(week)) }

    func weekPage(_ week: ReportWeek, problem: Message? = nil) throws -> Page {
        let content = WeekPage(
            visit: self, view: try weekView(week), problem: problem, isReader: standing.readsReports,
            isLast: week >= ReportWeek(containing: reportDay))
        return Page(
            title: say("Week \(week.number) of \(year: week.year)"), lead: say("Reports of \(week.days)"),
            audience: .members, crumbs: reportCrumbs, content: content.html)
    }

    /// The picture as a table of text: what the same person sees on the page.
    func pictureFile(_ week: ReportWeek) throws -> Reply {
        guard let picture = try weekView(week).picture else { throw Refusal.absent }
        return .file(
            Array(picture.csv.utf8), type: "text/csv; charset=utf-8", name: "reports-\(week).csv")
    }

    /// What partners reported, line by line and without their words.
    func lineFile() throws -> Reply {
        let partners = try snapshot.reportPartners(of: council.id, in: say.tongue)
        let names = Dictionary(partners.map { ($0.partner.organisation, $0.names.text(in: say.tongue)) }) { first, _ in
            first
        }
        let since = ReportWeek(containing: reportDay).adding(-53)
        let reports = try snapshot.reports(from: since, in: council.id).filter { names[$0.organisation] != nil }
        var areas: [BoundarySetID: [String: String]] = [:]
        for set in Set(reports.compactMap(\.boundarySet)) {
            areas[set] = try snapshot.reportAreas(set, in: council.id).reduce(into: [:]) { $0[$1.code] = $1.name }
        }
        var rows = [["week", "organisation", "nothing", "kind", "seen", "area_code", "area", "time"]]
        for report in reports {
            let head = [report.week.rawValue, names[report.organisation] ?? ""]
            if report.lines.isEmpty { rows.append(head + [report.isNothing ? "yes" : "no", "", "", "", "", ""]) }
            rows += report.lines.map { line in
                let name = report.boundarySet.flatMap { areas[$0] }.flatMap { $0[line.area ?? ""] } ?? ""
                return head + [
                    "no", line.kind.rawValue, line.count.map(String.init) ?? "", line.area ?? "", name,
                    line.time?.rawValue ?? "",
                ]
            }
        }
        return .file(Array(CSV.text(rows).utf8), type: "text/csv; charset=utf-8", name: "partner-reports.csv")
    }
}

extension Submission {
    /// Makes the picture that members see, anew where reports came later.
    func showWeek(_ week: ReportWeek, _ room: EvidenceRoom) throws -> Reply {
        guard week <= ReportWeek(containing: reportDay) else { throw Refusal.absent }
        try transaction.lock("reports:\(council.id):\(week)")
        let permit = try transaction.permit(ShowWeek.self, standing, on: CouncilWeek(council: council.id, week: week))
        guard week < ReportWeek(containing: reportDay) else {
            let problem = Message("This week is not over. Members see its picture once it is.")
            throw Answer(page(try weekPage(week, problem: problem), status: 409))
        }
        let threshold = try room.threshold(transaction, council.id) ?? EvidenceRoom.usualThreshold
        try permit.show(threshold: threshold)
        return .seeOther(link(ReportRoute.week(week)))
    }
}

extension WeekPicture {
    /// The one word, in every language, in the place of a figure that is not shown.
    private static let hidden = "hidden"

    fileprivate var csv: String {
        let lines = zip(areas.map { ($0.code, $0.name) } + [("", "no place given"), ("", "all")], cells).map {
            [$0.0, $0.1] + $1.map { $0.map(String.init) ?? Self.hidden }
        }
        return CSV.text([["code", "area"] + kinds.map(\.rawValue) + ["all"]] + lines)
    }
}
