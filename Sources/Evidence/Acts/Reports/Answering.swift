// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    func reportReply(_ id: ReportID) throws -> Reply {
        guard let report = try snapshot.report(id, for: standing) else { throw Refusal.absent }
        return page(try reportPage(report))
    }

    /// - Parameters:
    ///   - problems: what is to be corrected in the answer
    ///   - asked: what the form asks about before it sends the answer
    func reportPage(
        _ report: PartnerReport, problems: [Form.Problem] = [], asked: [TextFinding] = [], looked: String = ""
    ) throws -> Page {
        guard let organisation = try snapshot.organisation(report.organisation, for: .members(of: council.id)) else {
            throw Refusal.absent
        }
        let areas = try snapshot.reportAreas(report.boundarySet, in: council.id)
        let content = ReportPage(
            visit: self, report: report, areas: areas, found: try textCheck(areas).findings(in: report.words),
            mayCorrect: report.isOpenToChange && standing.may(SendReport.self, on: report.subject),
            mayAnswer: standing.may(AnswerReport.self, on: report.subject), problems: problems, asked: asked,
            looked: looked)
        let name = organisation.names.reading(in: say.tongue)
        return Page(
            title: name.text, titleTongue: name.tongue == say.tongue ? nil : name.tongue.rawValue,
            lead: say.weekLine(report.week), audience: try reportReaders(organisation),
            crumbs: reportCrumbs + [Part.Entry(say("Week \(report.week.number)"), link(ReportRoute.week(report.week)))],
            beside: report.status(say), content: content.html)
    }
}

extension Submission {
    /// The report, locked, for somebody who may answer it.
    private func lockedReport(_ id: ReportID) throws -> PartnerReport {
        guard let known = try snapshot.report(id, for: standing) else { throw Refusal.absent }
        try transaction.lock("report:\(known.organisation):\(known.week)")
        guard let report = try snapshot.report(id, for: standing) else { throw Refusal.absent }
        if let refusal = standing.refusal(of: AnswerReport.self, on: report.subject) { throw refusal }
        return report
    }

    private func refuse(_ report: PartnerReport, _ field: String?, _ refusal: ReportRefusal, status: Int) throws
        -> Answer
    {
        let problem = Form.Problem(field, say(refusal.message))
        return Answer(page(try reportPage(report, problems: [problem]), status: status))
    }

    /// Notes that a report was read. Doing it twice changes nothing.
    func acknowledgeReport(_ id: ReportID, _ room: EvidenceRoom) throws -> Reply {
        let report = try lockedReport(id)
        // What was corrected meanwhile is not what somebody has read.
        if report.state == .sent, form["version"] != "\(report.version)" {
            throw try refuse(report, nil, .movedMeanwhile, status: 409)
        }
        try acknowledge(report, room)
        return .seeOther(link(ReportRoute.report(id)))
    }

    private func acknowledge(_ report: PartnerReport, _ room: EvidenceRoom) throws {
        guard PartnerReport.Move.acknowledge.result(from: report.state) != nil else { return }
        let permit = try transaction.permit(AnswerReport.self, standing, on: report.subject, note: "acknowledged")
        try permit.acknowledge(report)
        try ReportTeller(room: room, council: council, transaction)
            .tell(report.organisation, of: report.week, ReportEvents.acknowledged, mail: nil)
    }

    /// Acknowledges all reports of a week that were there when the page was shown.
    func acknowledgeAll(_ week: ReportWeek, _ room: EvidenceRoom) throws -> Reply {
        guard standing.isCoordinator else { throw Refusal.absent }
        let shown = Set(form.all("report"))
        for report in try snapshot.reports(for: week, in: council.id)
        where report.isOpenToChange && shown.contains("\(report.id) \(report.version)") {
            try acknowledge(try lockedReport(report.id), room)
        }
        return .seeOther(link(ReportRoute.week(week)))
    }

    /// Sends an answer, or closes the report with what came of it; asks first where the words may point at somebody.
    func answerReport(_ id: ReportID, _ room: EvidenceRoom) throws -> Reply {
        let report = try lockedReport(id)
        let move = PartnerReport.Move(rawValue: form["do"] ?? "") ?? .answer
        let words = (form["answer"] ?? "").trimmingSpaces
        guard move != .acknowledge, form["version"] == "\(report.version)", move.result(from: report.state) != nil
        else {
            throw try refuse(report, nil, .movedMeanwhile, status: 409)
        }
        guard !words.isEmpty else { throw try refuse(report, "answer", .noWords, status: 422) }
        guard words.count <= ReportDraft.longest else { throw try refuse(report, "answer", .tooLong, status: 422) }
        try check(words, for: report)
        let note = move == .close ? "closed" : "answered"
        let permit = try transaction.permit(AnswerReport.self, standing, on: report.subject, note: note)
        let teller = ReportTeller(room: room, council: council, transaction)
        if move == .close {
            try permit.close(report, words, say.tongue)
            try teller.tell(report.organisation, of: report.week, ReportEvents.closed, mail: .news)
        } else {
            try permit.answer(report, words, say.tongue)
            try teller.tell(report.organisation, of: report.week, ReportEvents.answered, mail: .news)
        }
        return .seeOther(link(ReportRoute.report(id)))
    }

    private func check(_ words: String, for report: PartnerReport) throws {
        let check = try textCheck(try snapshot.reportAreas(report.boundarySet, in: council.id))
        let looked = form["confirmed"] == "yes" ? form["looked"] ?? "" : ""
        guard !check.unasked(in: words, looked: looked).isEmpty else { return }
        let problem = Form.Problem("confirmed", say(TextQuestion.problem))
        throw refuse(
            try reportPage(report, problems: [problem], asked: check.findings(in: words), looked: words))
    }

    /// Takes the words of a report away for good, and tells those who wrote them.
    func strikeWords(_ id: ReportID, _ room: EvidenceRoom) throws -> Reply {
        let report = try lockedReport(id)
        guard form["version"] == "\(report.version)" else {
            throw try refuse(report, nil, .movedMeanwhile, status: 409)
        }
        if !report.words.isEmpty {
            let permit = try transaction.permit(
                AnswerReport.self, standing, on: report.subject, note: "words taken away")
            try permit.strikeWords(of: report)
            try ReportTeller(room: room, council: council, transaction)
                .tell(report.organisation, of: report.week, ReportEvents.struck, mail: nil)
        }
        return .seeOther(link(ReportRoute.report(id)))
    }
}
