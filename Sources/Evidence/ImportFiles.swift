// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup
import Web

extension Visit {
    func newImport(_ kind: ImportKind) throws -> Reply {
        page(try importPage(kind, dataset: request.query["dataset"]))
    }

    /// The form; again with what was typed and what is wrong.
    func importPage(
        _ kind: ImportKind, dataset: String?, problems: [FieldProblem] = [], refusal: FileRefusal? = nil
    ) throws -> Page {
        var problems = problems.map { $0.said(say) }
        if let first = refusal?.problems.first { problems.append(Form.Problem("file", say(first.message))) }
        let known = try dataset.flatMap { DatasetID($0) }.flatMap { try snapshot.dataset($0, for: scope) }
        if let dataset, !dataset.isEmpty, known == nil { throw Refusal.absent }
        let form = form(problems: problems)
        let content = ImportFormPage(
            kind: kind, form: form, say: say,
            boundarySets: try snapshot.boundarySets(for: scope).map { ($0.id.description, $0.name) },
            populations: try snapshot.populations(for: scope).map { ($0.id.description, $0.name) },
            tongues: tongues.map { ($0.tongue.rawValue, $0.name) },
            dataset: known.map { ($0.id.description, $0.title) })
        let list = refusal.map { RefusalList(refusal: $0, say: say).html }
        return Page(
            title: say(kind.title), audience: .members, crumbs: evidenceCrumbs,
            content: "\(list)\(post(form, to: EvidenceRoute.upload(kind), files: true, content.content))")
    }

    func imported(_ id: ImportID) throws -> Reply {
        guard let imported = try snapshot.fileImport(id, for: scope), imported.state != .done else {
            throw Refusal.absent
        }
        return page(try previewPage(imported))
    }

    func previewPage(_ imported: FileImport, problems: [Form.Problem] = []) throws -> Page {
        let form = form(problems: problems)
        let body: HTML
        switch imported.state {
        case .counting:
            body = "<p>\(say("The file is large and is being read. Load this page again in a moment."))</p>"
        case .refused: body = imported.refusal.map { RefusalList(refusal: $0, say: say).html } ?? .empty
        case .ready, .done: body = try confirmation(imported, form)
        }
        let fields = ReadingFields(
            kind: imported.kind, form: self.form(prefix: "again"), say: say, typed: imported.typed,
            sheets: imported.sheets)
        let again: HTML =
            imported.state == .counting
            ? .empty
            : """
            <details><summary>\(say("Read it in another way"))</summary>\
            \(post(form, to: EvidenceRoute.readAgain(imported.id), "\(fields.html)\(Form.submit(say("Read again"), .second))"))\
            </details>
            """
        let cancel = post(form, to: EvidenceRoute.cancel(imported.id), Form.submit(say("Forget this file"), .second))
        return Page(
            title: say("What \(imported.fileName) would bring"),
            lead: say("Nothing counts before you confirm it."),
            audience: try audienceLine(imported.readership), crumbs: evidenceCrumbs, content: "\(body)\(again)\(cancel)"
        )
    }

    private func confirmation(_ imported: FileImport, _ form: Form) throws -> HTML {
        guard let reading = imported.reading else { return .empty }
        let preview = ImportPreview(reading: reading, say: say, form: form)
        guard let id = DatasetID(imported.typed.dataset) else {
            return post(
                form, to: EvidenceRoute.confirm(imported.id),
                "\(preview.content)\(Form.submit(say("Confirm and bring in")))")
        }
        guard let dataset = try snapshot.dataset(id, for: scope) else { throw Refusal.absent }
        return try confirmation(imported, of: dataset, preview.content, form)
    }

    /// The confirmation of a new version: with what it changes, or why it cannot be joined.
    private func confirmation(
        _ imported: FileImport, of dataset: Dataset, _ content: HTML, _ form: Form
    ) throws -> HTML {
        let difference: DeliveryDifference
        switch try snapshot.comparison(of: imported, with: dataset) {
        case .refused(let refusal): return "\(RefusalList(refusal: refusal, say: say).html)\(content)"
        case .difference(let found): difference = found
        }
        let areas = try snapshot.knownAreas(of: dataset.boundarySet, in: council.id).map(\.name)
        let manner = imported.typed.manner ?? .replace
        let section = Part.section(
            say("What it changes in: \(dataset.title)"), id: "difference",
            "<p>\(say(manner.message))</p>\(DifferencePage(difference: difference, areas: areas, say: say).html)")
        return post(
            form, to: EvidenceRoute.confirm(imported.id),
            "\(Form.hidden("base", String(dataset.latest)))\(section)\(content)\(Form.submit(say("Confirm and bring in")))"
        )
    }
}

extension Work {
    /// Files up to this size are read while the person waits; larger ones by a job.
    static let readAtOnce = 16 << 20
    /// The same for files that unpack to many times their size.
    static let unpackAtOnce = 1 << 20

    func upload(_ kind: ImportKind) async throws -> Reply {
        let (council, scope, typed) = try await read { visit in
            let typed = try visit.snapshot.completed(ImportTyped.typed(kind) { form[$0] }, for: visit.scope)
            return (visit.council.id, visit.scope, typed)
        }
        var problems = typed.problems
        guard let upload = uploads.first(where: { $0.field == "file" && !$0.fileName.isEmpty }) else {
            problems.append(FieldProblem("file", Message("Choose a file.")))
            return try await refuse(kind, problems)
        }
        guard problems.isEmpty else { return try await refuse(kind, problems) }
        var reading: ImportReading?
        if upload.size <= (try FileHead(upload.path).isPacked ? Self.unpackAtOnce : Self.readAtOnce) {
            do {
                reading = try await FileReader(database: database, scope: scope).read(upload.path, typed)
            } catch let refusal as FileRefusal {
                return try await refuse(kind, refusal)
            }
        }
        let file = try await Files.store(
            DiskBytes(path: upload.path), type: "application/octet-stream", limit: EvidenceRoute.largestFile,
            council: council, in: database)
        return try await keep(typed, reading, file, upload.fileName)
    }

    private func keep(
        _ typed: ImportTyped, _ reading: ImportReading?, _ file: StoredFile, _ name: String
    ) async throws -> Reply {
        try await write { submission in
            let id = submission.transaction.newID(ImportTag.self)
            let subject = ImportSubject(
                council: submission.council.id, kind: typed.kind, id: id.description, readership: Readership(.members))
            let permit = try submission.transaction.permit(ImportEvidence.self, submission.standing, on: subject)
            _ = try submission.transaction.insertImport(
                typed, file: file, fileName: String(name.suffix(120)), reading: reading, permit)
            if reading == nil { try submission.transaction.enqueue(.read(id, of: permit.council)) }
            return .seeOther(submission.link(EvidenceRoute.imported(id)))
        }
    }

    private func refuse(_ kind: ImportKind, _ problems: [FieldProblem]) async throws -> Reply {
        let dataset = form["dataset"]
        return try await read { visit in
            visit.page(try visit.importPage(kind, dataset: dataset, problems: problems), status: 422)
        }
    }

    private func refuse(_ kind: ImportKind, _ refusal: FileRefusal) async throws -> Reply {
        let dataset = form["dataset"]
        return try await read { visit in
            visit.page(try visit.importPage(kind, dataset: dataset, refusal: refusal), status: 422)
        }
    }

    func readAgain(_ id: ImportID) async throws -> Reply {
        try await write { submission in
            let (transaction, scope) = (submission.transaction, submission.scope)
            guard let imported = try transaction.fileImport(id, for: scope), imported.state != .done else {
                throw Refusal.absent
            }
            let permit = try transaction.permit(ImportEvidence.self, submission.standing, on: imported.subject)
            let typed = imported.typed.reading { submission.form[$0] }
            try transaction.readAgain(imported, typed, permit)
        }
        let council = try await read { $0.council.id }
        try await database.readImport(id, of: council)
        return try await read { .seeOther($0.link(EvidenceRoute.imported(id))) }
    }
}

extension Snapshot {
    /// A new version of a dataset is counted in the dataset's own boundaries.
    func completed(_ typed: ImportTyped, for scope: Scope) throws -> ImportTyped {
        guard !typed.dataset.isEmpty else { return typed }
        guard let id = DatasetID(typed.dataset), let dataset = try dataset(id, for: scope) else { throw Refusal.absent }
        var typed = typed
        typed.boundarySet = dataset.boundarySet.description
        typed.base = dataset.latest
        return typed
    }
}

extension Transaction {
    /// Lets a kept file be read again in another way.
    func readAgain(_ imported: FileImport, _ typed: ImportTyped, _ permit: Permit<ImportEvidence>) throws {
        try run(
            """
            UPDATE import SET state = 'counting', typed = \(try StoredJSON.text(of: typed)), reading = NULL, refusal = NULL
            WHERE council = \(permit.council) AND id = \(imported.id) AND state <> 'done'
            """)
    }
}
