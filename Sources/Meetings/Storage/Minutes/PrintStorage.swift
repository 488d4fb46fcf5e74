// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// What is known of a printed version.
struct PrintedPaper: Hashable, Sendable {
    let state: PrintState
    let file: ID<StoredFile>?
}

extension Snapshot {
    func paper(of meeting: Meeting, for version: PrintedVersion) throws -> PrintedPaper? {
        try paper(of: meeting.id, in: meeting.council, for: version)
    }

    func paper(of meeting: MeetingID, in council: CouncilID, for version: PrintedVersion) throws -> PrintedPaper? {
        try row(
            """
            SELECT state, file FROM minutes_print
            WHERE council = \(council) AND meeting = \(meeting) AND version = \(version)
            """
        ).map { PrintedPaper(state: try $0["state"], file: try $0["file"]) }
    }
}

extension Transaction {
    /// Notes how far the making of a PDF has come; a file that it replaces goes.
    func note(
        _ state: PrintState, file: ID<StoredFile>? = nil, of meeting: MeetingID, in council: CouncilID,
        _ version: PrintedVersion
    ) throws {
        if let old = try paper(of: meeting, in: council, for: version)?.file {
            try Files.delete(old, council: council, in: self)
        }
        try run(
            """
            INSERT INTO minutes_print (council, meeting, version, state, file, at)
            VALUES (\(council), \(meeting), \(version), \(state), \(file), \(now))
            ON CONFLICT (council, meeting, version) DO UPDATE
            SET state = excluded.state, file = excluded.file, at = excluded.at
            """)
    }
}
