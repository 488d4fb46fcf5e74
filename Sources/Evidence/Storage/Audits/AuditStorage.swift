// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A safety audit: the local diagnosis of safety, written step by step.
public struct Audit: Hashable, Sendable {
    public let id: AuditID
    public let council: CouncilID
    /// Counts the changes of what stands at its head.
    let version: Int
    public let title: String
    let territory: String
    let addressees: String
    let tongue: Tongue
    /// Who began it; nil once their account is erased.
    let person: PersonID?
    let made: Instant
    public let readership: Readership

    init(_ row: Row) throws {
        id = try row["id"]
        council = try row["council"]
        version = try row["version"]
        title = try row["title"]
        territory = try row["territory"]
        addressees = try row["addressees"]
        tongue = Tongue(rawValue: try row["tongue"])
        person = try row["person"]
        made = try row["made"]
        readership = try Readership(row)
    }

    /// One that is being begun.
    init(new id: AuditID, in council: CouncilID, by person: PersonID?, at made: Instant, for readership: Readership) {
        (self.id, self.council, self.person, self.made, self.readership) = (id, council, person, made, readership)
        (version, title, territory, addressees, tongue) = (0, "", "", "", .en)
    }
}

extension Snapshot {
    static let auditList = Keyset("audits", key: "a.made", kind: .integer, id: "a.id", isDescending: true)

    /// The audits a viewer may work with, the latest first.
    func audits(for scope: Scope, after cursor: Keyset.Cursor? = nil, size: Int = 50) throws -> Keyset.Page<Audit> {
        try Self.auditList.page(
            of: size, after: cursor, in: self, select: "a.*", from: "audit AS a",
            where: "a.council = \(scope.council) AND a.within IN \(list: scope.keys)",
            partitions: scope.keys.map { "a.audience = \($0)" }, Audit.init)
    }

    /// An audit the viewer may work with.
    func audit(_ id: AuditID, for scope: Scope) throws -> Audit? {
        try row("SELECT * FROM audit AS a WHERE a.id = \(id) AND \(scope.sees("a"))").map(Audit.init)
    }
}

extension Transaction {
    /// Keeps a new audit.
    func insertAudit(_ draft: AuditDraft, _ permit: Permit<WriteAudit>) throws {
        let audit = permit.subject
        try run(
            """
            INSERT INTO audit (council, id, version, title, territory, addressees, tongue, person, made, changed,
                audience, within)
            VALUES (\(permit.council), \(audit.id), 1, \(draft.title), \(draft.territory), \(draft.addressees),
                \(draft.tongue), \(permit.person), \(now), \(now), \(audit.readership.audience),
                \(audit.readership.within))
            """)
    }

    /// Changes what stands at the head of an audit; false where it changed meanwhile.
    func update(_ draft: AuditDraft, version: Int, _ permit: Permit<WriteAudit>) throws -> Bool {
        try run(
            """
            UPDATE audit SET version = version + 1, title = \(draft.title), territory = \(draft.territory),
                addressees = \(draft.addressees), tongue = \(draft.tongue), changed = \(now)
            WHERE council = \(permit.council) AND id = \(permit.subject.id) AND version = \(version)
            """) == 1
    }
}
