// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    func auditSource(_ id: AuditID, _ kind: SourceKind) throws -> Reply {
        let audit = try written(id)
        return page(try sourceForm(audit, try snapshot.source(kind, of: audit)))
    }

    func sourceForm(
        _ audit: Audit, _ source: NamedSource, problems: [FieldProblem] = [], notice: HTML = .empty
    ) throws -> Page {
        let form = form(problems: problems.map { $0.said(say) })
        let fields = SourceFields(
            form: form, say: say, source: source,
            datasets: try snapshot.datasets(for: scope).map { ($0.id.description, $0.title) },
            tongue: audit.tongue.rawValue)
        return Page(
            title: say(source.kind.name),
            lead: say("A source that is missing is no failure; one that nobody misses is."),
            audience: try audienceLine(audit.readership), crumbs: crumbs(below: audit),
            content: "\(notice)\(post(form, to: AuditRoute.saveSource(audit.id, source.kind), fields.html))")
    }
}

extension Snapshot {
    /// One kind of source of an audit as it stands.
    func source(_ kind: SourceKind, of audit: Audit) throws -> NamedSource {
        try sources(of: audit).first { $0.kind == kind } ?? NamedSource(kind)
    }
}

extension Submission {
    func saveSource(_ id: AuditID, _ kind: SourceKind) throws -> Reply {
        let audit = try found(id)
        let permit = try transaction.permit(WriteAudit.self, standing, on: audit, note: kind.rawValue)
        let source = try transaction.source(kind, of: audit)
        let (known, chosen) = try chosenDatasets(source)
        let draft = SourceDraft(
            state: (form["state"]).flatMap(SourceState.init(rawValue:)),
            word: (form["word"] ?? "").trimmingSpaces, hasDataset: !chosen.isEmpty)
        guard draft.problems.isEmpty else { throw refuse(try sourceForm(audit, source, problems: draft.problems)) }
        guard
            try transaction.keep(draft, of: kind, linking: chosen, among: known, version: seenVersion, permit)
        else {
            let notice = yoursAndTheirs([
                (say("State"), draft.state.map { say($0.message) } ?? "", say(source.state.message)),
                (say("Remark"), draft.word, source.word),
            ])
            let mine = FieldProblem("word", Message("Changed meanwhile: compare, then keep."))
            throw Answer(page(try sourceForm(audit, source, problems: [mine], notice: notice), status: 409))
        }
        return try keptAudit(id, at: "step-data")
    }

    /// The datasets the writer may know of, and of those the chosen ones: with the version they were linked with, or, newly
    /// linked, with the latest.
    private func chosenDatasets(_ source: NamedSource) throws -> (known: [DatasetID], chosen: [DatasetID: Int]) {
        let datasets = try transaction.datasets(for: scope)
        let wanted = Set(form.all("dataset"))
        let chosen = datasets.filter { wanted.contains($0.id.description) }
        guard chosen.count == wanted.count else { throw Refusal.absent }
        return (
            datasets.map(\.id),
            Dictionary(uniqueKeysWithValues: chosen.map { ($0.id, source.datasets[$0.id] ?? $0.latest) })
        )
    }

    func attachFinding(_ id: AuditID) throws -> Reply {
        let audit = try found(id)
        let permit = try transaction.permit(WriteAudit.self, standing, on: audit)
        guard let chosen = form["finding"].flatMap({ FindingID($0) }),
            let finding = try transaction.finding(chosen, for: scope)
        else { throw Refusal.absent }
        try transaction.attach(finding, permit)
        return try keptAudit(id, at: "findings")
    }

    func detachFinding(_ id: AuditID, _ chosen: FindingID) throws -> Reply {
        let audit = try found(id)
        let permit = try transaction.permit(WriteAudit.self, standing, on: audit)
        guard let finding = try transaction.finding(chosen, for: scope) else { throw Refusal.absent }
        try transaction.detach(finding, permit)
        return try keptAudit(id, at: "findings")
    }

    func addDissent(_ id: AuditID) throws -> Reply {
        let audit = try found(id)
        let permit = try transaction.permit(DissentFromAudit.self, standing, on: audit)
        let draft = DissentDraft(
            who: (form["who"] ?? "").trimmingSpaces, text: (form["dissent"] ?? "").trimmingSpaces,
            step: form["about"].flatMap(AuditStep.init(rawValue:)))
        guard draft.problems.isEmpty else { throw refuse(try workingPage(audit, problems: draft.problems)) }
        try transaction.insert(draft, permit)
        return try keptAudit(id, at: "dissent")
    }

    func takeBackDissent(_ id: AuditID, _ dissent: DissentID) throws -> Reply {
        let audit = try found(id)
        let permit = try transaction.permit(DissentFromAudit.self, standing, on: audit)
        guard let person = viewer.person,
            let mine = try transaction.dissents(of: audit).first(where: { $0.id == dissent && $0.person == person })
        else { throw Refusal.absent }
        try transaction.takeBack(mine, permit)
        return try keptAudit(id, at: "dissent")
    }
}
