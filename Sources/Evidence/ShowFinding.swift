// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// What a finding rests on, as far as this viewer may know it: the figure of that version for those who work with
    /// the dataset, the published one for everybody else, and nothing of a dataset they may not know of.
    func basisLines(of finding: Finding) throws -> [BasisLine] {
        try snapshot.basis(of: finding).compactMap { basis in
            if let dataset = try snapshot.dataset(basis.dataset, for: scope) {
                let area = try basis.area.map { try snapshot.areaName($0, of: dataset) ?? $0 }
                return BasisLine(
                    basis: basis, title: dataset.title, tongue: dataset.description.tongue, area: area,
                    figure: .count(basis.count), residents: basis.residents)
            }
            guard let publication = try snapshot.publication(of: basis.dataset, for: scope) else { return nil }
            return BasisLine(publication, basis)
        }
    }

    func finding(_ id: FindingID) throws -> Reply {
        guard let finding = try snapshot.finding(id, for: scope) else { throw Refusal.absent }
        let author = try finding.person.flatMap { person in
            try snapshot.names(of: [person], in: council.id)[person]
        }
        let content = FindingPage(
            finding: finding, lines: try basisLines(of: finding), author: author, say: say,
            dataset: { basis in
                let area = basis.area.map { [(name: "area", value: $0)] } ?? []
                return self.link(EvidenceRoute.dataset(basis.dataset), query: Fields(area))
            })
        return page(
            Page(
                title: finding.sentence, titleTongue: finding.tongue.rawValue,
                audience: try audienceLine(finding.readership), crumbs: evidenceCrumbs,
                content: "\(content.html)\(findingTools(finding))"))
    }

    private func findingTools(_ finding: Finding) -> HTML {
        let thread = Form.link(say("The thread through it"), to: threadLink(NodeReference(.finding, finding.id)))
        var tools = [thread]
        if standing.may(WriteFinding.self, on: finding) {
            tools.append(Form.link(say("Change it"), to: link(EvidenceRoute.editFinding(finding.id))))
        }
        guard finding.published == nil, standing.may(PublishFinding.self, on: finding) else {
            return "<div class=\"row noprint\">\(tools)</div>"
        }
        let warning = say(
            "Anybody will read the sentence, the text and who signs it. Figures that are not published stay hidden; those written in the text do not."
        )
        let publish = post(
            form(), to: EvidenceRoute.publishFinding(finding.id),
            "\(Form.hidden("version", String(finding.version)))<p>\(warning)</p>\(Form.submit(say("Publish the finding")))"
        )
        return "<div class=\"row noprint\">\(tools)</div>\(publish)"
    }

    /// The findings a viewer may read, with the way to write one.
    func findingsSection() throws -> HTML {
        let list = try snapshot.findings(for: scope, after: findingsCursor)
        let write: HTML? =
            standing.isMember ? Form.link(say("Write a finding"), to: link(EvidenceRoute.newFinding)) : nil
        return Part.section(
            say("What people concluded"), id: "findings", "\(try items(list.items))\(further(list, .index))\(write)")
    }

    /// The findings that rest on one dataset.
    func findingsSection(restingOn dataset: DatasetID) throws -> HTML {
        let list = try snapshot.findings(for: scope, restingOn: dataset, after: findingsCursor, size: 10)
        return Part.section(
            say("Findings that rest on this page"), id: "findings",
            "\(try items(list.items))\(further(list, .dataset(dataset)))")
    }

    private var findingsCursor: Keyset.Cursor? { request.query["findings"].map { Keyset.Cursor($0) } }

    private func further(_ list: Keyset.Page<Finding>, _ route: EvidenceRoute) -> HTML {
        guard let next = list.next else { return .empty }
        return Part.pages(
            label: say("Pages of the findings"), shown: say("The latest first"),
            later: Part.Entry(say("Earlier ones"), link(route, query: ["findings": next.text]).at("findings")))
    }

    private func items(_ findings: [Finding]) throws -> HTML {
        guard !findings.isEmpty else {
            return """
                <p>\(say("None yet. A finding is written by people, says what it rests on, and can be contested."))</p>
                """
        }
        let items = try findings.map { finding -> HTML in
            """
            <li><h3><a href="\(link(EvidenceRoute.finding(finding.id)))" lang="\(finding.tongue.rawValue)">\(finding.sentence)</a></h3>
            <p class="row small dim"><span>\(say("Confidence: \(finding.confidence.message)"))</span>\(try audienceLine(finding.readership).badge(say))</p></li>
            """
        }
        return "<ul class=\"rows\">\(items)</ul>"
    }
}

/// One thing a finding rests on, as its reader may know it.
struct BasisLine: Sendable {
    let basis: FindingBasis
    let title: String
    let tongue: String
    let area: String?
    let figure: Figure
    let residents: Int?
}

extension BasisLine {
    /// What the public may know: the published figure, and never the one the finding was written with.
    init?(_ publication: Publication, _ basis: FindingBasis) {
        let area = basis.area.flatMap { code in publication.table.areas.first { $0.code == code } }
        guard let figure = publication.table.figure(area: basis.area, month: basis.month) else { return nil }
        self.init(
            basis: basis, title: publication.description.title, tongue: publication.description.tongue,
            area: area?.name, figure: figure,
            residents: basis.area == nil ? publication.table.residents : area?.residents)
    }

    /// The rate with its interval, where it may be told.
    var rate: Rate? {
        guard let count = figure.count, let residents else { return nil }
        return Rate(count: count, population: residents)
    }
}
