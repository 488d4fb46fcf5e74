// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Record

/// The public version of an audit as a person signed it: published, replaced by a later one, or withdrawn.
struct SignedReport: Sendable {
    let id: AuditReportID
    let council: CouncilID
    let audit: AuditID
    /// Counts the reports of an audit, from 1.
    let number: Int
    let state: State
    let document: AuditDocument
    let answers: [WarningAnswer]
    let published: Instant
    let withdrawn: Instant?
    let reason: String?
    let paper: PaperState
    let file: ID<StoredFile>?
    let readership: Readership

    enum State: String, Storable {
        case published, replaced, withdrawn
    }

    init(_ row: Row) throws {
        id = try row["id"]
        council = try row["council"]
        audit = try row["audit"]
        number = try row["number"]
        state = try row["state"]
        document = try StoredJSON.value(of: row["document"])
        answers = try StoredJSON.value(of: row["answers"])
        published = try row["published"]
        withdrawn = try row["withdrawn"]
        reason = try row["reason"]
        paper = try row["paper"]
        file = try row["file"]
        readership = try Readership(row)
    }
}

/// How far the making of a PDF has come.
enum PaperState: String, Storable {
    case waiting, made
    /// The program that makes it is not there.
    case missing
    case failed

    /// Why there is none to get; nil where there is.
    var message: Message? {
        switch self {
        case .made: nil
        case .waiting: Message("The PDF is being made. Reload the page in a minute.")
        case .failed: Message("The PDF could not be made. Print this page from the browser.")
        case .missing: Message("No PDF is made on this installation. Print this page from the browser.")
        }
    }
}

extension Snapshot {
    static let reportList = Keyset(
        "signed reports of audits", key: "r.published", kind: .integer, id: "r.id", isDescending: true)

    /// The reports in force that a viewer may read, the latest first.
    func reports(
        for scope: Scope, after cursor: Keyset.Cursor? = nil, size: Int = 50
    ) throws -> Keyset.Page<SignedReport> {
        try Self.reportList.page(
            of: size, after: cursor, in: self, select: "r.*", from: "audit_report AS r",
            where: "r.council = \(scope.council) AND r.within IN \(list: scope.keys) AND r.state = 'published'",
            partitions: scope.keys.map { "r.audience = \($0)" }, SignedReport.init)
    }

    /// The report in force of an audit, as far as the viewer may read it.
    func report(of audit: AuditID, for scope: Scope) throws -> SignedReport? {
        try row(
            """
            SELECT * FROM audit_report AS r WHERE r.audit = \(audit) AND r.state = 'published' AND \(scope.sees("r"))
            """
        ).map(SignedReport.init)
    }

    /// All reports of an audit, for those who work on it, the latest first.
    func reports(of audit: Audit) throws -> [SignedReport] {
        try rows(
            """
            SELECT * FROM audit_report WHERE council = \(audit.council) AND audit = \(audit.id)
            ORDER BY number DESC LIMIT 30
            """
        ).map(SignedReport.init)
    }

    /// The report as it may be read now: without figures whose publication was withdrawn with a reason since. Figures that
    /// a later publication replaced stay: they were right for their version.
    func document(of report: SignedReport) throws -> AuditDocument {
        let publications = report.document.publications
        guard !publications.isEmpty else { return report.document }
        let withdrawn = try rows(
            """
            SELECT id FROM publication WHERE council = \(report.council) AND id IN \(list: publications.sorted())
                AND state = 'withdrawn' AND reason IS NOT NULL
            """
        ).map { try $0["id"] as PublicationID }
        return report.document.without(Set(withdrawn))
    }
}

extension Transaction {
    /// Publishes a report in place of the one in force.
    func publish(
        _ document: AuditDocument, answers: [WarningAnswer], entry: Int, _ permit: Permit<SignAudit>
    ) throws -> AuditReportID {
        let (council, audit) = (permit.council, permit.subject)
        try run(
            """
            UPDATE audit_report SET state = 'replaced', withdrawn = \(now), audience = \(audit.readership.audience),
                within = \(audit.readership.within)
            WHERE council = \(council) AND audit = \(audit.id) AND state = 'published'
            """)
        let earlier: Int =
            try value("SELECT COUNT(*) FROM audit_report WHERE council = \(council) AND audit = \(audit.id)") ?? 0
        let id = newID(AuditReportTag.self)
        try run(
            """
            INSERT INTO audit_report (council, id, audit, number, state, document, answers, person, published, entry,
                paper, audience, within)
            VALUES (\(council), \(id), \(audit.id), \(earlier + 1), 'published', \(try StoredJSON.text(of: document)),
                \(try StoredJSON.text(of: answers)), \(permit.person), \(now), \(entry), 'waiting', 'public', 'public')
            """)
        return id
    }

    /// Takes the report in force back.
    func withdraw(_ report: SignedReport, reason: String, _ permit: Permit<WithdrawAudit>) throws {
        let readership = permit.subject.readership
        try run(
            """
            UPDATE audit_report SET state = 'withdrawn', withdrawn = \(now), reason = \(reason),
                audience = \(readership.audience), within = \(readership.within)
            WHERE council = \(permit.council) AND id = \(report.id) AND state = 'published'
            """)
    }
}

extension Audit {
    /// What the Record keeps of a report: the digest of its text, by which a copy can be checked, and no figure itself.
    func entry(_ document: AuditDocument, digest: String) -> Entry {
        Entry(
            .publication, about: "audit/\(id)",
            body: [
                "title": .text(document.title), "digest": .text("sha-256:\(digest)"),
                "finished": .integer(document.finished), "findings": .integer(document.findings.count),
                "dissent": .integer(document.dissents.count),
                "missing": .integer(document.sources.count { $0.state != .present }),
            ])
    }

    /// What the Record keeps of a withdrawal.
    func withdrawal(_ reason: String) -> Entry {
        Entry(.publication, about: "audit/\(id)", body: ["reason": .text(reason), "withdrawn": .truth(true)])
    }
}

extension AuditDocument {
    /// The digest of the document as it is kept and as programs get it: SHA-256 in hexadecimal.
    var digest: String {
        get throws { Digest.hexadecimal(of: try StoredJSON.text(of: self)) }
    }
}
