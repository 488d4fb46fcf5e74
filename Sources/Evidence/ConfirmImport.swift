// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Work {
    /// Brings in what a person has looked at, all or nothing.
    func confirm(_ id: ImportID) async throws -> Reply {
        let (imported, scope) = try await read { visit in
            (try visit.snapshot.fileImport(id, for: visit.scope), visit.scope)
        }
        guard let imported, imported.state == .ready || imported.state == .done else { throw Refusal.absent }
        if let target = imported.target { return .seeOther(target: target) }
        guard let reading = imported.reading else { throw Refusal.absent }
        var confirmed = Intake.Confirmed(
            typed: imported.typed, reading: reading, file: imported.file, fileName: imported.fileName)
        confirmed.acceptedNames = Set(form.all("accept"))
        if imported.kind == .boundaries {
            // The shapes are read again from the file that was looked at; an import never changes its file.
            confirmed.boundaries = try await database.withFile(imported.file, of: imported.council) { path in
                try await FileReader(database: database, scope: scope).boundaries(path, imported.typed)
            }
        }
        let ready = confirmed
        return try await write { submission in try submission.take(ready, id) }
    }
}

extension Submission {
    fileprivate func take(_ confirmed: Intake.Confirmed, _ id: ImportID) throws -> Reply {
        guard let imported = try transaction.fileImport(id, for: scope) else { throw Refusal.absent }
        if let target = imported.target { return .seeOther(target: target) }
        // Read again in another way while this was on its way: look at it once more.
        guard imported.state == .ready, imported.reading == confirmed.reading, imported.typed == confirmed.typed else {
            return .seeOther(link(EvidenceRoute.imported(id)))
        }
        // Somebody brought another version in meanwhile: the difference that was looked at is no longer the one.
        guard try isCompared(imported) else { return .seeOther(link(EvidenceRoute.imported(id))) }
        let permit = try transaction.permit(ImportEvidence.self, standing, on: imported.subject)
        let target: Link
        switch try Intake.take(confirmed, permit) {
        case .boundaries, .population: target = link(EvidenceRoute.index).at("boundaries")
        case .dataset(let dataset, _): target = link(EvidenceRoute.dataset(dataset))
        }
        try transaction.finish(imported, target: target.address)
        return .seeOther(target)
    }

    /// Whether what a file would change was looked at against the latest version, and can be done.
    private func isCompared(_ imported: FileImport) throws -> Bool {
        guard let id = DatasetID(imported.typed.dataset) else { return true }
        guard let dataset = try transaction.dataset(id, for: scope) else { throw Refusal.absent }
        guard (form["base"].flatMap { Int($0) } ?? imported.typed.base ?? dataset.latest) == dataset.latest else {
            return false
        }
        if case .refused = try transaction.comparison(of: imported, with: dataset) { return false }
        return true
    }

    func cancelImport(_ id: ImportID) throws -> Reply {
        guard let imported = try transaction.fileImport(id, for: scope), imported.state != .done else {
            throw Refusal.absent
        }
        let permit = try transaction.permit(ImportEvidence.self, standing, on: imported.subject)
        try transaction.cancel(imported, permit)
        return .seeOther(link(EvidenceRoute.index))
    }
}
