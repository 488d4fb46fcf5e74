// SPDX-License-Identifier: EUPL-1.2
import Language

/// A file whose bytes stand in the database.
public struct StoredFile: Hashable, Sendable {
    public let id: ID<StoredFile>
    /// The media type it is served with: decided by us, not believed.
    public let type: String
    /// In bytes.
    public let size: Int
    /// SHA-256 of the bytes.
    public let digest: [UInt8]
    /// When it was stored.
    public let stored: Instant

    init(_ row: Row) throws {
        id = try row["id"]
        type = try row["type"]
        size = try row["size"]
        digest = try row["digest"]
        stored = try row["stored"]
    }
}
