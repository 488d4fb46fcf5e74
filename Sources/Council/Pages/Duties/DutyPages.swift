// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Values
import Web

extension Visit {
    /// What the council's rules ask for this year, done or due, as far as the reader may know of it.
    func dutiesPage(_ gatherings: Gatherings) throws -> Page {
        let calendar = try ownCalendar(gatherings)
        let late = calendar.late.count
        let lead =
            late == 0
            ? say("What the rules ask for again and again. Nothing is late.")
            : say.plural(
                late, one: "What the rules ask for again and again. \(late) thing is late.",
                other: "What the rules ask for again and again. \(late) things are late.")
        let empty = Part.empty(
            say("Nothing is asked for at set times"), level: .h2,
            why: say("The council’s rules name neither meetings nor reports by their date."))
        let alerts = try snapshot.seatAlerts(of: council, for: scope)
        return Page(
            title: say("What is due"), lead: lead, audience: .members, crumbs: [homeCrumb],
            beside: Form.link(say("Handover page"), to: link(DutyRoute.handover)),
            content: "\(calendar.lines.isEmpty ? empty : try dutyTable(calendar.lines))\(seatSection(alerts))")
    }

    /// One duty: the rule, where it stands, and when it was done.
    func dutyPage(_ key: String, _ gatherings: Gatherings, problems: [Form.Problem] = []) throws -> Page {
        guard let line = try ownCalendar(gatherings).lines.first(where: { $0.obligation.key == key }) else {
            throw Refusal.absent
        }
        let charter = try ownCharter()
        let telling = Telling(charter.profile, in: say.tongue)
        let rule = charter.entry(line.obligation.rule)?.value.map { say.rule($0, telling) } ?? ""
        return Page(
            title: line.obligation.title(say), lead: rule, audience: .members,
            crumbs: [homeCrumb, .init(say("What is due"), link(DutyRoute.duties))], beside: line.status(say),
            content: """
                <p>\(Part.link(say("The rule and what it rests on"), to: link(CouncilRoute.rule(line.obligation.rule))))\
                \(line.aheadWords(say))</p>\(try notes(of: line.obligation))\(recordForm(line.obligation, problems))
                """)
    }

    func ownCalendar(_ gatherings: Gatherings) throws -> DutyCalendar {
        guard let calendar = try snapshot.dutyCalendar(of: council, for: scope, gatherings) else {
            throw Refusal.absent
        }
        return calendar
    }

    func dutyTable(_ lines: [DutyLine]) throws -> HTML {
        let charter = try ownCharter()
        let telling = Telling(charter.profile, in: say.tongue)
        return Table(
            say("What is due"), captionIsHidden: true,
            columns: [.init(say("What")), .init(say("The rule")), .init(say("Where it stands"))],
            rows: lines.map { line in
                let rule = charter.entry(line.obligation.rule)?.value.map { say.rule($0, telling) } ?? ""
                return [
                    Part.link(line.obligation.title(say), to: link(DutyRoute.duty(line.obligation.key))),
                    HTML(text: rule), "\(line.status(say))\(line.aheadWords(say))",
                ]
            }
        ).html
    }

    /// Seats that somebody must be found for.
    func seatSection(_ alerts: [SeatAlert]) -> HTML {
        guard !alerts.isEmpty else { return .empty }
        let today = council.today(at: now)
        let items = alerts.map { alert -> HTML in
            let give: HTML =
                standing.may(GiveMandate.self, on: alert.seat)
                ? Part.link(say("Give somebody this seat"), to: link(CouncilRoute.newMandate(alert.seat.id))) : .empty
            return """
                <li class="row between"><p><a href="\(link(CouncilRoute.seat(alert.seat.id)))">\(say.html(alert.seat.names))</a> \
                \(alert.status(say, today: today))</p>\(give)</li>
                """
        }
        return Part.section(say("Seats to be filled"), id: "seats", "<ul class=\"rows\">\(items)</ul>")
    }

    private func notes(of obligation: Obligation) throws -> HTML {
        guard obligation.isWrittenDown else { return .empty }
        let notes = try snapshot.fulfilments(of: obligation.key, in: council.id)
        guard !notes.isEmpty else { return "<p>\(say("Nothing is written down yet."))</p>" }
        let names = try snapshot.names(of: notes.compactMap(\.person), in: council.id)
        let mayRecord = standing.may(RecordFulfilment.self, on: subject(obligation))
        let items = notes.map { note -> HTML in
            let who: HTML? = note.person.flatMap { names[$0] }.map { ", \($0)" }
            let form = form(prefix: "remove-\(note.id)")
            let back: HTML =
                mayRecord
                ? post(
                    form, to: DutyRoute.takeBack(obligation.key),
                    "\(Form.hidden("note", "\(note.id)"))\(Form.submit(say("Take it back"), .link))") : .empty
            return "<li><p><b>\(say.date(note.day))</b>\(who)</p>\(Part.prose(note.note))\(back)</li>"
        }
        return Part.section(say("When it was done"), id: "done", "<ul class=\"rows\">\(items)</ul>")
    }

    private func recordForm(_ obligation: Obligation, _ problems: [Form.Problem]) -> HTML {
        guard obligation.isWrittenDown, standing.may(RecordFulfilment.self, on: subject(obligation)) else {
            return .empty
        }
        let form = form(problems: problems, prefix: "record")
        return Part.section(
            say("Write down that it was done"), id: "record",
            post(
                form, to: DutyRoute.record(obligation.key),
                """
                \(form.date(Form.Field("day", say("Day")), value: council.today(at: now).description))\
                \(form.textarea(
                    Form.Field("note", say("What was done"), hint: say("Where the text is to be found, whom it was sent to. Members read it.")),
                    rows: 2, maxLength: 500))\
                \(Form.submit(say("Write it down"), .second))
                """))
    }

    private func subject(_ obligation: Obligation) -> DutySubject {
        DutySubject(council: council.id, key: obligation.key)
    }
}

extension Submission {
    /// The coordinator writes down that something was done.
    func recordDuty(_ key: String, _ gatherings: Gatherings) throws -> Reply {
        let obligation = try writable(key, gatherings)
        let permit = try transaction.permit(
            RecordFulfilment.self, standing, on: DutySubject(council: council.id, key: key))
        try refusing({ try $0.dutyPage(key, gatherings, problems: $1) }) {
            var fields = fields
            let day = fields.day("day", needed: true)
            let note = fields.needed("note", Message("Say what was done."), longest: 500)
            if let day, day > council.today(at: now) { fields.refuse("day", Message("This day is still to come.")) }
            try fields.finish()
            if let day { try permit.write(day: day, note: note) }
        }
        return .seeOther(link(DutyRoute.duty(obligation.key)))
    }

    /// The coordinator takes back what was written down by mistake.
    func takeBackDuty(_ key: String, _ gatherings: Gatherings) throws -> Reply {
        _ = try writable(key, gatherings)
        guard let id = form["note"].flatMap({ ID<FulfilmentNote>($0) }),
            let note = try snapshot.fulfilment(id, in: council.id), note.duty == key
        else { throw Refusal.absent }
        try transaction.permit(RecordFulfilment.self, standing, on: DutySubject(council: council.id, key: key))
            .takeBack(note)
        return .seeOther(link(DutyRoute.duty(key)))
    }

    private func writable(_ key: String, _ gatherings: Gatherings) throws -> Obligation {
        let line = try ownCalendar(gatherings).lines.first { $0.obligation.key == key }
        guard let obligation = line?.obligation, obligation.isWrittenDown else { throw Refusal.absent }
        return obligation
    }
}
