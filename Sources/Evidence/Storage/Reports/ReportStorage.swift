// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension ReportWeek: Storable {}
extension PartnerReport.State: Storable {}
extension PartnerKind: Storable {}
extension SeenKind: Storable {}
extension DayTime: Storable {}

extension PartnerReport {
    fileprivate init(_ row: Row, _ lines: [SeenLine]) throws {
        self.init(
            id: try row["id"], council: try row["council"], organisation: try row["organisation"],
            week: try row["week"], lines: lines, boundarySet: try row["boundary_set"],
            isNothing: try row["is_nothing"], words: try row["words"], tongue: Tongue(rawValue: try row["tongue"]),
            asks: try row["asks"], isWarned: try row["is_warned"], isStruck: try row["is_struck"],
            state: try row["state"], sent: try row["sent"], acknowledged: try row["acknowledged"],
            answer: try Said(row["answer"], row["answer_tongue"], row["answered"]),
            feedback: try Said(row["feedback"], row["feedback_tongue"], row["closed"]), version: try row["version"])
    }

    var subject: PartnerWeek { PartnerWeek(council: council, organisation: organisation, week: week) }
}

extension PartnerReport.Said {
    fileprivate init?(_ text: String?, _ tongue: String?, _ at: Instant?) {
        guard let text, let tongue, let at else { return nil }
        self.init(text: text, tongue: Tongue(rawValue: tongue), at: at)
    }
}

extension Snapshot {
    /// A report whose readers include the viewer.
    func report(_ id: ReportID, for standing: Standing) throws -> PartnerReport? {
        try reports("r.id = \(id)", in: standing.council).first.flatMap { standing.mayRead($0) ? $0 : nil }
    }

    /// What an organisation reported for a week. For its own people, and for those who read all reports.
    func report(of organisation: OrganisationID, for week: ReportWeek, in council: CouncilID) throws -> PartnerReport? {
        try reports("r.organisation = \(organisation) AND r.week = \(week)", in: council).first
    }

    /// The reports of a week.
    func reports(for week: ReportWeek, in council: CouncilID) throws -> [PartnerReport] {
        try reports("r.week = \(week)", in: council)
    }

    /// The latest reports of an organisation.
    func reports(of organisations: Set<OrganisationID>, in council: CouncilID, limit: Int) throws -> [PartnerReport] {
        guard !organisations.isEmpty else { return [] }
        return try reports("r.organisation IN \(list: organisations)", in: council, limit: limit)
    }

    /// The reports that wait for the secretariat: those not closed that were not read or ask for an answer.
    func waitingReports(in council: CouncilID, limit: Int) throws -> [PartnerReport] {
        let waits: SQL = "r.state = 'sent' OR (r.state = 'acknowledged' AND r.asks = 1)"
        return try reports("r.state <> 'closed' AND (\(waits))", in: council, limit: limit)
    }

    /// The reports of several weeks, the latest first, with their lines.
    func reports(from first: ReportWeek, in council: CouncilID) throws -> [PartnerReport] {
        try reports("r.week >= \(first)", in: council, limit: 5_000)
    }

    private func reports(_ condition: SQL, in council: CouncilID, limit: Int = 500) throws -> [PartnerReport] {
        let found = try rows(
            """
            SELECT r.* FROM partner_report AS r WHERE r.council = \(council) AND \(condition)
            ORDER BY r.week DESC, r.id DESC LIMIT \(limit)
            """)
        let ids: [ReportID] = try found.map { try $0["id"] }
        let lines = try lines(of: ids, in: council)
        return try zip(found, ids).map { try PartnerReport($0, lines[$1] ?? []) }
    }

    private func lines(of reports: [ReportID], in council: CouncilID) throws -> [ReportID: [SeenLine]] {
        var lines: [ReportID: [SeenLine]] = [:]
        for start in stride(from: 0, to: reports.count, by: 500) {
            let some = reports[start..<min(start + 500, reports.count)]
            try each(
                """
                SELECT report, kind, seen, area, time FROM report_line
                WHERE council = \(council) AND report IN \(list: some) ORDER BY report, position
                """
            ) { row in
                lines[try row["report"], default: []].append(
                    SeenLine(
                        kind: try row["kind"], count: try row["seen"], area: try row["area"], time: try row["time"]))
            }
        }
        return lines
    }

    /// Who reported for each week since one, and whether there was something.
    func senders(
        since first: ReportWeek, in council: CouncilID
    ) throws -> [ReportWeek: [OrganisationID: ReportStanding]] {
        try rows(
            "SELECT week, organisation, is_nothing FROM partner_report WHERE council = \(council) AND week >= \(first)"
        ).reduce(into: [:]) { found, row in
            let isNothing: Bool = try row["is_nothing"]
            found[try row["week"], default: [:]][try row["organisation"]] = isNothing ? .nothingToReport : .reported
        }
    }
}

extension Permit<SendReport> {
    /// Keeps a report that is new; it has no other of its organisation and week beside it.
    func send(_ draft: ReportDraft, on boundarySet: BoundarySetID?, tongue: Tongue, isWarned: Bool) throws -> ReportID {
        let id = transaction.newID(PartnerReport.self)
        try transaction.run(
            """
            INSERT INTO partner_report (council, id, organisation, week, boundary_set, is_nothing, words, tongue, asks,
                is_warned, is_struck, state, person, sent, changed, version)
            VALUES (\(council), \(id), \(subject.organisation), \(subject.week), \(boundarySet), \(draft.isNothing),
                \(draft.words), \(tongue.rawValue), \(draft.asks), \(isWarned), 0, 'sent', \(person),
                \(transaction.now), \(transaction.now), 1)
            """)
        try insert(draft.lines, of: id)
        return id
    }

    /// Replaces what was reported.
    func correct(
        _ report: PartnerReport, to draft: ReportDraft, on boundarySet: BoundarySetID?, tongue: Tongue, isWarned: Bool
    ) throws {
        try transaction.run(
            """
            UPDATE partner_report SET boundary_set = \(boundarySet), is_nothing = \(draft.isNothing),
                words = \(draft.words), tongue = \(tongue.rawValue), asks = \(draft.asks), is_warned = \(isWarned),
                is_struck = 0, person = \(person), changed = \(transaction.now), version = version + 1
            WHERE council = \(council) AND id = \(report.id)
            """)
        try transaction.run("DELETE FROM report_line WHERE council = \(council) AND report = \(report.id)")
        try insert(draft.lines, of: report.id)
    }

    private func insert(_ lines: [SeenLine], of report: ReportID) throws {
        for (position, line) in lines.enumerated() {
            try transaction.run(
                """
                INSERT INTO report_line (council, report, position, kind, seen, area, time)
                VALUES (\(council), \(report), \(position), \(line.kind), \(line.count), \(line.area), \(line.time))
                """)
        }
    }
}

extension Permit<AnswerReport> {
    /// Notes that a report was read.
    func acknowledge(_ report: PartnerReport) throws {
        try change(report, "state = 'acknowledged'")
    }

    /// Answers a report.
    func answer(_ report: PartnerReport, _ words: String, _ tongue: Tongue) throws {
        try change(
            report,
            """
            state = 'answered', answer = \(words), answer_tongue = \(tongue.rawValue), answered = \(transaction.now)
            """)
    }

    /// Closes a report with what came of it.
    func close(_ report: PartnerReport, _ words: String, _ tongue: Tongue) throws {
        try change(
            report,
            """
            state = 'closed', feedback = \(words), feedback_tongue = \(tongue.rawValue), closed = \(transaction.now)
            """)
    }

    /// Takes the words of a report away, for good.
    func strikeWords(of report: PartnerReport) throws {
        try change(report, "words = '', is_struck = 1")
    }

    /// Whatever is done to a report, somebody has read it.
    private func change(_ report: PartnerReport, _ columns: SQL) throws {
        try transaction.run(
            """
            UPDATE partner_report SET \(columns), version = version + 1,
                acknowledged = \(report.acknowledged ?? transaction.now)
            WHERE council = \(council) AND id = \(report.id)
            """)
    }
}
