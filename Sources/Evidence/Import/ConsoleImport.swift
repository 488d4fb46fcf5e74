// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// An import from the command line of the server: what a browser does in two steps, in one.
public struct ConsoleImport: Sendable {
    let database: Database
    let council: CouncilIdentity
    let standing: Standing

    /// Finds the council; throws `Refusal.absent` where there is none of this short name.
    public init(_ database: Database, council slug: String) async throws {
        (council, standing) = try await database.read { snapshot in
            guard let council = try snapshot.council(slug: slug) else { throw Refusal.absent }
            return (council, try snapshot.standing(of: .console(), in: council.id))
        }
        self.database = database
    }

    /// Reads a file and keeps nothing. Throws a `FileRefusal` with row, column and reason.
    public func read(
        _ path: String, _ typed: ImportTyped, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> ImportReading {
        let reader = FileReader(database: database, scope: standing.scope, progress: progress)
        return try await reader.read(path, try await completed(typed))
    }

    /// Keeps what was read, all or nothing; gives the id of what was made.
    ///
    /// - Parameter acceptedNames: the codes of areas whose residents are joined by name
    public func take(
        _ path: String, _ typed: ImportTyped, _ reading: ImportReading, acceptedNames: Set<String> = []
    ) async throws -> String {
        let typed = try await completed(typed)
        let scope = standing.scope
        let boundaries: BoundaryReading? =
            typed.kind == .boundaries
            ? try await FileReader(database: database, scope: scope).boundaries(path, typed) : nil
        let file = try await Files.store(
            DiskBytes(path: path), type: "application/octet-stream", limit: 4 << 30, council: council.id, in: database)
        let (standing, council) = (standing, council.id)
        return try await database.write { transaction in
            let subject = ImportSubject(
                council: council, kind: typed.kind, id: transaction.newID(ImportTag.self).description,
                readership: Readership(.members))
            let permit = try transaction.permit(ImportEvidence.self, standing, on: subject)
            try Files.keep(file.id, council: council, in: transaction)
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let confirmed = Intake.Confirmed(
                typed: typed, reading: reading, boundaries: boundaries, acceptedNames: acceptedNames, file: file.id,
                fileName: String(name.suffix(120)))
            return try Intake.take(confirmed, permit).id
        }
    }

    /// What somebody would have to correct before the file is looked at.
    public static func problems(of typed: ImportTyped) -> [Message] { typed.problems.map(\.message) }

    /// The boundary sets and tables of residents of the council, by id and name, for a command that asks by name.
    public func boundarySets() async throws -> [(id: String, name: String)] {
        try await database.read { [scope = standing.scope] in
            try $0.boundarySets(for: scope).map { ($0.id.description, $0.name) }
        }
    }

    public func populations() async throws -> [(id: String, name: String)] {
        try await database.read { [scope = standing.scope] in
            try $0.populations(for: scope).map { ($0.id.description, $0.name) }
        }
    }

    private func completed(_ typed: ImportTyped) async throws -> ImportTyped {
        try await database.read { [scope = standing.scope] in try $0.completed(typed, for: scope) }
    }
}

extension Intake.Result {
    fileprivate var id: String {
        switch self {
        case .boundaries(let id): id.description
        case .population(let id): id.description
        case .dataset(let id, _): id.description
        }
    }
}

extension ImportReading {
    /// What was read, in lines for a terminal.
    public var summary: [Message] {
        switch self {
        case .boundaries(let summary):
            [
                .plural(summary.areas, one: "\(summary.areas) area", other: "\(summary.areas) areas"),
                Message("Coordinates: \(summary.system)"), Message("Codes from: \(summary.codeProperty)"),
            ]
        case .population(let reading):
            [
                Message("Rows: \(reading.rows)"), Message("Matched by code: \(reading.matched.count)"),
                Message("Rows of other areas: \(reading.strangers)"),
            ]
                + reading.offers.map { offer in
                    Message(
                        "Row \(offer.row): \(offer.name) is \(offer.fileCode) here and \(offer.code) in the boundaries")
                } + (reading.without.isEmpty ? [] : [Message("Areas without residents: \(list: reading.without)")])
                + (reading.workbook?.messages ?? [])
        case .incidents(let reading, let dateForm, _):
            [
                Message("Rows: \(reading.rows)"), Message("Placed in an area: \(reading.placed)"),
                Message("Outside every area: \(reading.outside)"), Message("Without a place: \(reading.withoutPlace)"),
                Message("Dates read as: \(dateForm)"), Message("Rows that repeat an earlier one: \(reading.repeated)"),
            ]
                + reading.repetition + (reading.source.map { [$0.message] } ?? []) + (reading.workbook?.messages ?? [])
                + reading.outsideRows.prefix(20).map { spot in
                    Message("Row \(spot.row): outside every area, at \(spot.x, decimals: 5), \(spot.y, decimals: 5)")
                }
        }
    }
}

extension IncidentReading {
    /// Which incidents stand in several rows, where an id tells it.
    fileprivate var repetition: [Message] {
        guard let repeatedIncidents, let repeatedElsewhere, repeatedIncidents > 0 else { return [] }
        return [
            Message("Incidents in more than one row: \(repeatedIncidents)"),
            Message("Among them at different places: \(repeatedElsewhere)"),
        ]
    }
}
