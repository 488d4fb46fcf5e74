// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup
import Web

/// Which report is to be made as PDF.
struct AuditPrint: Codable, Sendable {
    let council: CouncilID
    let report: AuditReportID
}

extension JobKind where Payload == AuditPrint {
    static var printReport: JobKind { JobKind("evidence.print-report") }
}

/// Makes PDF of signed reports, one at a time: each takes a processor for a while.
struct AuditPrinting: Sendable {
    let languages: Languages
    /// Nil where the program that makes PDF is not installed.
    let press: Press?

    var handler: JobHandler {
        JobHandler(.printReport, atOnce: 1) { order, context in
            guard let press else {
                return try await context.complete { try $0.note(.missing, of: order) }
            }
            // A report that was withdrawn meanwhile, or went with its council, has nothing to print.
            guard let sheet = try await context.database.read({ try $0.sheet(of: order, languages) }) else { return }
            let pdf = try await press.pdf(of: sheet)
            try await context.complete { transaction in
                let file = try pdf.map {
                    try Files.store($0, type: "application/pdf", council: order.council, in: transaction).id
                }
                try transaction.note(pdf == nil ? .failed : .made, file: file, of: order)
            }
        }
    }
}

extension Snapshot {
    fileprivate func sheet(of order: AuditPrint, _ languages: Languages) throws -> HTML? {
        guard let council = try councils().first(where: { $0.id == order.council }),
            let report = try row(
                """
                SELECT * FROM audit_report
                WHERE council = \(order.council) AND id = \(order.report) AND state = 'published'
                """
            ).map(SignedReport.init)
        else { return nil }
        let say = languages.speech(in: Tongue(rawValue: report.document.tongue), zone: Zone(council.zone) ?? .utc)
        return AuditSheet(
            say: say, council: council.name, isFictional: council.isFictional, report: report,
            document: try document(of: report)
        ).html
    }
}

extension Transaction {
    /// Notes how far the making of a PDF has come.
    fileprivate func note(_ state: PaperState, file: ID<StoredFile>? = nil, of order: AuditPrint) throws {
        try run(
            """
            UPDATE audit_report SET paper = \(state), file = \(file)
            WHERE council = \(order.council) AND id = \(order.report)
            """)
    }
}

extension Work {
    /// The report in force as PDF. Once a figure went from it, the paper is no longer what was signed, and is gone as well.
    func auditPaper(_ id: AuditID) async throws -> Reply {
        let (council, file) = try await read { visit in
            guard let report = try visit.snapshot.report(of: id, for: .visitors(of: visit.scope.council)),
                try visit.snapshot.document(of: report) == report.document,
                let file = try report.file.flatMap({
                    try Files.find($0, council: visit.council.id, in: visit.snapshot)
                })
            else { throw Refusal.absent }
            return (visit.council.id, file)
        }
        var bytes: [UInt8] = []
        for try await piece in Files.read(file, range: 0..<file.size, council: council, in: database) { bytes += piece }
        return .file(bytes, type: "application/pdf", name: "safety-audit.pdf")
    }
}
