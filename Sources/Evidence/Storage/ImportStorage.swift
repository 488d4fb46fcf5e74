// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A file that was sent and waits for a person to confirm what it would bring.
struct FileImport: Sendable {
    let id: ImportID
    let council: CouncilID
    let state: State
    let file: ID<StoredFile>
    let fileName: String
    let typed: ImportTyped
    let reading: ImportReading?
    let refusal: FileRefusal?
    /// Where it led, once it was confirmed.
    let target: String?
    let readership: Readership

    enum State: String, Storable {
        /// A job reads it.
        case counting
        case ready, refused
        /// Confirmed: its figures are kept.
        case done
    }

    var kind: ImportKind { typed.kind }
    /// The sheets of the workbook that was sent, where it is one that could be read.
    var sheets: [String] {
        switch reading {
        case .incidents(let reading, _, _): reading.workbook?.sheets ?? []
        case .population(let reading): reading.workbook?.sheets ?? []
        case .boundaries, nil: []
        }
    }
    var subject: ImportSubject {
        ImportSubject(council: council, kind: kind, id: id.description, readership: readership)
    }

    init(_ row: Row) throws {
        id = try row["id"]
        council = try row["council"]
        state = try row["state"]
        file = try row["file"]
        fileName = try row["file_name"]
        typed = try StoredJSON.value(of: row["typed"])
        reading = try (row["reading"] as String?).map { try StoredJSON.value(of: $0) }
        refusal = try (row["refusal"] as String?).map { try StoredJSON.value(of: $0) }
        target = try row["target"]
        readership = try Readership(row)
    }
}

extension Snapshot {
    func fileImport(_ id: ImportID, for scope: Scope) throws -> FileImport? {
        try row("SELECT * FROM import AS i WHERE i.id = \(id) AND \(scope.sees("i"))").map(FileImport.init)
    }
}

extension Transaction {
    /// Keeps a file that was sent with what was typed and, unless a job is to read it, what it holds.
    func insertImport(
        _ typed: ImportTyped, file: StoredFile, fileName: String, reading: ImportReading?,
        _ permit: Permit<ImportEvidence>
    ) throws -> ImportID {
        guard let id = ImportID(permit.subject.id) else { throw Refusal.absent }
        try Files.keep(file.id, council: permit.council, in: self)
        let readership = permit.subject.readership
        try run(
            """
            INSERT INTO import (council, id, kind, state, file, file_name, typed, reading, person, made, audience, within)
            VALUES (\(permit.council), \(id), \(typed.kind.rawValue),
                \(reading == nil ? FileImport.State.counting : .ready), \(file.id), \(fileName),
                \(try StoredJSON.text(of: typed)), \(try reading.map { try StoredJSON.text(of: $0) }), \(permit.person), \(now),
                \(readership.audience), \(readership.within))
            """)
        return id
    }

    /// Writes down what reading the file again gave; false where it was confirmed or cancelled meanwhile.
    @discardableResult
    func update(_ id: ImportID, in council: CouncilID, _ result: Result<ImportReading, FileRefusal>) throws -> Bool {
        let (state, reading, refusal): (FileImport.State, String?, String?) =
            switch result {
            case .success(let reading): (.ready, try StoredJSON.text(of: reading), nil)
            case .failure(let refusal): (.refused, nil, try StoredJSON.text(of: refusal))
            }
        return try run(
            """
            UPDATE import SET state = \(state), reading = \(reading), refusal = \(refusal)
            WHERE council = \(council) AND id = \(id) AND state <> 'done'
            """) == 1
    }

    /// Ends an import that was confirmed; it stays a while, so that a second click leads to the same place.
    func finish(_ imported: FileImport, target: String) throws {
        try run(
            """
            UPDATE import SET state = 'done', reading = NULL, target = \(target)
            WHERE council = \(imported.council) AND id = \(imported.id)
            """)
    }

    /// Forgets an import and its file.
    func cancel(_ imported: FileImport, _ permit: Permit<ImportEvidence>) throws {
        try Files.delete(imported.file, council: permit.council, in: self)
        try run("DELETE FROM import WHERE council = \(permit.council) AND id = \(imported.id)")
    }

    /// Forgets imports that nobody confirmed within a week, and the traces of those that were.
    func purgeImports() throws {
        let limit: Instant = now - .seconds(7 * 86_400)
        let stale = try rows("SELECT council, id, file, state FROM import WHERE made < \(limit) LIMIT 1000")
        for row in stale {
            let (council, id, file): (CouncilID, ImportID, ID<StoredFile>) =
                (try row["council"], try row["id"], try row["file"])
            let state: FileImport.State = try row["state"]
            if state != .done { try Files.delete(file, council: council, in: self) }
            try run("DELETE FROM import WHERE council = \(council) AND id = \(id)")
        }
    }
}
