// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A file that holds one key of 256 bits as a line of text, readable by its owner only.
struct KeyFile {
    let path: String

    /// Reads the key; makes it first where the file does not exist yet.
    func loadOrCreate() throws(KeysError) -> SecretKey {
        if let key = try load() { return key }
        try create()
        guard let key = try load() else { throw .unreadable(path: path) }
        return key
    }

    /// Nil when there is no file. Refuses one that others may read.
    func load() throws(KeysError) -> SecretKey? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path)
        }
        defer { close(descriptor) }
        try checkPrivate(descriptor)
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = read(descriptor, &buffer, buffer.count)
        let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).trimmingSpaces()
        guard let bytes = Base64URL.decode(text), let key = SecretKey(bytes: bytes) else {
            throw .malformed(path: path)
        }
        return key
    }

    /// Looks at the file that was opened, not at whatever the path names a moment later.
    private func checkPrivate(_ descriptor: Int32) throws(KeysError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path) }
        guard status.st_mode & 0o077 == 0 else { throw .notPrivate(path: path) }
    }

    /// Written beside and linked into place, so that of two processes starting at once both read the same whole key.
    private func create() throws(KeysError) {
        let draft = path + ".new-" + Base64URL.encode(Digest.randomBytes(9))
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path) }
        defer { unlink(draft) }
        let line = Array((Base64URL.encode(SecretKey.random().bytes) + "\n").utf8)
        let isWritten = write(descriptor, line, line.count) == line.count && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, link(draft, path) == 0 || errno == EEXIST else { throw .unwritable(path: path) }
        try syncFolder()
    }

    /// A new name in a folder survives a power cut only once the folder itself is written.
    private func syncFolder() throws(KeysError) {
        let descriptor = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unwritable(path: path) }
    }
}
