// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Foundation
import Language

/// Takes a file that was read and confirmed into the council's figures.
enum Intake {
    /// What became of it, for the page or the terminal.
    enum Result: Sendable {
        case boundaries(BoundarySetID)
        case population(PopulationID)
        case dataset(DatasetID, number: Int)
    }

    /// What a person confirmed.
    struct Confirmed: Sendable {
        let typed: ImportTyped
        let reading: ImportReading
        /// Where it is a boundary set: its areas, read again from the kept file.
        var boundaries: BoundaryReading?
        /// The codes of areas whose residents were joined by name.
        var acceptedNames: Set<String> = []
        let file: ID<StoredFile>
        let fileName: String
    }

    /// Keeps it, all or nothing. Throws `Refusal.absent` for what is not there (any more), and a `FileRefusal` for a file that
    /// cannot be joined to what is there.
    static func take(_ confirmed: Confirmed, _ permit: Permit<ImportEvidence>) throws -> Result {
        let (transaction, typed) = (permit.transaction, confirmed.typed)
        let naming = SourceNaming(name: typed.name, source: typed.source, licence: typed.licence)
        switch confirmed.reading {
        case .boundaries:
            guard let boundaries = confirmed.boundaries else { throw Refusal.absent }
            return .boundaries(try transaction.insert(boundaries, naming, file: confirmed.file, permit))
        case .population(let reading):
            let set = try transaction.boundarySet(typed, for: permit.standing.scope)
            return .population(
                try transaction.insert(
                    reading, accepted: confirmed.acceptedNames, naming, of: set.id, file: confirmed.file, permit))
        case .incidents(let reading, _, _):
            return try take(reading, confirmed, permit)
        }
    }

    private static func take(
        _ reading: IncidentReading, _ confirmed: Confirmed, _ permit: Permit<ImportEvidence>
    ) throws -> Result {
        let (transaction, typed, scope) = (permit.transaction, confirmed.typed, permit.standing.scope)
        let set = try transaction.boundarySet(typed, for: scope)
        let known = DatasetID(typed.dataset)
        var reading = reading
        let id: DatasetID
        if let known {
            id = known
        } else {
            let population = try population(typed, of: set, transaction, scope)
            id = try transaction.insertDataset(
                typed.description, boundarySet: set.id, population: population, permit)
        }
        guard let dataset = try transaction.dataset(id, for: scope), dataset.boundarySet == set.id,
            let file = try Files.find(confirmed.file, council: permit.council, in: transaction)
        else { throw Refusal.absent }
        if known != nil, typed.manner == .append,
            let earlier = try transaction.keptFigures(of: dataset, number: dataset.latest)
        {
            reading = try reading.joined(to: earlier)
        }
        let number = try transaction.insertVersion(
            of: dataset, reading, file: file, fileName: confirmed.fileName, permit)
        if dataset.latest > 0 {
            try transaction.insertDelivery(
                of: dataset, number: number, typed.manner ?? .replace, base: dataset.latest, permit)
        }
        if let now = try transaction.dataset(id, for: scope) { try transaction.putNode(of: now) }
        return .dataset(id, number: number)
    }

    private static func population(
        _ typed: ImportTyped, of set: BoundarySet, _ snapshot: Snapshot, _ scope: Scope
    ) throws -> PopulationID? {
        guard let id = PopulationID(typed.population) else { return nil }
        guard let found = try snapshot.population(id, for: scope), found.boundarySet == set.id else {
            throw Refusal.absent
        }
        return id
    }
}

/// The bytes of a file on disk, piece by piece, for `Files.store`.
struct DiskBytes: AsyncSequence, Sendable {
    typealias Element = [UInt8]
    let path: String

    func makeAsyncIterator() -> Iterator { Iterator(path: path) }

    struct Iterator: AsyncIteratorProtocol {
        let path: String
        private var handle: FileHandle?

        init(path: String) { self.path = path }

        mutating func next() async throws -> [UInt8]? {
            let handle = try handle ?? FileHandle(forReadingFrom: URL(filePath: path))
            self.handle = handle
            guard let data = try handle.read(upToCount: 1 << 18), !data.isEmpty else { return nil }
            return [UInt8](data)
        }
    }
}

extension Database {
    /// Runs work on a kept file as a file on disk, which goes afterwards.
    func withFile<T: Sendable>(
        _ id: ID<StoredFile>, of council: CouncilID, _ body: (String) async throws -> T
    ) async throws -> T {
        guard let file = try await read({ try Files.find(id, council: council, in: $0) }) else { throw Refusal.absent }
        let place = FileManager.default.temporaryDirectory.appending(path: "koinon-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        // Readable by nobody else: single records may stand in it.
        guard FileManager.default.createFile(atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw DatabaseError.full }
        let handle = try FileHandle(forWritingTo: place)
        for try await bytes in Files.read(file, council: council, in: self) { try handle.write(contentsOf: bytes) }
        try handle.close()
        return try await body(place.path)
    }
}
