// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation

/// A folder of keys that live as long as what they lock: one file each, outside the database and its backups.
///
///     let lock = try cabinet.make(vote.id)      // before the vote is written
///     let key = try cabinet.key(vote.id)        // to open what was sealed with the lock
///     try cabinet.destroy(vote.id)              // once nothing must ever be opened again
///
/// Every process of an installation must see the same folder. It is made with the first key.
public struct KeyCabinet: Sendable {
    public let folder: String

    public init(folder: String) { self.folder = folder }

    /// Makes the key of a thing, and returns the half that may be known. On the disk before this returns.
    public func make<T>(_ id: ID<T>) throws(KeysError) -> BoxLock {
        // Parents that are not there yet; the folder itself is made, and looked at, with its own mode.
        let parent = URL(filePath: folder).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(
            atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Keys.makePrivate(folder: folder)
        return BoxKey(seed: try KeyFile(path: path(id)).loadOrCreate()).lock
    }

    /// Nil where there is none: it was destroyed, was lost, or stands in a folder of another machine.
    public func key<T>(_ id: ID<T>) throws(KeysError) -> BoxKey? {
        try KeyFile(path: path(id)).load().map { BoxKey(seed: $0) }
    }

    /// Whether the key of a thing is here.
    public func has<T>(_ id: ID<T>) -> Bool { access(path(id), R_OK) == 0 }

    /// Overwrites the key and takes its file away; nothing happens where there is none.
    ///
    /// A disk may keep the old bytes all the same. A folder in memory keeps nothing (docs/secret-ballots.md).
    public func destroy<T>(_ id: ID<T>) throws(KeysError) {
        let path = path(id)
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return }
            throw .unwritable(path: path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unwritable(path: path) }
        let blank = [UInt8](repeating: UInt8(ascii: "0"), count: Int(status.st_size))
        guard write(descriptor, blank, blank.count) == blank.count, fsync(descriptor) == 0, unlink(path) == 0 else {
            throw .unwritable(path: path)
        }
    }

    /// The things whose keys are here, in no order.
    public func ids<T>(_ type: T.Type = T.self) -> [ID<T>] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { name in name.hasSuffix(".key") ? ID(String(name.dropLast(4))) : nil }
    }

    private func path<T>(_ id: ID<T>) -> String { "\(folder)/\(id).key" }
}
