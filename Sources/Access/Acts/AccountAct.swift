// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// One entry of what was done to an account, or to the installation: outside every council.
public struct AccountAct: Hashable, Sendable {
    public let id: ID<AccountAct>
    public let at: Instant
    /// Who did it; nil for the console.
    public let person: PersonID?
    public let channel: Viewer.Channel
    /// The name of the action, such as `session.begin` or `council.create`.
    public let action: String
    /// Whose account it concerns, if one.
    public let about: PersonID?
    /// A device, never an address or a network.
    public let note: String?

    init(_ row: Row) throws {
        id = try row["id"]
        at = try row["at"]
        person = try row["person"]
        channel = try row["channel"]
        action = try row["action"]
        about = try row["about"]
        note = try row["note"]
    }
}

extension Transaction {
    func enterAccountAct(_ action: String, by viewer: Viewer, about: PersonID? = nil, note: String? = nil) throws {
        try run(
            """
            INSERT INTO account_act (id, at, person, channel, action, about, note)
            VALUES (\(newID(AccountAct.self)), \(now), \(viewer.person), \(viewer.channel), \(action), \(about), \(note))
            """)
    }

    /// Enters what a person did to their own account.
    func enterOwnAct(_ action: OwnAct, by person: PersonID, note: String? = nil) throws {
        try enterAccountAct(action.rawValue, by: Viewer(channel: .web, person: person), about: person, note: note)
    }
}

/// What people do to their own accounts.
enum OwnAct: String {
    case sessionBegin = "session.begin"
    case sessionEnd = "session.end"
    case sessionsEnd = "session.end-all"
    case passwordChange = "password.change"
    case passwordReset = "password.reset"
    case codesOn = "codes.on"
    case codesOff = "codes.off"
    case recoveryCodeUse = "codes.recovery-used"
    case recoveryCodesRenew = "codes.recovery-renewed"
    case addressChange = "address.change"
    case nameChange = "name.change"
    case dataExport = "data.export"
    case erase = "account.erase"
}

extension Snapshot {
    /// What was done to a person's own account, latest first.
    public func accountActs(of viewer: Viewer, limit: Int = 50) throws -> [AccountAct] {
        guard let person = viewer.person else { return [] }
        return try rows(
            "SELECT * FROM account_act WHERE about = \(person) ORDER BY at DESC, id DESC LIMIT \(limit)"
        ).map(AccountAct.init)
    }

    /// What operators did to the installation, latest first; what people did to their own accounts is left out.
    public func operatorActs(_ viewer: Viewer, limit: Int = 50) throws -> [AccountAct] {
        guard viewer.isOperator || viewer.channel == .console else { return [] }
        return try rows(
            """
            SELECT * FROM account_act WHERE about IS NULL OR person IS NULL OR about <> person
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ).map(AccountAct.init)
    }
}
