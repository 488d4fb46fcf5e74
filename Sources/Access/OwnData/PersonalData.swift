// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// What one table holds about a person, how they get it, and what becomes of it when they leave.
///
///     PersonalData("sessions", times: ["created"],
///         export: { try $0.rows("SELECT device, created FROM session WHERE person = \($1)") },
///         erase: { try $0.run("DELETE FROM session WHERE person = \($1)") })
///
/// Each room lists its own; `Accounts` goes through all of them.
public struct PersonalData: Sendable {
    /// The name under which it stands in the export; letters, digits and hyphens.
    let name: String
    /// Columns that hold instants; they are written as text in the export.
    let times: Set<String>
    let export: @Sendable (Snapshot, PersonID) throws -> [Row]
    let erase: @Sendable (Transaction, PersonID) throws -> Void

    /// Erasing may keep a row that the law wants kept, without what names the person.
    public init(
        _ name: StaticString, times: Set<String> = [],
        export: @escaping @Sendable (Snapshot, PersonID) throws -> [Row],
        erase: @escaping @Sendable (Transaction, PersonID) throws -> Void
    ) {
        self.name = name.description
        self.times = times
        self.export = export
        self.erase = erase
    }
}
