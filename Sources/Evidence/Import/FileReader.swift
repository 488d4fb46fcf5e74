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
        switch try FileHead(path).kind {
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
        case .workbook, .oldWorkbook, .gzip, .other: throw FileRefusal(.file, .unknownFormat)
        }
    }

    private func population(_ path: String, _ typed: ImportTyped) async throws -> PopulationReading {
        let areas = try await database.read { snapshot in
            let set = try snapshot.boundarySet(typed, for: scope)
            return try snapshot.knownAreas(of: set.id, in: set.council)
        }
        return try await OffPool.run {
            let table = try TableFile(path, sheet: typed.sheet)
            var reading = try PopulationReader.read(
                try table.source(), table.options(encoding: typed.residents.encoding), typed.residents, areas: areas)
            reading.workbook = table.notes
            return reading
        }
    }

    private func incidents(_ path: String, _ typed: ImportTyped) async throws -> ImportReading {
        let (zones, isDegrees) = try await database.read { snapshot in
            let set = try snapshot.boundarySet(typed, for: scope)
            return (try snapshot.zones(of: set.id, in: set.council), set.isDegrees)
        }
        let progress = progress
        return try await OffPool.run {
            let table = try TableFile(path, sheet: typed.sheet)
            let options = table.options(encoding: typed.incidents.encoding)
            let plan = try Self.plan(table, options, typed.incidents, isDegrees)
            let grid = AreaGrid(zones, isDegrees: isDegrees)
            var reading = try IncidentReader.read(try table.source(), options, plan, in: grid, progress: progress)
            (reading.workbook, reading.source) = (table.notes, plan.source)
            let columns = [plan.date, plan.longitude, plan.latitude, plan.id ?? "", plan.category ?? ""]
            return .incidents(reading, dateForm: plan.dateForm, columns: columns)
        }
    }

    private static func plan(
        _ table: TableFile, _ options: DelimitedOptions, _ choices: IncidentChoices, _ isDegrees: Bool
    ) throws -> IncidentPlan {
        do {
            let survey = try DelimitedSurvey(table.source, options: options)
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

extension Snapshot {
    /// The boundary set that was chosen.
    func boundarySet(_ typed: ImportTyped, for scope: Scope) throws -> BoundarySet {
        guard let id = BoundarySetID(typed.boundarySet), let set = try boundarySet(id, for: scope) else {
            throw Refusal.absent
        }
        return set
    }
}
