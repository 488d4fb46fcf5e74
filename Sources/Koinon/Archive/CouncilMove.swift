// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Record

/// Copies the rows of one council from one database to another, by way of files in a folder that goes away with it.
struct CouncilMove {
    let council: CouncilID
    private let tables: [StoredTable]
    private let folder: URL
    /// Rows held in memory; the largest are chunks of files, of 64 KiB.
    private static let atOnce = 500

    /// What was copied.
    struct Tally: Sendable {
        var rows = 0
        var files = 0
        var people = 0
    }

    /// - Parameter tables: the schema as SQLite tells it, which is in the order of the migrations.
    init(_ council: CouncilID, tables: [StoredTable], in folder: URL) {
        self.council = council
        self.tables = ArchivedTables.of(tables)
        self.folder = folder
    }

    private func spool(_ table: StoredTable) -> RowSpool { RowSpool(path: folder.appending(path: table.name).path) }

    /// Reads everything, as it is at one moment. `change` makes a row fit for where it goes.
    func collect(
        _ snapshot: Snapshot, _ change: (_ table: StoredTable, _ row: [Value]) throws -> [Value] = { $1 }
    ) throws {
        for table in tables {
            var writer = try RowSpool.Writer(spool(table))
            try snapshot.each(ArchivedTables.question(table, of: council)) {
                try writer.append(change(table, $0.values))
            }
            try writer.close()
        }
    }

    /// Writes everything that was collected. A row that `change` answers with nil is there already.
    func place(
        in transaction: Transaction, _ change: (_ table: StoredTable, _ row: [Value]) throws -> [Value]? = { $1 }
    ) throws -> Tally {
        var tally = Tally()
        for table in tables {
            var (count, batch) = (0, [[Value]]())
            func insert() throws {
                count += try transaction.insert(into: table.sql, columns: table.columnNames, rows: batch)
                batch.removeAll(keepingCapacity: true)
            }
            for row in try spool(table).rows(of: table.columns.count) {
                if let changed = try change(table, row) { batch.append(changed) }
                if batch.count == Self.atOnce { try insert() }
            }
            if !batch.isEmpty { try insert() }
            tally.rows += count
            if table.name == "file" { tally.files = count }
            if table.name == "person" { tally.people = count }
        }
        return tally
    }
}

/// Changes the rows of the Record that are bound to an installation's keys.
struct RecordMove {
    private let logs: [String: RecordLog]

    init(_ snapshot: Snapshot, of council: CouncilID) throws {
        let own = try snapshot.operatorsLogs().filter { $0.council == council }
        logs = Dictionary(uniqueKeysWithValues: own.map { ($0.id.description, $0) })
    }

    /// The content of an entry, sealed or unsealed; erased content stays erased.
    func content(
        _ table: StoredTable, _ row: [Value], _ turn: ([UInt8], Int, RecordLog) throws -> [UInt8]
    ) throws -> [Value] {
        guard let body = table.columns.firstIndex(of: "body"), let place = table.columns.firstIndex(of: "position"),
            let log = table.columns.firstIndex(of: "log"), case .blob(let bytes) = row[body],
            let owner = logs[try row[log].text()]
        else { return row }
        var row = row
        row[body] = .blob(try turn(bytes, Int(try row[place].integer()), owner))
        return row
    }
}
