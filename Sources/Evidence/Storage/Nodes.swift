// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

extension NodeKind {
    public static let dataset = NodeKind("dataset")
    public static let finding = NodeKind("finding")
}

extension Transaction {
    /// Enters a dataset among the evidence: for anybody while a publication is in force, else for its own readers.
    func putNode(of dataset: Dataset) throws {
        let published = try publication(of: dataset.id, for: .visitors(of: dataset.council))
        // What the public reads comes from the publication, also where the dataset was changed since.
        let description = published?.description ?? dataset.description
        let zone = try council(dataset.council).flatMap { Zone($0.zone) } ?? .utc
        let node = Node(
            council: dataset.council, reference: NodeReference(.dataset, dataset.id),
            readership: published?.readership ?? dataset.readership, step: .evidence, title: description.title,
            brief: description.source, tongue: Tongue(rawValue: description.tongue),
            day: (published?.published ?? dataset.made).local(in: zone).date,
            path: EvidenceRoute.dataset(dataset.id).segments)
        try put(node, text: [description.summary, description.caveats].joined(separator: "\n"))
    }

    /// Enters a finding with what it rests on.
    func putNode(of finding: Finding, _ basis: [FindingBasis]) throws {
        let zone = try council(finding.council).flatMap { Zone($0.zone) } ?? .utc
        let reference = NodeReference(.finding, finding.id)
        let node = Node(
            council: finding.council, reference: reference, readership: finding.readership, step: .finding,
            title: finding.sentence, brief: "", tongue: finding.tongue, day: finding.made.local(in: zone).date,
            path: EvidenceRoute.finding(finding.id).segments)
        try put(node, text: [finding.text, finding.dissent].joined(separator: "\n"))
        try disconnect(reference, .restsOn, in: finding.council)
        for dataset in Set(basis.map(\.dataset)).sorted() {
            try connect(reference, .restsOn, NodeReference(.dataset, dataset), in: finding.council)
        }
    }
}

extension EvidenceRoute {
    /// The address below council and language.
    var segments: [String] {
        if case .council(let segments) = path { segments } else { [] }
    }
}
