// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup
import Record
import Web

extension Visit {
    /// The public version of an audit, for those who write it.
    func auditGate(_ id: AuditID) throws -> Reply { page(try gatePage(try written(id))) }

    func gatePage(_ audit: Audit, problems: [Form.Problem] = [], notice: HTML = .empty) throws -> Page {
        let document = try snapshot.publicDocument(of: audit)
        let gate = GatePage(
            say: say, document: document, digest: try document.digest,
            unpublished: try snapshot.findings(of: audit, for: scope).filter { $0.published == nil },
            links: GatePage.Links(finding: auditLinks.finding, change: { self.whereToChange($0, in: audit) }))
        var acts: HTML = .empty
        if standing.may(SignAudit.self, on: audit) {
            let form = form(problems: problems.filter { $0.field != "reason" })
            acts = post(form, to: AuditRoute.sign(audit.id), gate.signing(form))
        } else {
            acts = "\(gate.warnings)<p>\(say(SignAudit.refusal))</p>"
        }
        let report = AuditReport(document: document, say: say, links: auditLinks)
        let reports = try snapshot.reports(of: audit)
        return Page(
            title: say("Public version"), lead: say("What anybody reads once somebody has signed it off."),
            audience: try audienceLine(audit.readership), crumbs: crumbs(below: audit),
            content: """
                \(notice)\(gate.notes)\(acts)\
                \(Part.section(say("Signed reports"), id: "reports", "\(AuditReportList(reports: reports, say: say).html)\(withdrawing(audit, reports, problems))"))\
                \(Part.section(say("The report as anybody would read it"), id: "preview", tongue: nil, "<p class=\"lead\" lang=\"\(document.tongue)\">\(document.title)</p>"))\
                \(report.html)
                """)
    }

    /// Where the sentence of a warning can be changed.
    private func whereToChange(_ place: AuditWarning.Place, in audit: Audit) -> Link? {
        switch place {
        case .head: link(AuditRoute.edit(audit.id))
        case .step(let step): link(AuditRoute.step(audit.id, step))
        case .source(let kind): link(AuditRoute.source(audit.id, kind))
        case .finding(let id): link(EvidenceRoute.editFinding(id))
        case .dissent: nil
        }
    }

    private func withdrawing(_ audit: Audit, _ reports: [SignedReport], _ problems: [Form.Problem]) -> HTML {
        guard reports.contains(where: { $0.state == .published }), standing.may(WithdrawAudit.self, on: audit) else {
            return .empty
        }
        let form = form(problems: problems.filter { $0.field == "reason" }, prefix: "withdraw")
        let reason = form.textarea(
            Form.Field(
                "reason", say("Why it is withdrawn"),
                hint: say("Anybody can read the reason in the Record. Name no person.")
            ), rows: 3)
        return post(
            form, to: AuditRoute.withdraw(audit.id), "\(reason)\(Form.submit(say("Withdraw the report"), .danger))")
    }
}

extension Submission {
    /// Signs the public version off, word for word as it was looked at: it is entered in the Record, and anybody reads it.
    func signAudit(_ id: AuditID, _ keys: RecordKeys) throws -> Reply {
        let audit = try found(id)
        let permit = try transaction.permit(SignAudit.self, standing, on: audit)
        let document = try transaction.publicDocument(of: audit)
        let digest = try document.digest
        guard form["digest"] == digest else {
            let notice = Part.note(
                .care, say("It changed since you looked"), level: .h2,
                "<p>\(say("Read the report again; nothing was published."))</p>")
            let again = Form.Problem("read", say("Read the report again: it changed since you looked."))
            throw Answer(page(try gatePage(audit, problems: [again], notice: notice), status: 409))
        }
        let answers = try answered(document.warnings, of: audit)
        let receipt = try transaction.record(
            audit.entry(document, digest: digest), of: council.id, for: Readership(.public), signedBy: keys)
        let report = try transaction.publish(document, answers: answers, entry: receipt.index, permit)
        try transaction.enqueue(
            Job(
                .printReport, AuditPrint(council: council.id, report: report), council: council.id,
                key: report.description))
        try transaction.notify("council:\(council.id):evidence", id.description)
        try transaction.putNode(of: audit)
        return .seeOther(link(AuditRoute.audit(id), query: ["view": "public"]))
    }

    /// The answers to all warnings; or the page again, where one is missing or the report was not read.
    private func answered(_ warnings: [AuditWarning], of audit: Audit) throws -> [WarningAnswer] {
        var problems: [Form.Problem] = []
        let answers = warnings.map { warning -> WarningAnswer in
            let answer = (form["answer-\(warning.key)"] ?? "").trimmingSpaces
            if answer.isEmpty {
                problems.append(
                    Form.Problem("answer-\(warning.key)", say("Change the sentence, or say why it stays.")))
            } else if answer.count > AuditDraft.longestLine {
                problems.append(
                    Form.Problem(
                        "answer-\(warning.key)", say("Write at most \(AuditDraft.longestLine) characters.")))
            }
            return WarningAnswer(kind: warning.hit.kind, sentence: warning.hit.sentence, answer: answer)
        }
        if form["read"] != "yes" {
            problems.append(Form.Problem("read", say("Read the report, then say that you did.")))
        }
        guard problems.isEmpty else { throw refuse(try gatePage(audit, problems: problems)) }
        return answers
    }

    /// Takes the report in force back. From the next request on, nobody outside the council reads it.
    func withdrawAudit(_ id: AuditID, _ keys: RecordKeys) throws -> Reply {
        let audit = try found(id)
        let permit = try transaction.permit(WithdrawAudit.self, standing, on: audit)
        guard let report = try transaction.report(of: id, for: .visitors(of: council.id)) else { throw Refusal.absent }
        let reason = (form["reason"] ?? "").trimmingSpaces
        guard !reason.isEmpty, reason.count <= 1_000 else {
            let problem = Form.Problem("reason", say("Say why, in at most 1,000 characters."))
            throw refuse(try gatePage(audit, problems: [problem]))
        }
        try transaction.record(audit.withdrawal(reason), of: council.id, for: Readership(.public), signedBy: keys)
        try transaction.withdraw(report, reason: reason, permit)
        try transaction.notify("council:\(council.id):evidence", id.description)
        try transaction.putNode(of: audit)
        return .seeOther(link(AuditRoute.gate(id)))
    }
}
