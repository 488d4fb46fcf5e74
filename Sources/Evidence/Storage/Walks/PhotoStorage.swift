// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A photo of a stop. Until a second person has looked at it, nobody but those who look sees it.
struct WalkPhoto: Hashable, Sendable {
    let id: ID<WalkPhoto>
    let stop: Int
    let file: ID<StoredFile>
    /// Who sent it; nil once their account is erased.
    let person: PersonID?
    /// Whether a second person found nobody in it.
    let isChecked: Bool

    /// So many at one stop of one record.
    static let most = 4

    fileprivate init(_ row: Row) throws {
        (id, stop, file, person) = (try row["id"], try row["stop"], try row["file"], try row["person"])
        isChecked = try (row["checked"] as Instant?) != nil
    }
}

extension Snapshot {
    /// The photos of a walk that are still there, by stop.
    func photos(of walk: Walk) throws -> [WalkPhoto] {
        try rows(
            """
            SELECT * FROM walk_photo WHERE council = \(walk.council) AND walk = \(walk.id) AND file IS NOT NULL
            ORDER BY stop, id
            """
        ).map(WalkPhoto.init)
    }

    func photos(in sheet: WalkSheet, of council: CouncilID) throws -> [WalkPhoto] {
        try rows(
            "SELECT * FROM walk_photo WHERE council = \(council) AND sheet = \(sheet.id) AND file IS NOT NULL"
        ).map(WalkPhoto.init)
    }

    /// Whether a photo came before, even if it was taken out since.
    func hasPhoto(_ mark: String, at stop: Int, in sheet: SheetID, of council: CouncilID) throws -> Bool {
        try row(
            """
            SELECT 1 FROM walk_photo WHERE council = \(council) AND sheet = \(sheet) AND stop = \(stop) AND mark = \(mark)
            """) != nil
    }
}

extension Permit<RecordWalk> {
    /// Keeps a photo that was cleaned.
    func keep(_ photo: WalkPhotoFile, mark: String, at stop: Int, in sheet: SheetID) throws {
        let file = try Files.store(photo.bytes, type: photo.type, council: council, in: transaction)
        try transaction.run(
            """
            INSERT INTO walk_photo (council, id, walk, sheet, stop, mark, file, person, sent)
            VALUES (\(council), \(transaction.newUnorderedID(WalkPhoto.self)), \(subject.id), \(sheet), \(stop), \(mark),
                \(file.id), \(person), \(transaction.now))
            """)
    }
}

extension Permit<CheckWalkPhoto> {
    /// Says that nobody can be recognised in it.
    func clear() throws {
        try transaction.run(
            """
            UPDATE walk_photo SET checker = \(person), checked = \(transaction.now)
            WHERE council = \(council) AND id = \(subject.part.id)
            """)
    }

    /// Takes it out, for good.
    func takeOut() throws { try transaction.deleteFile(of: subject.part, in: council) }
}

extension Transaction {
    /// Deletes the picture and leaves the row.
    func deleteFile(of photo: WalkPhoto, in council: CouncilID) throws {
        try Files.delete(photo.file, council: council, in: self)
        try run("UPDATE walk_photo SET file = NULL WHERE council = \(council) AND id = \(photo.id)")
    }

    /// Deletes the pictures that were sent a year ago.
    func purgeWalkPhotos() throws {
        let limit: Instant = now - .seconds(365 * 86_400)
        let old = try rows(
            "SELECT council, id, file FROM walk_photo WHERE sent < \(limit) AND file IS NOT NULL ORDER BY sent LIMIT 1000"
        )
        for row in old {
            let (council, id, file): (CouncilID, ID<WalkPhoto>, ID<StoredFile>) =
                (try row["council"], try row["id"], try row["file"])
            try Files.delete(file, council: council, in: self)
            try run("UPDATE walk_photo SET file = NULL WHERE council = \(council) AND id = \(id)")
        }
    }
}
