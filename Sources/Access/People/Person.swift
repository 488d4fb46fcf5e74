// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// Somebody with an account in this installation, or invited to have one. Belonging to councils is for `Grant`.
public struct Person: Hashable, Sendable {
    public let id: PersonID
    /// How they call themselves; a council may know them by another name.
    public let name: String
    /// Nil once erased.
    public let address: AccountAddress?
    /// The language of pages and mails, where they chose one.
    public let tongue: Tongue?
    /// Whether they run the installation.
    public let isOperator: Bool
    public let created: Instant
    public let erased: Instant?

    init(_ row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        let address: String? = try row["address"]
        self.address = address.flatMap { AccountAddress($0) }
        let tongue: String? = try row["tongue"]
        self.tongue = tongue.map(Tongue.init(rawValue:))
        isOperator = try row["is_operator"]
        created = try row["created"]
        erased = try row["erased"]
    }
}

extension AccountAddress: Storable {
    public var stored: Value { .text(text) }

    public init(stored: Value) throws {
        guard let address = AccountAddress(try stored.text()) else {
            throw ValueError.unknown("AccountAddress")
        }
        self = address
    }
}
