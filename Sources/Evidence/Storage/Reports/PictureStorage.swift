// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Language

/// The picture of a week as members see it, frozen at its making.
struct ShownWeek: Sendable {
    let week: ReportWeek
    let number: Int
    let picture: WeekPicture
    /// How many reports it was made from.
    let reports: Int
    let made: Instant

    fileprivate init(_ row: Row) throws {
        week = try row["week"]
        number = try row["number"]
        picture = try StoredJSON.value(of: row["shown"])
        reports = try row["reports"]
        made = try row["made"]
    }
}

extension Snapshot {
    /// The picture in force of a week.
    func shownWeek(_ week: ReportWeek, in council: CouncilID) throws -> ShownWeek? {
        try row(
            """
            SELECT week, number, shown, reports, made FROM report_picture
            WHERE council = \(council) AND week = \(week) ORDER BY number DESC LIMIT 1
            """
        ).map(ShownWeek.init)
    }

    /// What members ever saw of a week, the oldest first.
    func releases(of week: ReportWeek, in council: CouncilID) throws -> [WeekRelease] {
        try rows(
            "SELECT released FROM report_picture WHERE council = \(council) AND week = \(week) ORDER BY number"
        ).map { try StoredJSON.value(of: $0["released"]) }
    }

    /// The weeks since one of which members have a picture.
    func shownWeeks(since first: ReportWeek, in council: CouncilID) throws -> Set<ReportWeek> {
        Set(
            try rows("SELECT DISTINCT week FROM report_picture WHERE council = \(council) AND week >= \(first)")
                .map { try $0["week"] })
    }

    /// What partners reported for a week, counted; from the partners every member may know of.
    func counts(of week: ReportWeek, in council: CouncilID) throws -> (counts: WeekCounts, reports: Int) {
        let scope = Scope.members(of: council)
        let partners = try reportPartners(of: council, in: .en).map(\.partner)
        let known = Set(partners.map(\.organisation))
        let reports = try reports(for: week, in: council).filter { known.contains($0.organisation) }
        // Areas are those of the boundaries that the latest of them was written on.
        let set = try reports.first { $0.boundarySet != nil }?.boundarySet ?? reportSettings(of: council).boundarySet
        let areas =
            try set.flatMap { try boundarySet($0, for: scope) }.map { try knownAreas(of: $0.id, in: council) } ?? []
        let lines = reports.flatMap { report in
            report.lines.map { report.boundarySet == set ? $0 : $0.withoutArea }
        }
        let asked = SeenKind.asked(of: partners.filter { $0.isAsked(for: week) }.map(\.kind))
        let seen = Set(asked).union(lines.map(\.kind))
        let kinds = SeenKind.allCases.filter(seen.contains)
        return (WeekCounts(lines, areas: areas, kinds: kinds), reports.count)
    }
}

extension SeenLine {
    fileprivate var withoutArea: SeenLine { SeenLine(kind: kind, count: count, area: nil, time: time) }
}

extension Permit<ShowWeek> {
    /// Makes the picture of a week that members see, in the place of the last; nothing where nothing was reported.
    func show(threshold: Int) throws {
        let (counts, reports) = try transaction.counts(of: subject.week, in: council)
        guard reports > 0, !counts.kinds.isEmpty else { return }
        let earlier = try transaction.releases(of: subject.week, in: council)
        let (picture, release) = try counts.protected(threshold: threshold, after: earlier)
        try transaction.run(
            """
            INSERT INTO report_picture (council, week, number, shown, released, reports, made)
            VALUES (\(council), \(subject.week), \(earlier.count + 1), \(try StoredJSON.text(of: picture)),
                \(try StoredJSON.text(of: release)), \(reports), \(transaction.now))
            """)
    }
}

extension Transaction {
    /// Notes that an organisation is reminded of a week; false where it was before.
    func markReminded(_ organisation: OrganisationID, of week: ReportWeek, in council: CouncilID) throws -> Bool {
        try run(
            """
            INSERT INTO report_reminder (council, organisation, week, at)
            VALUES (\(council), \(organisation), \(week), \(now)) ON CONFLICT (council, organisation, week) DO NOTHING
            """) == 1
    }
}
