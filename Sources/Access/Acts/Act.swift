// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

public typealias ActID = ID<Act>

/// One entry in the record of who did what.
public struct Act: Hashable, Sendable {
    public let id: ActID
    public let at: Instant
    /// Nil for the console and the schedule where they acted for nobody.
    public let person: PersonID?
    /// The person's name in this council, or what stands for it once they are erased.
    public let name: String?
    public let channel: Viewer.Channel
    /// The name of the action, such as `vote.close`.
    public let action: String
    public let subject: ActReference
    public let readership: Readership
    public let note: String?

    init(_ row: Row) throws {
        id = try row["id"]
        at = try row["at"]
        person = try row["person"]
        name = try row["name"]
        channel = try row["channel"]
        action = try row["action"]
        subject = ActReference(kind: try row["subject_kind"], id: try row["subject_id"])
        readership = try Readership(row)
        note = try row["note"]
    }
}
