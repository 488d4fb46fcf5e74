// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

/// One month of a series: nil where the count is hidden from the reader. Months that are not covered are not in it.
public struct MonthlyCount: Hashable, Sendable {
    public let month: YearMonth
    public let count: Int?
    /// Residents behind the count, where they are known.
    public let residents: Int?
}

extension Snapshot {
    /// The monthly counts of a dataset, or of one of its areas, as far as the viewer may know them: all of them for
    /// those who work with it, the published ones for others. Nil where there is nothing for this viewer.
    public func series(of id: DatasetID, area code: String? = nil, for scope: Scope) throws -> [MonthlyCount]? {
        let view: DatasetView?
        if let dataset = try dataset(id, for: scope) {
            view = try self.view(of: dataset, area: code)
        } else {
            view = try publication(of: id, for: scope)?.view(area: code)
        }
        return view.map { view in
            view.months.map { MonthlyCount(month: $0.month, count: $0.figure.count, residents: view.lineResidents) }
        }
    }

    /// The codes and names of a dataset's areas, for forms of other rooms.
    public func areas(of id: DatasetID, for scope: Scope) throws -> [(code: String, name: String)] {
        if let dataset = try dataset(id, for: scope) {
            return try knownAreas(of: dataset.boundarySet, in: dataset.council).map { ($0.code, $0.name) }
        }
        return try publication(of: id, for: scope)?.table.areas.map { ($0.code, $0.name) } ?? []
    }
}

/// How this room tells its parts of a thread; the roof gives them to `Room.lineage`.
public enum EvidenceThread {
    public static let parts: [ThreadPart] = [dataset, finding]

    private static let dataset = ThreadPart(.dataset) { visit, nodes in
        try nodes.reduce(into: [:]) { contents, node in
            guard let id = DatasetID(node.reference.id) else { return }
            contents[node.reference.id] = try visit.evidencePart(id)
        }
    }

    private static let finding = ThreadPart(.finding) { visit, nodes in
        try nodes.reduce(into: [:]) { contents, node in
            guard let id = FindingID(node.reference.id) else { return }
            contents[node.reference.id] = try visit.findingPart(id)
        }
    }
}

extension Visit {
    fileprivate func evidencePart(_ id: DatasetID) throws -> StepContent? {
        let view: DatasetView?
        if let dataset = try snapshot.dataset(id, for: scope) {
            view = try snapshot.view(of: dataset)
        } else {
            view = try snapshot.publication(of: id, for: scope)?.view()
        }
        guard let view else { return nil }
        let page = DatasetPage(
            view: view, drawing: nil, say: say,
            links: .init(
                whole: link(EvidenceRoute.dataset(id)), areas: link(EvidenceRoute.areas(id)),
                download: link(EvidenceRoute.figures(id))),
            findings: .empty)
        return StepContent(
            claim: view.description.title, when: view.period.range.map { say.months($0) } ?? "",
            content: "<p>\(page.lead)</p>",
            margin: [
                (say("Source"), HTML(text: view.description.source)),
                (
                    say("Data, method, licence"),
                    Part.link(view.description.licence, to: link(EvidenceRoute.dataset(id)))
                ),
            ])
    }

    fileprivate func findingPart(_ id: FindingID) throws -> StepContent? {
        guard let finding = try snapshot.finding(id, for: scope) else { return nil }
        let author = try finding.person.flatMap { try snapshot.names(of: [$0], in: council.id)[$0] }
        let content = FindingPage(
            finding: finding, lines: try basisLines(of: finding), author: author, say: say,
            dataset: { self.link(EvidenceRoute.dataset($0.dataset)) })
        return StepContent(
            claim: finding.sentence, when: say("\(dayOf: finding.made)"), content: content.thread,
            margin: [(say("Signed by"), HTML(text: author ?? say("somebody who left")))])
    }
}

extension FindingPage {
    /// What a thread tells of it.
    fileprivate var thread: HTML {
        let dissent: HTML? =
            finding.dissent.isEmpty
            ? nil
            : "<p><b>\(say("Seen otherwise"))</b></p>\(Part.prose(finding.dissent, tongue: finding.tongue.rawValue))"
        let table: HTML? = lines.isEmpty ? nil : BasisTable(lines: lines, say: say, dataset: dataset).html
        return """
            <p>\(say("Confidence: \(finding.confidence.message)"))</p>\
            \(if: !finding.text.isEmpty, Part.prose(finding.text, tongue: finding.tongue.rawValue))\(table)\(dissent)
            """
    }
}
