// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The installation's secrets, kept in files outside the database and its backups.
///
///     let keys = try Keys.load(folder: data + "/keys")
///
/// Two files: `installation.key`, from which a key for each use is derived, and `signing.key`, which signs the heads
/// of the Record. Every process of one installation must read the same ones.
public struct Keys: Sendable {
    private let root: SecretKey
    /// Signs the heads of the Record.
    public let signer: Signer

    let csrf: SecretKey
    let throttle: SecretKey
    let recovery: SecretKey

    init(root: SecretKey, signing: SecretKey) {
        self.root = root
        signer = Signer(seed: signing)
        csrf = root.derived(for: "forms")
        throttle = root.derived(for: "throttle")
        recovery = root.derived(for: "recovery codes")
    }

    /// Reads both keys in a folder, and makes what is missing. Refuses files or a folder that others may read.
    public static func load(folder: String) throws(KeysError) -> Keys {
        try makePrivate(folder: folder)
        let root = try KeyFile(path: folder + "/installation.key").loadOrCreate()
        return Keys(root: root, signing: try KeyFile(path: folder + "/signing.key").loadOrCreate())
    }

    /// Reads both keys from files named in the configuration, which must exist.
    public static func load(installation: String, signing: String) throws(KeysError) -> Keys {
        guard let root = try KeyFile(path: installation).load() else { throw .missing(path: installation) }
        guard let seed = try KeyFile(path: signing).load() else { throw .missing(path: signing) }
        return Keys(root: root, signing: seed)
    }

    /// Keys that last as long as the process. For tests and for a database in memory.
    public static func ephemeral() -> Keys { Keys(root: .random(), signing: .random()) }

    /// Encryption at rest for one use, for instance the content of circles.
    public func seal(for use: String) -> Seal { Seal(key: root.derived(for: "seal: \(use)")) }

    /// Names the installation key without telling anything of it; kept in the database to notice the wrong key.
    var fingerprint: String { Base64URL.encode(Array(root.derived(for: "fingerprint").bytes.prefix(12))) }

    static func makePrivate(folder: String) throws(KeysError) {
        var status = stat()
        if stat(folder, &status) != 0 {
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST, stat(folder, &status) == 0 else {
                throw .unwritable(path: folder)
            }
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .unreadable(path: folder) }
        guard status.st_mode & 0o077 == 0 else { throw .notPrivate(path: folder) }
    }
}

/// Why the installation's secrets could not be taken up. The text is for whoever runs the server.
public enum KeysError: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(path: String)
    case unreadable(path: String)
    case unwritable(path: String)
    case malformed(path: String)
    case notPrivate(path: String)
    case ofAnotherInstallation

    public var description: String {
        switch self {
        case .missing(let path): "There is no key file at \(path)."
        case .unreadable(let path): "\(path) cannot be read."
        case .unwritable(let path): "\(path) cannot be written."
        case .malformed(let path): "\(path) does not hold a key: one line of 43 letters is expected."
        case .notPrivate(let path): "Others may read \(path). Set its mode to 0600 (a folder's to 0700)."
        case .ofAnotherInstallation:
            "The key file does not belong to this database. Restore the keys that were in use with it."
        }
    }
}
