// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Web

extension Visit {
    /// The published audits of a council, the latest first.
    func auditsAPI() throws -> Reply {
        let reports = try snapshot.reports(for: .visitors(of: scope.council), size: 200).items
        return .json(.object(["audits": .array(reports.map(item))]))
    }

    private func item(_ report: SignedReport) -> JSON {
        .object([
            "id": .text(report.audit.description), "title": .text(report.document.title),
            "area": .text(report.document.territory), "language": .text(report.document.tongue),
            "number": .number(report.number), "published": .text(report.published.description),
            "document": .text(link(AuditRoute.auditAPI(council: council.slug, report.audit)).address),
        ])
    }

    /// The report in force, byte for byte as it was signed: its SHA-256 stands in the Record. Once a publication behind it
    /// was withdrawn with a reason, its figures are gone, and the digest is another one.
    func auditAPI(_ id: AuditID) throws -> Reply {
        guard let report = try snapshot.report(of: id, for: .visitors(of: scope.council)) else { throw Refusal.absent }
        let text = try StoredJSON.text(of: try snapshot.document(of: report))
        return .text(text, type: "application/json")
    }
}
