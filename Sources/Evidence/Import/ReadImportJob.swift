// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs

/// Which file a job reads.
struct ReadImport: Codable, Sendable {
    let council: CouncilID
    let id: ImportID
}

extension JobKind where Payload == ReadImport {
    static var readImport: JobKind { JobKind("evidence.read-import") }
}

extension Job where Payload == ReadImport {
    static func read(_ id: ImportID, of council: CouncilID) -> Job {
        Job(.readImport, ReadImport(council: council, id: id), council: council, key: id.description)
    }
}

extension JobHandler {
    /// Reads a large file that somebody sent. Reading twice gives the same, so running twice does no harm.
    static let readImport = JobHandler(.readImport, atOnce: 1) { payload, context in
        try await context.database.readImport(payload.id, of: payload.council)
    }
}

extension Database {
    /// Reads a kept file from end to end and writes down what it holds, or why it cannot be taken.
    func readImport(_ id: ImportID, of council: CouncilID) async throws {
        let (imported, scope) = try await read { snapshot in
            let scope = try snapshot.standing(of: .schedule(), in: council).scope
            return (try snapshot.fileImport(id, for: scope), scope)
        }
        guard let imported, imported.state == .counting else { return }
        let result: Result<ImportReading, FileRefusal>
        do {
            result = .success(
                try await withFile(imported.file, of: council) { path in
                    try await FileReader(database: self, scope: scope).read(path, imported.typed)
                })
        } catch let refusal as FileRefusal {
            result = .failure(refusal)
        }
        try await write { try $0.update(id, in: council, result) }
    }
}
