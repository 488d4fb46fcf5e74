// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Foundation

/// Reads a file that somebody sent, from end to end, and keeps nothing of it.
struct FileReader: Sendable {
    let database: Database
    /// What the person may see: boundaries are looked up with it.
    let scope: Scope
    /// Called now and then with the number of rows read.
    var progress: @Sendable (Int) -> Void = { _ in }

    /// Throws a `FileRefusal` for a file that cannot be taken, and `Refusal.absent` for boundaries that are not there.
    func read(_ path: String, _ typed: ImportTyped) async throws -> ImportReading {
        switch typed.kind {
        case .boundaries: .boundaries(BoundarySummary(try await boundaries(path, typed)))
        case .population: .population(try await population(path, typed))
        case .incidents: try await incidents(path, typed)
        }
    }

    func boundaries(_ path: String, _ typed: ImportTyped) async throws -> BoundaryReading {
        switch try Head(path).kind {
        case .geoPackage:
            let file = try await GeoPackage.read(path)
            return try await OffPool.run {
                try BoundaryReading(
                    file.features, isDegrees: file.isDegrees, system: file.system, code: typed.codeProperty,
                    name: typed.nameProperty)
            }
        case .json:
            return try await OffPool.run {
                let bytes = try Self.bytes(path)
                return try BoundaryReading.geoJSON(bytes, code: typed.codeProperty, name: typed.nameProperty)
            }
        case .empty: throw FileRefusal(.file, .empty)
        case .other: throw FileRefusal(.file, .unknownFormat)
        }
    }

    private func population(_ path: String, _ typed: ImportTyped) async throws -> PopulationReading {
        let areas = try await database.read { snapshot in
            let set = try snapshot.boundarySet(typed, for: scope)
            return try snapshot.knownAreas(of: set.id, in: set.council)
        }
        return try await OffPool.run {
            try PopulationReader.read(try ByteSource.file(path), typed.residents, areas: areas)
        }
    }

    private func incidents(_ path: String, _ typed: ImportTyped) async throws -> ImportReading {
        let (zones, isDegrees) = try await database.read { snapshot in
            let set = try snapshot.boundarySet(typed, for: scope)
            return (try snapshot.zones(of: set.id, in: set.council), set.isDegrees)
        }
        let progress = progress
        return try await OffPool.run {
            let plan = try Self.plan(path, typed.incidents, isDegrees)
            let grid = AreaGrid(zones, isDegrees: isDegrees)
            let reading = try IncidentReader.read(try ByteSource.file(path), plan, in: grid, progress: progress)
            let columns = [plan.date, plan.longitude, plan.latitude, plan.id ?? "", plan.category ?? ""]
            return .incidents(reading, dateForm: plan.dateForm, columns: columns)
        }
    }

    private static func plan(_ path: String, _ choices: IncidentChoices, _ isDegrees: Bool) throws -> IncidentPlan {
        do {
            var options = DelimitedOptions()
            options.encoding = choices.encoding.flatMap(TextEncoding.init(rawValue:))
            let survey = try DelimitedSurvey({ try ByteSource.file(path) }, options: options)
            return try IncidentPlan(survey, choices, isDegrees: isDegrees)
        } catch let problem as DelimitedProblem {
            throw FileRefusal([FileProblem(problem)])
        }
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        let limit = GeoJSON.Limits().bytes
        do {
            return try ByteSource.file(path).collect(limit: limit)
        } catch is ByteLimitExceeded {
            throw FileRefusal(.file, .tooLarge(megabytes: limit >> 20))
        }
    }
}

/// The first bytes of a file, which tell what it is whatever its name says.
private struct Head {
    enum Kind {
        case geoPackage, json, empty, other
    }

    let kind: Kind

    init(_ path: String) throws {
        let handle = try FileHandle(forReadingFrom: URL(filePath: path))
        guard let bytes = try handle.read(upToCount: 64), !bytes.isEmpty else {
            kind = .empty
            return
        }
        let mark = Array("SQLite format 3\0".utf8)
        let text = bytes.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        kind = bytes.starts(with: mark) ? .geoPackage : text.first == UInt8(ascii: "{") ? .json : .other
    }
}

extension Snapshot {
    /// The boundary set that was chosen.
    func boundarySet(_ typed: ImportTyped, for scope: Scope) throws -> BoundarySet {
        guard let id = BoundarySetID(typed.boundarySet), let set = try boundarySet(id, for: scope) else {
            throw Refusal.absent
        }
        return set
    }
}
