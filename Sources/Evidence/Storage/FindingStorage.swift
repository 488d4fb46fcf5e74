// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A sentence a person signs, tied to figures.
public struct Finding: Hashable, Sendable {
    public let id: FindingID
    public let council: CouncilID
    /// Counts the changes.
    public let version: Int
    public let sentence: String
    public let confidence: Confidence
    public let text: String
    /// Who sees it otherwise, and how; empty where nobody said so.
    public let dissent: String
    public let tongue: Tongue
    /// Who signs it; nil once their account is erased.
    public let person: PersonID?
    public let made: Instant
    public let published: Instant?
    public let readership: Readership

    init(_ row: Row) throws {
        id = try row["id"]
        council = try row["council"]
        version = try row["version"]
        sentence = try row["sentence"]
        confidence = try row["confidence"]
        text = try row["body"]
        dissent = try row["dissent"]
        tongue = Tongue(rawValue: try row["tongue"])
        person = try row["person"]
        made = try row["made"]
        published = try row["published"]
        readership = try Readership(row)
    }

    /// One that is being written.
    init(new id: FindingID, in council: CouncilID, by person: PersonID?, at made: Instant, for readership: Readership) {
        (self.id, self.council, self.person, self.made, self.readership) = (id, council, person, made, readership)
        (version, sentence, confidence, text, dissent, tongue, published) = (0, "", .low, "", "", .en, nil)
    }
}

extension Confidence: Storable {}

/// One thing a finding rests on, with the figure as it was when the finding was written.
struct FindingBasis: Hashable, Sendable {
    let dataset: DatasetID
    let number: Int
    let area: String?
    let month: YearMonth?
    let count: Int
    let residents: Int?

    init(dataset: DatasetID, number: Int, area: String?, month: YearMonth?, count: Int, residents: Int?) {
        (self.dataset, self.number, self.area, self.month) = (dataset, number, area, month)
        (self.count, self.residents) = (count, residents)
    }

    init(_ row: Row) throws {
        let month: Int? = try row["month"]
        self.init(
            dataset: try row["dataset"], number: try row["number"], area: try row["area"],
            month: month.flatMap { YearMonth(number: $0) }, count: try row["incidents"], residents: try row["residents"]
        )
    }
}

extension Snapshot {
    static let findingList = Keyset("findings", key: "f.changed", kind: .integer, id: "f.id", isDescending: true)

    /// The findings a viewer may read, the latest first.
    public func findings(for scope: Scope) throws -> [Finding] {
        try findings(for: scope, after: nil, size: 200).items
    }

    /// A page of the findings the viewer may read, the latest first; of all, or of those that rest on one dataset.
    func findings(
        for scope: Scope, restingOn dataset: DatasetID? = nil, after cursor: Keyset.Cursor?, size: Int = 50
    ) throws -> Keyset.Page<Finding> {
        let rests: SQL =
            dataset.map {
                """
                EXISTS (SELECT 1 FROM finding_basis AS b
                    WHERE b.council = f.council AND b.finding = f.id AND b.dataset = \($0))
                """
            } ?? "1 = 1"
        return try Self.findingList.page(
            of: size, after: cursor, in: self, select: "f.*", from: "finding AS f",
            where: "f.council = \(scope.council) AND f.within IN \(list: scope.keys) AND \(rests)",
            partitions: scope.keys.map { "f.audience = \($0)" }, Finding.init)
    }

    /// A finding the viewer may read.
    public func finding(_ id: FindingID, for scope: Scope) throws -> Finding? {
        try row("SELECT * FROM finding AS f WHERE f.id = \(id) AND \(scope.sees("f"))").map(Finding.init)
    }

    func basis(of finding: Finding) throws -> [FindingBasis] {
        try rows(
            """
            SELECT * FROM finding_basis WHERE council = \(finding.council) AND finding = \(finding.id) ORDER BY position
            """
        ).map(FindingBasis.init)
    }
}

extension Transaction {
    /// Keeps a new finding, or a change of one; false where it changed meanwhile.
    func keep(
        _ draft: FindingDraft, _ basis: [FindingBasis], version: Int, for readership: Readership,
        _ permit: Permit<WriteFinding>
    ) throws -> Bool {
        let (council, id) = (permit.council, permit.subject.id)
        let confidence = draft.confidence ?? .low
        let changed: Int
        if version == 0 {
            changed = try run(
                """
                INSERT INTO finding (council, id, version, sentence, confidence, body, dissent, tongue, person, made,
                    changed, audience, within)
                VALUES (\(council), \(id), 1, \(draft.sentence), \(confidence), \(draft.text), \(draft.dissent),
                    \(draft.tongue), \(permit.person), \(now), \(now), \(readership.audience), \(readership.within))
                """)
        } else {
            changed = try run(
                """
                UPDATE finding SET version = version + 1, sentence = \(draft.sentence), confidence = \(confidence),
                    body = \(draft.text), dissent = \(draft.dissent), tongue = \(draft.tongue), changed = \(now),
                    audience = \(readership.audience), within = \(readership.within)
                WHERE council = \(council) AND id = \(id) AND version = \(version)
                """)
        }
        guard changed == 1 else { return false }
        try run("DELETE FROM finding_basis WHERE council = \(council) AND finding = \(id)")
        for (position, one) in basis.enumerated() {
            try run(
                """
                INSERT INTO finding_basis (council, finding, position, dataset, number, area, month, incidents, residents)
                VALUES (\(council), \(id), \(position), \(one.dataset), \(one.number), \(one.area),
                    \(one.month?.number), \(one.count), \(one.residents))
                """)
        }
        return true
    }

    /// Lets anybody read a finding; false where it changed meanwhile.
    func publish(version: Int, _ permit: Permit<PublishFinding>) throws -> Bool {
        try run(
            """
            UPDATE finding SET version = version + 1, published = \(now), changed = \(now), audience = 'public',
                within = 'public'
            WHERE council = \(permit.council) AND id = \(permit.subject.id) AND version = \(version)
            """) == 1
    }
}
