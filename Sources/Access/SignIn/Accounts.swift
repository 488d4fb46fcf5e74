// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// What people do with their accounts: sign in and out, passwords, one-time codes, links from mails, their own data.
///
/// One value for the whole program; everything it needs is given to it.
public struct Accounts: Sendable {
    let database: Database
    /// The installation's secrets.
    public let keys: Keys
    let hasher: PasswordHasher
    let post: any AccountPost
    /// How long sessions live; the cookie's age comes from it.
    public let life: SessionLife

    public init(
        database: Database, keys: Keys, hasher: PasswordHasher, post: any AccountPost, life: SessionLife = SessionLife()
    ) {
        self.database = database
        self.keys = keys
        self.hasher = hasher
        self.post = post
        self.life = life
    }

    /// Seals the secrets of one-time codes.
    var secretSeal: Seal { keys.seal(for: "one-time secret") }
}

/// Takes the mails of accounts into the outbox, in the transaction they belong to. The roof connects it to `Jobs`.
public protocol AccountPost: Sendable {
    func post(_ mail: AccountMail, in transaction: Transaction) throws
}

/// A mail about an account: to whom, in which language, and what for. `Desk` has the words.
public struct AccountMail: Hashable, Sendable {
    /// Nil where no account stands behind the address.
    public let person: PersonID?
    public let address: AccountAddress
    public let name: String
    /// Nil where the person chose none: the language of the installation.
    public let tongue: Tongue?
    public let kind: Kind

    /// What it is about, with the secret of the link it carries. The token is stored nowhere else in the clear, so the
    /// outbox forgets the text of a mail once it is sent.
    public enum Kind: Hashable, Sendable {
        /// Choose a password; the council, where one invites.
        case invitation(council: String?, Token)
        /// Somebody with an account was given a place in a council.
        case place(council: String)
        /// Choose a new password.
        case reset(Token)
        /// Confirm that this address is yours.
        case newAddress(Token)
        /// Somebody wanted this address for another account.
        case addressInUse
        /// The address was changed; sent to the old one.
        case addressChanged
        case passwordChanged
        case codesOn
        case codesOff
        case recoveryCodeUsed
        /// Signed in from a device not seen before, by its coarse label.
        case newDevice(DeviceLabel)
        /// The password was right, and many codes were wrong: somebody else may know it.
        case codesRefused
        case erased
    }
}
