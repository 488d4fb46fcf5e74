// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language

extension Accounts {
    /// Everything held about the viewer, as JSON; throws `Refusal.signInAgain` unless the password was given a moment ago.
    ///
    /// The rooms' tables are given with `AccessModule.personalData` before them.
    public func export(of viewer: Viewer, from tables: [PersonalData]) async throws -> [UInt8] {
        try await database.write { transaction in
            let person = try transaction.recently(viewer)
            try transaction.enterOwnAct(.dataExport, by: person.id)
            let parts = try tables.map { ($0.name, try $0.objects(of: person.id, in: transaction)) }
            let whole: [String: Any] = [
                "made": transaction.now.description,
                "person": person.id.description,
                "tables": Dictionary(parts) { first, second in first + second },
            ]
            return [UInt8](try JSONSerialization.data(withJSONObject: whole, options: [.prettyPrinted, .sortedKeys]))
        }
    }

    /// Erases the viewer from every table, and tells them by a last mail. Throws `Refusal.signInAgain`, or
    /// `AccountRefusal` where a council or the installation would be left without anybody to run it.
    public func erase(_ viewer: Viewer, from tables: [PersonalData]) async throws {
        try await database.write { transaction in
            let person = try transaction.recently(viewer)
            if let refusal = try transaction.obstacle(toErasing: person) { throw refusal }
            try transaction.enterOwnAct(.erase, by: person.id)
            try self.send(.erased, to: person.id, in: transaction)
            // The rooms before the account: they find by its address what was given without signing in.
            for table in tables.reversed() { try table.erase(transaction, person.id) }
        }
    }
}

extension PersonalData {
    fileprivate func objects(of person: PersonID, in snapshot: Snapshot) throws -> [[String: Any]] {
        try export(snapshot, person).map { row in
            Dictionary(zip(row.columns, row.values).map { ($0, json($1, isTime: times.contains($0))) }) { first, _ in
                first
            }
        }
    }

    private func json(_ value: Value, isTime: Bool) -> Any {
        switch value {
        case .null: NSNull()
        case .integer(let number): isTime ? Instant(microseconds: number).description : number
        case .real(let number): number.isFinite ? number : NSNull()
        case .text(let text): text
        case .blob(let bytes): Data(bytes).base64EncodedString()
        }
    }
}

extension Snapshot {
    /// Why a person cannot leave yet, or nil.
    func obstacle(toErasing person: Person) throws -> AccountRefusal? {
        if person.isOperator, try !hasOperator(besides: person.id) { return .lastOperator }
        let orphan = try row(
            """
            SELECT 1 FROM grants AS mine
            WHERE mine.person = \(person.id) AND mine.role = \(Role.coordinator) AND mine.audience = \(Audience.members)
                AND mine.starts <= \(now) AND (mine.ends IS NULL OR mine.ends > \(now))
                AND NOT EXISTS (
                    SELECT 1 FROM grants AS other
                    WHERE other.council = mine.council AND other.audience = mine.audience AND other.role = mine.role
                        AND other.person <> mine.person
                        AND other.starts <= \(now) AND (other.ends IS NULL OR other.ends > \(now)))
            """)
        return orphan == nil ? nil : .lastCoordinator
    }

    func hasOperator(besides person: PersonID) throws -> Bool {
        try row("SELECT 1 FROM person WHERE is_operator = 1 AND erased IS NULL AND id <> \(person) LIMIT 1") != nil
    }
}
