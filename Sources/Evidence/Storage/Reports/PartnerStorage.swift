// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

/// How a council asks for reports.
struct ReportSettings: Hashable, Sendable {
    /// The boundaries whose areas the form offers; nil where it asks for none.
    var boundarySet: BoundarySetID?
    var calendar = ReportCalendar()
    var version = 0
}

/// A partner with what it is called.
struct NamedPartner: Sendable {
    let partner: ReportPartner
    let names: LocalText
}

extension Scope {
    /// What every member of the council knows of. Whoever is asked for reports is known to all, and so are the areas.
    static func members(of council: CouncilID) -> Scope { .shared(by: Readership(.members), in: council) }
}

extension Snapshot {
    func reportSettings(of council: CouncilID) throws -> ReportSettings {
        guard let row = try row("SELECT * FROM report_setting WHERE council = \(council)") else {
            return ReportSettings()
        }
        let (reminds, shows): (Int, Int) = (try row["reminds"], try row["shows"])
        var settings = ReportSettings()
        settings.boundarySet = try row["boundary_set"]
        settings.calendar = ReportCalendar(
            reminds: Weekday(rawValue: reminds) ?? .tuesday, shows: Weekday(rawValue: shows) ?? .thursday)
        settings.version = try row["version"]
        return settings
    }

    /// Everybody who is or was asked for reports and whom every member may know of, by name.
    func reportPartners(of council: CouncilID, in tongue: Tongue) throws -> [NamedPartner] {
        let scope = Scope.members(of: council)
        let partners = try rows(
            "SELECT * FROM report_partner WHERE council = \(council) ORDER BY organisation, since"
        ).map(ReportPartner.init)
        let named = try partners.compactMap { partner in
            try organisation(partner.organisation, for: scope).map { NamedPartner(partner: partner, names: $0.names) }
        }
        let keyed = named.map { (Collation.key($0.names.text(in: tongue), tongue), $0) }
        return keyed.sorted { ($0.0, $0.1.partner.organisation) < ($1.0, $1.1.partner.organisation) }.map(\.1)
    }

    /// How an organisation is asked for a week; nil where it is not.
    func reportPartner(
        _ organisation: OrganisationID, for week: ReportWeek, in council: CouncilID
    ) throws -> ReportPartner? {
        guard try self.organisation(organisation, for: .members(of: council)) != nil else { return nil }
        return try rows(
            "SELECT * FROM report_partner WHERE council = \(council) AND organisation = \(organisation) ORDER BY since"
        ).map(ReportPartner.init).last { $0.isAsked(for: week) }
    }

    /// The boundaries the form asks about, with their areas, as far as every member may know of them.
    func reportAreas(_ set: BoundarySetID?, in council: CouncilID) throws -> [KnownArea] {
        guard let set, try boundarySet(set, for: .members(of: council)) != nil else { return [] }
        return try knownAreas(of: set, in: council)
    }

    /// The people who can speak for each organisation now.
    func speakers(in council: CouncilID) throws -> [OrganisationID: Set<PersonID>] {
        try grants(standing(of: .schedule(), in: council)).filter { $0.isActive(at: now) }
            .reduce(into: [:]) { speakers, grant in
                if let organisation = grant.organisation { speakers[organisation, default: []].insert(grant.person) }
            }
    }

    /// Those who run the secretariat.
    func secretariat(of council: CouncilID) throws -> Set<PersonID> {
        let grants = try grants(standing(of: .schedule(), in: council))
        return Set(grants.filter { $0.role == .coordinator && $0.isActive(at: now) }.map(\.person))
    }
}

extension ReportPartner {
    fileprivate init(_ row: Row) throws {
        self.init(
            organisation: try row["organisation"], kind: try row["kind"], since: try row["since"],
            until: try row["until"])
    }
}

extension Permit<AskPartners> {
    /// Keeps on which areas and days reports are asked for.
    func keep(_ settings: ReportSettings) throws {
        let (reminds, shows) = (settings.calendar.reminds.rawValue, settings.calendar.shows.rawValue)
        try transaction.run(
            """
            INSERT INTO report_setting (council, boundary_set, reminds, shows, version)
            VALUES (\(council), \(settings.boundarySet), \(reminds), \(shows), 1)
            ON CONFLICT (council) DO UPDATE SET boundary_set = excluded.boundary_set, reminds = excluded.reminds,
                shows = excluded.shows, version = report_setting.version + 1
            """)
    }

    /// Asks an organisation from a week on, in the place of how it was asked until now; `kind` is nil to ask no longer.
    func ask(_ organisation: OrganisationID, _ kind: PartnerKind?, from week: ReportWeek) throws {
        try transaction.run(
            """
            DELETE FROM report_partner
            WHERE council = \(council) AND organisation = \(organisation) AND since >= \(week)
            """)
        try transaction.run(
            """
            UPDATE report_partner SET until = \(week.previous)
            WHERE council = \(council) AND organisation = \(organisation) AND (until IS NULL OR until >= \(week))
            """)
        guard let kind else { return }
        try transaction.run(
            """
            INSERT INTO report_partner (council, organisation, kind, since)
            VALUES (\(council), \(organisation), \(kind), \(week))
            """)
    }
}
