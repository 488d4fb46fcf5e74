// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Visit {
    func partnersReply() throws -> Reply { page(try partnersPage()) }

    /// Who is asked, on which areas, and by which days.
    func partnersPage(problems: [Form.Problem] = []) throws -> Page {
        let settings = try snapshot.reportSettings(of: council.id)
        let form = form(problems: problems)
        let fields = PartnerFields(
            say: say, form: form, settings: settings,
            sets: try snapshot.boundarySets(for: .members(of: council.id)).map { ("\($0.id)", $0.name) },
            organisations: try snapshot.organisations(for: .members(of: council.id), limit: 500),
            asked: try askedNow(), speakers: try snapshot.speakers(in: council.id).mapValues(\.count))
        return Page(
            title: say("Who is asked for weekly reports"),
            lead: say("Each organisation gets a form of eight boxes that fit its work. It takes five minutes."),
            audience: .members, crumbs: reportCrumbs,
            content: post(form, to: ReportRoute.savePartners, fields.html))
    }

    /// How each organisation is asked in the running week.
    fileprivate func askedNow() throws -> [OrganisationID: PartnerKind] {
        let week = ReportWeek(containing: reportDay)
        return try snapshot.reportPartners(of: council.id, in: say.tongue).map(\.partner)
            .filter { $0.isAsked(for: week) }.reduce(into: [:]) { $0[$1.organisation] = $1.kind }
    }
}

extension Submission {
    /// Keeps who is asked from this week on. Weeks before stay as they were.
    func savePartners() throws -> Reply {
        try transaction.lock("report-partners:\(council.id)")
        let permit = try transaction.permit(AskPartners.self, standing, on: ReportSubject(council: council.id))
        let settings = try snapshot.reportSettings(of: council.id)
        guard form["version"] == "\(settings.version)" else {
            let words = say("Somebody changed this meanwhile. Below stands what you chose; sending it replaces theirs.")
            throw Answer(page(try partnersPage(problems: [Form.Problem(nil, words)]), status: 409))
        }
        try permit.keep(try chosenSettings())
        let (asked, week) = (try askedNow(), ReportWeek(containing: reportDay))
        for organisation in try snapshot.organisations(for: .members(of: council.id), limit: 500) {
            guard let text = form["kind-\(organisation.id)"] else { continue }
            let kind = PartnerKind(rawValue: text)
            guard kind != nil || text.isEmpty else { throw Refusal.absent }
            if asked[organisation.id] != kind { try permit.ask(organisation.id, kind, from: week) }
        }
        return .seeOther(link(ReportRoute.index))
    }

    private func chosenSettings() throws -> ReportSettings {
        var settings = ReportSettings()
        if let text = form["boundaries"], !text.isEmpty {
            guard let id = BoundarySetID(text), try snapshot.boundarySet(id, for: .members(of: council.id)) != nil
            else {
                throw Refusal.absent
            }
            settings.boundarySet = id
        }
        func day(_ name: String) throws -> Weekday {
            guard let day = form[name].flatMap({ Int($0) }).flatMap(Weekday.init(rawValue:)) else {
                throw Refusal.absent
            }
            return day
        }
        settings.calendar = ReportCalendar(reminds: try day("reminds"), shows: try day("shows"))
        return settings
    }
}
