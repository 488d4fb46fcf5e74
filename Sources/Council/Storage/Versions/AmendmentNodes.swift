// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

extension NodeKind {
    /// A rule that was written anew by a decision, to be found from the decision.
    static let amendment = NodeKind("amendment")
    /// A decision of a meeting, as the room above enters it.
    static let decided = NodeKind("decision")
}

/// A change of the constitution that carries out a decision.
struct Amendment {
    let id: String
    /// What was changed, in the words of whoever changed it.
    let title: String
    let tongue: Tongue
    let path: [String]
    let decision: NodeReference

    var reference: NodeReference { NodeReference(.amendment, id) }
}

extension Transaction {
    /// Ties a change to the decision it carries out, so that each leads to the other for whoever may see both.
    func enter(_ amendment: Amendment, in council: CouncilID, on day: LocalDate) throws {
        try put(
            Node(
                council: council, reference: amendment.reference, readership: Readership(.public),
                title: amendment.title, tongue: amendment.tongue, day: day, path: amendment.path))
        try connect(amendment.reference, .carriesOut, amendment.decision, in: council)
    }
}

extension Snapshot {
    /// The decision that a change carries out, if there is one and the viewer may see it.
    func decision(behind amendment: some LosslessStringConvertible, for scope: Scope) throws -> Node? {
        try nodes(after: NodeReference(.amendment, amendment.description), .carriesOut, for: scope, limit: 1).first
    }

    /// The decisions a change can be tied to: those that whoever changes the rule may see, the latest first.
    func decisions(for scope: Scope, limit: Int = 50) throws -> [Node] {
        try latestNodes(.decided, for: scope, limit: limit)
    }
}
