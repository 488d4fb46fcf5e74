// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    func newAudit() throws -> Reply {
        guard standing.has([.analyst, .coordinator, .chair]) else { throw Refusal.notAllowed(WriteAudit.refusal) }
        return page(try auditForm(nil))
    }

    func editAudit(_ id: AuditID) throws -> Reply { page(try auditForm(try written(id))) }

    /// An audit the viewer may write.
    func written(_ id: AuditID) throws -> Audit {
        let audit = try found(id)
        guard standing.may(WriteAudit.self, on: audit) else { throw Refusal.notAllowed(WriteAudit.refusal) }
        return audit
    }

    func auditForm(_ audit: Audit?, problems: [FieldProblem] = [], notice: HTML = .empty) throws -> Page {
        let form = form(problems: problems.map { $0.said(say) })
        let groups = try standing.formations.keys.sorted().map(Audience.formation).map { group in
            (group.key, try snapshot.name(of: group, in: council.id) ?? say("a group of named persons"))
        }
        let fields = AuditFields(
            form: form, say: say, audit: audit, audiences: [(Audience.members.key, say("Council members"))] + groups,
            tongues: tongues.map { ($0.tongue.rawValue, $0.name) }, council: council.tongue.rawValue)
        let route = audit.map { AuditRoute.save($0.id) } ?? .add
        return Page(
            title: audit == nil ? say("Begin an audit") : say("Change what the audit is about"),
            audience: try audienceLine(audit?.readership ?? Readership(.members)),
            crumbs: audit.map(crumbs(below:)) ?? auditCrumbs,
            content: "\(notice)\(post(form, to: route, fields.html))")
    }

    func auditStep(_ id: AuditID, _ step: AuditStep) throws -> Reply {
        let audit = try written(id)
        return page(try stepForm(audit, try snapshot.step(step, of: audit)))
    }

    func stepForm(
        _ audit: Audit, _ step: WrittenStep, problems: [FieldProblem] = [], notice: HTML = .empty
    ) throws -> Page {
        let form = form(problems: problems.map { $0.said(say) })
        let fields = StepFields(form: form, say: say, step: step, tongue: audit.tongue.rawValue)
        return Page(
            title: say(step.step.name), lead: say("Things and places, not persons. Say what is unknown."),
            audience: try audienceLine(audit.readership), crumbs: crumbs(below: audit),
            content: "\(notice)\(post(form, to: AuditRoute.saveStep(audit.id, step.step), fields.html))")
    }

    /// What somebody typed beside what stands there now, where it changed meanwhile.
    func yoursAndTheirs(_ rows: [(field: String, yours: String, theirs: String)]) -> HTML {
        let table = Table(
            say("Yours and theirs"),
            columns: [Table.Column(say("Field")), Table.Column(say("You typed")), Table.Column(say("Now there"))],
            rows: rows.filter { $0.yours != $0.theirs }.map { row in
                [HTML(text: row.field), Part.prose(row.yours), Part.prose(row.theirs)]
            })
        return Part.note(
            .care, say("Somebody changed this meanwhile"), level: .h2,
            "<p>\(say("Below stands what you typed. Keeping it replaces what stands there now."))</p>\(table)")
    }
}

extension Snapshot {
    /// One step of an audit as it stands.
    func step(_ step: AuditStep, of audit: Audit) throws -> WrittenStep {
        try steps(of: audit).first { $0.step == step } ?? WrittenStep(step)
    }
}

extension Submission {
    private func typed(_ name: String) -> String { (form[name] ?? "").trimmingSpaces }

    private var auditDraft: AuditDraft {
        var draft = AuditDraft()
        draft.title = typed("title")
        draft.territory = typed("territory")
        draft.addressees = typed("addressees")
        draft.tongue =
            tongues.first { $0.tongue.rawValue == typed("tongue") }?.tongue.rawValue ?? council.tongue.rawValue
        return draft
    }

    /// The version that was on the page when somebody began to type.
    var seenVersion: Int { form["version"].flatMap { Int($0) } ?? -1 }

    func addAudit() throws -> Reply {
        let chosen = form["audience"].flatMap { Audience(key: $0) } ?? .members
        guard ([.members] + standing.formations.keys.map(Audience.formation)).contains(chosen) else {
            throw Refusal.absent
        }
        let subject = Audit(
            new: transaction.newID(), in: council.id, by: viewer.person, at: now, for: Readership(chosen))
        let permit = try transaction.permit(WriteAudit.self, standing, on: subject)
        let draft = auditDraft
        guard draft.problems.isEmpty else { throw refuse(try auditForm(nil, problems: draft.problems)) }
        try transaction.insertAudit(draft, permit)
        return try keptAudit(subject.id)
    }

    func saveAudit(_ id: AuditID) throws -> Reply {
        let audit = try found(id)
        let permit = try transaction.permit(WriteAudit.self, standing, on: audit)
        let draft = auditDraft
        guard draft.problems.isEmpty else { throw refuse(try auditForm(audit, problems: draft.problems)) }
        guard try transaction.update(draft, version: seenVersion, permit) else {
            let notice = yoursAndTheirs([
                (say("Title"), draft.title, audit.title),
                (say("Area", context: "audit"), draft.territory, audit.territory),
                (say("Written for"), draft.addressees, audit.addressees),
            ])
            let mine = FieldProblem("title", Message("Changed meanwhile: compare, then keep."))
            throw Answer(page(try auditForm(audit, problems: [mine], notice: notice), status: 409))
        }
        return try keptAudit(id)
    }

    func saveStep(_ id: AuditID, _ step: AuditStep) throws -> Reply {
        let audit = try found(id)
        let permit = try transaction.permit(WriteAudit.self, standing, on: audit, note: step.rawValue)
        let draft = StepDraft(state: StepState(rawValue: typed("state")), text: typed("text"))
        let now = try transaction.step(step, of: audit)
        guard draft.problems.isEmpty else { throw refuse(try stepForm(audit, now, problems: draft.problems)) }
        guard try transaction.keep(draft, of: step, version: seenVersion, permit) else {
            let notice = yoursAndTheirs([
                (say(step.name), draft.text, now.text),
                (say("State"), draft.state.map { say($0.message) } ?? "", say(now.state.message)),
            ])
            let mine = FieldProblem("text", Message("Changed meanwhile: compare, then keep."))
            throw Answer(page(try stepForm(audit, now, problems: [mine], notice: notice), status: 409))
        }
        return try keptAudit(id, at: "step-\(step.rawValue)")
    }

    /// Enters the audit for search anew and leads back to it.
    func keptAudit(_ id: AuditID, at place: String? = nil) throws -> Reply {
        try transaction.putNode(of: try found(id))
        return .seeOther(link(AuditRoute.audit(id)).at(place))
    }
}
