// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

/// One organisation and one week, with what its form offers.
struct ReportPlace {
    let organisation: Organisation
    let partner: ReportPartner
    let week: ReportWeek
    let areas: [KnownArea]
    let boundarySet: BoundarySetID?
    /// Words that name no person: those of areas and organisations.
    let check: TextCheck

    var kinds: [SeenKind] { partner.kind.kinds }
    var subject: PartnerWeek {
        PartnerWeek(council: organisation.council, organisation: organisation.id, week: week)
    }
}

extension Visit {
    /// The day it is on the council's clocks.
    var reportDay: LocalDate { now.local(in: say.zone).date }

    /// The organisations the viewer reports for and that are asked now, by name.
    func ownPartners() throws -> [NamedPartner] {
        let week = ReportWeek(containing: reportDay)
        return try snapshot.reportPartners(of: council.id, in: say.tongue).filter {
            standing.organisations.contains($0.partner.organisation) && $0.partner.isAsked(for: week)
        }
    }

    /// What a form is about; throws the reason why there is none.
    func reportPlace(_ organisation: OrganisationID, _ week: ReportWeek) throws -> ReportPlace {
        guard standing.isMember, standing.organisations.contains(organisation),
            let found = try snapshot.organisation(organisation, for: .members(of: council.id))
        else { throw Refusal.absent }
        guard let partner = try snapshot.reportPartner(organisation, for: week, in: council.id) else {
            throw Refusal.notAllowed(ReportRefusal.notAsked.message)
        }
        let settings = try snapshot.reportSettings(of: council.id)
        let areas = try snapshot.reportAreas(settings.boundarySet, in: council.id)
        return ReportPlace(
            organisation: found, partner: partner, week: week, areas: areas,
            boundarySet: areas.isEmpty ? nil : settings.boundarySet, check: try textCheck(areas))
    }

    func textCheck(_ areas: [KnownArea]) throws -> TextCheck {
        let organisations = try snapshot.organisations(for: .members(of: council.id), limit: 500)
        return TextCheck(known: areas.map(\.name) + organisations.flatMap { $0.names.texts.values } + [council.name])
    }

    /// The organisation and week of an address or a form: those asked for, or else the ones that are due.
    fileprivate func chosen(_ value: (String) -> String?) throws -> (organisation: OrganisationID, week: ReportWeek) {
        let own = try ownPartners()
        let asked = value("organisation").flatMap { OrganisationID($0) }
        guard let organisation = asked ?? own.first?.partner.organisation else {
            throw standing.organisations.isEmpty
                ? Refusal.notAllowed(SendReport.refusal) : Refusal.notAllowed(ReportRefusal.notAsked.message)
        }
        if let text = value("week") {
            guard let week = ReportWeek(rawValue: text) else { throw Refusal.absent }
            return (organisation, week)
        }
        return (organisation, try dueWeek(of: organisation))
    }

    /// The last week that is over, unless it was reported or not yet asked for; else the running one.
    private func dueWeek(of organisation: OrganisationID) throws -> ReportWeek {
        let running = ReportWeek(containing: reportDay)
        let isAsked = try snapshot.reportPartner(organisation, for: running.previous, in: council.id) != nil
        let isDone = try snapshot.report(of: organisation, for: running.previous, in: council.id) != nil
        return isAsked && !isDone ? running.previous : running
    }

    func newReport() throws -> Reply {
        let (organisation, week) = try chosen { request.query[$0] }
        let place = try reportPlace(organisation, week)
        if let done = try snapshot.report(of: organisation, for: week, in: council.id) {
            return .seeOther(link(ReportRoute.report(done.id)))
        }
        guard ReportCalendar.open(on: reportDay).contains(week) else {
            throw Refusal.notAllowed(ReportRefusal.notOpen.message)
        }
        return page(try reportForm(place, nil))
    }

    func editReport(_ id: ReportID) throws -> Reply {
        guard let report = try snapshot.report(id, for: standing) else { throw Refusal.absent }
        if let refusal = standing.refusal(of: SendReport.self, on: report.subject) { throw refusal }
        guard report.isOpenToChange else { throw Refusal.notAllowed(ReportRefusal.readMeanwhile.message) }
        return page(try reportForm(try reportPlace(report.organisation, report.week), report))
    }

    /// - Parameters:
    ///   - report: what was reported, where it is corrected
    ///   - found: what the form asks about before it sends the words
    func reportForm(
        _ place: ReportPlace, _ report: PartnerReport?, problems: [Form.Problem] = [], found: [TextFinding] = [],
        looked: String = ""
    ) throws -> Page {
        let form = form(problems: problems)
        let before = try snapshot.report(of: place.organisation.id, for: place.week.previous, in: council.id)
        let fields = ReportFields(
            say: say, form: form, place: place, report: report, before: before, found: found, looked: looked)
        let route: ReportRoute = report.map { .save($0.id) } ?? .send
        return Page(
            title: say("This week in five minutes"), lead: say.weekLine(place.week),
            audience: try reportReaders(place.organisation), crumbs: reportCrumbs,
            content: post(form, to: route, fields.html))
    }

    /// Who reads a report.
    func reportReaders(_ organisation: Organisation) throws -> AudienceLine {
        let name = organisation.names.text(in: say.tongue)
        return .formation(say("\(name), secretariat and analysts", context: "readers"))
    }

    var reportCrumbs: [Part.Entry] { evidenceCrumbs + [Part.Entry(say("Weekly reports"), link(ReportRoute.index))] }
}

extension Submission {
    /// Takes a report, or shows the form again with everything that was typed.
    func sendReport(_ room: EvidenceRoom) throws -> Reply {
        let (organisation, week) = try chosen { form[$0] }
        try transaction.lock("report:\(organisation):\(week)")
        let place = try reportPlace(organisation, week)
        let permit = try transaction.permit(SendReport.self, standing, on: place.subject)
        guard ReportCalendar.open(on: reportDay).contains(week) else { throw try again(place, nil, .notOpen) }
        if try snapshot.report(of: organisation, for: week, in: council.id) != nil {
            throw try again(place, nil, .sentAlready)
        }
        let (draft, isWarned) = try draft(place, nil)
        let id = try permit.send(draft, on: place.boundarySet, tongue: say.tongue, isWarned: isWarned)
        try transaction.putNode(of: week, in: council, say: room.speech(of: council))
        if draft.asks { try ReportTeller(room: room, council: council, transaction).tellSecretariat(of: week) }
        return .seeOther(link(ReportRoute.report(id)))
    }

    /// Corrects a report that nobody has read yet.
    func correctReport(_ id: ReportID) throws -> Reply {
        guard let known = try snapshot.report(id, for: standing) else { throw Refusal.absent }
        try transaction.lock("report:\(known.organisation):\(known.week)")
        guard let report = try snapshot.report(id, for: standing) else { throw Refusal.absent }
        if let refusal = standing.refusal(of: SendReport.self, on: report.subject) { throw refusal }
        let place = try reportPlace(report.organisation, report.week)
        guard report.isOpenToChange else { throw try again(place, report, .readMeanwhile) }
        guard form["version"] == "\(report.version)" else { throw try again(place, report, .changedMeanwhile) }
        let (draft, isWarned) = try draft(place, report)
        let permit = try transaction.permit(SendReport.self, standing, on: report.subject, note: "corrected")
        try permit.correct(report, to: draft, on: place.boundarySet, tongue: say.tongue, isWarned: isWarned)
        return .seeOther(link(ReportRoute.report(id)))
    }

    /// What was typed; throws the form again where something is to be corrected or looked at once more.
    private func draft(_ place: ReportPlace, _ report: PartnerReport?) throws -> (ReportDraft, isWarned: Bool) {
        let typed = form
        let draft = ReportDraft.typed(kinds: place.kinds, areas: Set(place.areas.map(\.code))) { typed[$0] }
        let problems = draft.problems.map { $0.said(say) }
        let found = place.check.findings(in: draft.words)
        let looked = form["confirmed"] == "yes" ? form["looked"] ?? "" : ""
        let asked = place.check.unasked(in: draft.words, looked: looked)
        guard problems.isEmpty, asked.isEmpty else {
            let question: [Form.Problem] = asked.isEmpty ? [] : [Form.Problem("confirmed", say(TextQuestion.problem))]
            throw refuse(
                try reportForm(place, report, problems: problems + question, found: found, looked: draft.words))
        }
        return (draft, !found.isEmpty)
    }

    private func again(_ place: ReportPlace, _ report: PartnerReport?, _ refusal: ReportRefusal) throws -> Answer {
        let problem = Form.Problem(nil, say(refusal.message))
        return Answer(page(try reportForm(place, report, problems: [problem]), status: 409))
    }
}
