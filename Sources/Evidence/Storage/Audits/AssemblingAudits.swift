// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Snapshot {
    /// The audit as those of one scope may know it. Findings and datasets outside of it are not in it, and figures are
    /// those that the scope reads: all counts for those who work with a dataset, published ones for everybody else.
    func document(of audit: Audit, for scope: Scope) throws -> AuditDocument {
        var document = AuditDocument()
        document.title = audit.title
        document.territory = audit.territory
        document.addressees = audit.addressees
        document.tongue = audit.tongue.rawValue
        document.steps = try steps(of: audit).map { AuditDocument.Step(step: $0.step, state: $0.state, text: $0.text) }
        document.sources = try sources(of: audit).map { source in
            AuditDocument.Source(
                kind: source.kind, state: source.state, word: source.word,
                datasets: try titles(of: source.datasets, for: scope))
        }
        document.findings = try findings(of: audit, for: scope).map { try part(of: $0, for: scope) }
        document.dissents = try dissents(of: audit).map(AuditDocument.Dissent.init)
        return document
    }

    /// What anybody would read: no step that is unfinished, nothing that was taken back, published findings and figures.
    func publicDocument(of audit: Audit) throws -> AuditDocument {
        var document = try document(of: audit, for: .visitors(of: audit.council))
        document.steps = document.steps.map { step in
            step.state == .done ? step : AuditDocument.Step(step: step.step, state: step.state, text: "")
        }
        document.dissents.removeAll(where: \.isTakenBack)
        return document
    }

    private func titles(of linked: [DatasetID: Int], for scope: Scope) throws -> [AuditDocument.Title] {
        try linked.sorted { $0.key < $1.key }.compactMap { id, number in
            if let dataset = try dataset(id, for: scope) {
                return AuditDocument.Title(dataset, number: number)
            }
            return try publication(of: id, for: scope).map(AuditDocument.Title.init)
        }
    }

    private func part(of finding: Finding, for scope: Scope) throws -> AuditDocument.Finding {
        AuditDocument.Finding(
            id: finding.id, sentence: finding.sentence, confidence: finding.confidence, text: finding.text,
            dissent: finding.dissent, tongue: finding.tongue.rawValue,
            basis: try basis(of: finding).compactMap { try part(of: $0, for: scope) })
    }

    private func part(of basis: FindingBasis, for scope: Scope) throws -> AuditDocument.Basis? {
        if let dataset = try dataset(basis.dataset, for: scope) {
            return AuditDocument.Basis(
                dataset: AuditDocument.Title(dataset, number: basis.number), publication: nil, areaCode: basis.area,
                area: try basis.area.map { try areaName($0, of: dataset) ?? $0 }, month: basis.month?.number,
                figure: .count(basis.count), residents: basis.residents)
        }
        guard let publication = try publication(of: basis.dataset, for: scope),
            let line = BasisLine(publication, basis)
        else { return nil }
        return AuditDocument.Basis(
            dataset: AuditDocument.Title(publication), publication: publication.id, areaCode: basis.area,
            area: line.area, month: basis.month?.number, figure: line.figure, residents: line.residents)
    }
}

extension AuditDocument.Title {
    fileprivate init(_ dataset: Dataset, number: Int) {
        self.init(id: dataset.id, title: dataset.title, tongue: dataset.description.tongue, number: number)
    }

    fileprivate init(_ publication: Publication) {
        self.init(
            id: publication.dataset, title: publication.description.title, tongue: publication.description.tongue,
            number: publication.number)
    }
}

extension AuditDocument.Dissent {
    fileprivate init(_ kept: KeptDissent) {
        self.init(
            id: kept.id, step: kept.step, who: kept.who, text: kept.text, made: kept.made.microseconds,
            isTakenBack: kept.takenBack != nil)
    }
}
