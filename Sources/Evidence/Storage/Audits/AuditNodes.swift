// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

extension NodeKind {
    public static let audit = NodeKind("audit")
}

extension Transaction {
    /// Enters an audit for search: while a report is in force for anybody, with what the report says and nothing else; or
    /// else for its own readers.
    func putNode(of audit: Audit) throws {
        let zone = try council(audit.council).flatMap { Zone($0.zone) } ?? .utc
        let report = try report(of: audit.id, for: .visitors(of: audit.council))
        let node = Node(
            council: audit.council, reference: NodeReference(.audit, audit.id),
            readership: report?.readership ?? audit.readership, title: report?.document.title ?? audit.title,
            brief: report?.document.territory ?? audit.territory,
            tongue: report.map { Tongue(rawValue: $0.document.tongue) } ?? audit.tongue,
            day: (report?.published ?? audit.made).local(in: zone).date, path: AuditRoute.audit(audit.id).segments)
        let texts = try report?.document.steps.map(\.text) ?? steps(of: audit).map(\.text)
        try put(node, text: texts.joined(separator: "\n"))
    }
}

extension AuditRoute {
    /// The address below council and language.
    var segments: [String] {
        if case .council(let segments) = path { segments } else { [] }
    }
}
