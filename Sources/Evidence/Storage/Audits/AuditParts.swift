// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A step as it stands; version 0 before anybody wrote it.
struct WrittenStep: Hashable, Sendable {
    let step: AuditStep
    var version = 0
    var state = StepState.open
    var text = ""

    init(_ step: AuditStep) { self.step = step }

    init(_ row: Row) throws {
        step = try row["step"]
        version = try row["version"]
        state = try row["state"]
        text = try row["body"]
    }
}

/// What is said of one kind of source; version 0 before anybody said something.
struct NamedSource: Hashable, Sendable {
    let kind: SourceKind
    var version = 0
    var state = SourceState.unsaid
    var word = ""
    /// The linked datasets with the version that was the latest when they were linked.
    var datasets: [DatasetID: Int] = [:]

    init(_ kind: SourceKind) { self.kind = kind }

    init(_ row: Row) throws {
        kind = try row["kind"]
        version = try row["version"]
        state = try row["state"]
        word = try row["word"]
    }
}

/// Something that is seen otherwise.
struct KeptDissent: Hashable, Sendable {
    let id: DissentID
    let step: AuditStep?
    let who: String
    let text: String
    let person: PersonID?
    let made: Instant
    let takenBack: Instant?

    init(_ row: Row) throws {
        id = try row["id"]
        step = try row["step"]
        who = try row["who"]
        text = try row["body"]
        person = try row["person"]
        made = try row["made"]
        takenBack = try row["taken_back"]
    }
}

extension Snapshot {
    /// All steps of an audit in their order, written or not.
    func steps(of audit: Audit) throws -> [WrittenStep] {
        let written = try rows(
            "SELECT * FROM audit_step WHERE council = \(audit.council) AND audit = \(audit.id)"
        ).map(WrittenStep.init).reduce(into: [:]) { $0[$1.step] = $1 }
        return AuditStep.allCases.map { written[$0] ?? WrittenStep($0) }
    }

    /// All kinds of sources in their order, said or not, with the datasets linked to each.
    func sources(of audit: Audit) throws -> [NamedSource] {
        var said = try rows(
            "SELECT * FROM audit_source WHERE council = \(audit.council) AND audit = \(audit.id)"
        ).map(NamedSource.init).reduce(into: [:]) { $0[$1.kind] = $1 }
        try each(
            """
            SELECT kind, dataset, number FROM audit_source_dataset
            WHERE council = \(audit.council) AND audit = \(audit.id)
            """
        ) { row in
            let kind: SourceKind = try row["kind"]
            said[kind]?.datasets[try row["dataset"]] = try row["number"]
        }
        return SourceKind.allCases.map { said[$0] ?? NamedSource($0) }
    }

    /// The findings attached to an audit that the viewer may read, in the order in which they were attached.
    func findings(of audit: Audit, for scope: Scope) throws -> [Finding] {
        try rows(
            """
            SELECT f.* FROM audit_finding AS a JOIN finding AS f ON f.council = a.council AND f.id = a.finding
            WHERE a.council = \(audit.council) AND a.audit = \(audit.id) AND \(scope.sees("f"))
            ORDER BY a.made, f.id LIMIT 200
            """
        ).map(Finding.init)
    }

    /// What is seen otherwise, the oldest first.
    func dissents(of audit: Audit) throws -> [KeptDissent] {
        try rows(
            """
            SELECT * FROM audit_dissent WHERE council = \(audit.council) AND audit = \(audit.id) ORDER BY made, id LIMIT 500
            """
        ).map(KeptDissent.init)
    }
}

extension Transaction {
    /// Keeps the text of a step; false where it changed meanwhile.
    func keep(_ draft: StepDraft, of step: AuditStep, version: Int, _ permit: Permit<WriteAudit>) throws -> Bool {
        let (council, id, state) = (permit.council, permit.subject.id, draft.state ?? .going)
        guard version > 0 else {
            return try run(
                """
                INSERT INTO audit_step (council, audit, step, version, state, body, person, changed)
                VALUES (\(council), \(id), \(step), 1, \(state), \(draft.text), \(permit.person), \(now))
                ON CONFLICT DO NOTHING
                """) == 1
        }
        return try run(
            """
            UPDATE audit_step SET version = version + 1, state = \(state), body = \(draft.text),
                person = \(permit.person), changed = \(now)
            WHERE council = \(council) AND audit = \(id) AND step = \(step) AND version = \(version)
            """) == 1
    }

    /// Keeps what is said of a kind of source with the datasets chosen among those the writer may know of; false where it
    /// changed meanwhile. Datasets they may not know of stay linked.
    func keep(
        _ draft: SourceDraft, of kind: SourceKind, linking chosen: [DatasetID: Int], among known: [DatasetID],
        version: Int, _ permit: Permit<WriteAudit>
    ) throws -> Bool {
        let (council, id, state) = (permit.council, permit.subject.id, draft.state ?? .missing)
        let changed =
            version == 0
            ? try run(
                """
                INSERT INTO audit_source (council, audit, kind, version, state, word, changed)
                VALUES (\(council), \(id), \(kind), 1, \(state), \(draft.word), \(now)) ON CONFLICT DO NOTHING
                """)
            : try run(
                """
                UPDATE audit_source SET version = version + 1, state = \(state), word = \(draft.word), changed = \(now)
                WHERE council = \(council) AND audit = \(id) AND kind = \(kind) AND version = \(version)
                """)
        guard changed == 1 else { return false }
        if !known.isEmpty {
            try run(
                """
                DELETE FROM audit_source_dataset
                WHERE council = \(council) AND audit = \(id) AND kind = \(kind) AND dataset IN \(list: known)
                """)
        }
        for (dataset, number) in chosen.sorted(by: { $0.key < $1.key }) {
            try run(
                """
                INSERT INTO audit_source_dataset (council, audit, kind, dataset, number)
                VALUES (\(council), \(id), \(kind), \(dataset), \(number))
                """)
        }
        return true
    }

    /// Attaches a finding; twice changes nothing.
    func attach(_ finding: Finding, _ permit: Permit<WriteAudit>) throws {
        try run(
            """
            INSERT INTO audit_finding (council, audit, finding, made)
            VALUES (\(permit.council), \(permit.subject.id), \(finding.id), \(now)) ON CONFLICT DO NOTHING
            """)
    }

    func detach(_ finding: Finding, _ permit: Permit<WriteAudit>) throws {
        try run(
            """
            DELETE FROM audit_finding
            WHERE council = \(permit.council) AND audit = \(permit.subject.id) AND finding = \(finding.id)
            """)
    }

    func insert(_ draft: DissentDraft, _ permit: Permit<DissentFromAudit>) throws {
        try run(
            """
            INSERT INTO audit_dissent (council, id, audit, step, who, body, person, made)
            VALUES (\(permit.council), \(newID(DissentTag.self)), \(permit.subject.id), \(draft.step), \(draft.who),
                \(draft.text), \(permit.person), \(now))
            """)
    }

    /// Takes one's own dissent back: its words go, that it stood there is kept.
    func takeBack(_ dissent: KeptDissent, _ permit: Permit<DissentFromAudit>) throws {
        try run(
            """
            UPDATE audit_dissent SET taken_back = \(now), body = ''
            WHERE council = \(permit.council) AND audit = \(permit.subject.id) AND id = \(dissent.id)
                AND taken_back IS NULL
            """)
    }
}
