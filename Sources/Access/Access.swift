// SPDX-License-Identifier: EUPL-1.2
import Database

/// People, sign-in, audiences, permits, and the record of who did what.
public enum AccessModule {
    /// The tables of this module, in order.
    public static let migrations: [Migration] = [.people, .sessions, .installation, .councils]

    /// The channel on which a person's id is announced when their rights or sessions change, in every process: whatever
    /// is open for them must be asked again what it may show.
    public static let rightsChannel = "rights"

    /// What the tables hold about a person; the rooms' own lists come after it.
    public static let personalData: [PersonalData] = PersonalData.ofAccess

    /// How long each table keeps its rows.
    public static let retentions: [Retention] = Retention.ofAccess
}

extension Transaction {
    /// Remembers the key file at the first start, and refuses another one later: throws `KeysError`.
    public func check(_ keys: Keys) throws {
        let known: String? = try value("SELECT fingerprint FROM installation_key")
        guard let known else {
            try run("INSERT INTO installation_key (fingerprint, since) VALUES (\(keys.fingerprint), \(now))")
            return
        }
        guard known == keys.fingerprint else { throw KeysError.ofAnotherInstallation }
    }
}
