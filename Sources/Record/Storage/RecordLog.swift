// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// The id of a log: a random UUID, which tells neither when the log began nor how many others there are.
public typealias RecordLogID = ID<RecordLog>

/// One log. Only somebody who may see it gets hold of this value, and everything read of a log is asked with it.
public struct RecordLog: Hashable, Sendable {
    public let council: CouncilID
    public let id: RecordLogID
    public let readership: Readership
    /// The log's name in the world, which stands in its signed heads.
    public let origin: String

    /// Whether it holds public acts.
    public var isPublic: Bool { readership == Readership(.public) }

    static let columns: SQL = "council, id, audience, within, origin"
    static let isPublic: SQL = "audience = 'public' AND within = 'public'"

    /// Which rows of the other tables are the log's.
    var rows: SQL { "council = \(council) AND log = \(id)" }

    init(row: Row) throws {
        council = try row["council"]
        id = try row["id"]
        readership = try Readership(row)
        origin = try row["origin"]
    }

    init(council: CouncilID, id: RecordLogID, readership: Readership, origin: String) {
        self.council = council
        self.id = id
        self.readership = readership
        self.origin = origin
    }
}

extension Snapshot {
    /// The logs of public acts, of one council or of all.
    public func publicLogs(of council: CouncilID? = nil) throws -> [RecordLog] {
        let ofCouncil: SQL = if let council { " AND council = \(council)" } else { "" }
        return try rows(
            "SELECT \(RecordLog.columns) FROM record_log WHERE \(RecordLog.isPublic)\(ofCouncil) ORDER BY council, id"
        ).map(RecordLog.init)
    }

    /// A log of public acts. Of any other log the answer is the same as of one that does not exist.
    public func publicLog(_ id: RecordLogID) throws -> RecordLog? {
        try row("SELECT \(RecordLog.columns) FROM record_log WHERE id = \(id) AND \(RecordLog.isPublic)")
            .map(RecordLog.init)
    }

    /// A log that a viewer reaches in a council; nil for every other, as for one that does not exist.
    public func log(_ id: RecordLogID, in scope: Scope) throws -> RecordLog? {
        try row("SELECT \(RecordLog.columns) FROM record_log WHERE id = \(id) AND \(scope.sees("record_log"))")
            .map(RecordLog.init)
    }

    /// The logs that a viewer reaches in a council.
    public func logs(in scope: Scope) throws -> [RecordLog] {
        try rows(
            "SELECT \(RecordLog.columns) FROM record_log WHERE \(scope.sees("record_log")) ORDER BY audience, within, id"
        ).map(RecordLog.init)
    }

    /// A log by its id alone, for whoever runs the installation; what is not public stays encrypted to them.
    public func operatorsLog(_ id: RecordLogID) throws -> RecordLog? {
        try row("SELECT \(RecordLog.columns) FROM record_log WHERE id = \(id)").map(RecordLog.init)
    }

    /// Every log of the installation, for an audit by whoever runs it.
    public func operatorsLogs() throws -> [RecordLog] {
        try rows("SELECT \(RecordLog.columns) FROM record_log ORDER BY council, id").map(RecordLog.init)
    }
}
