// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Lineage
import Values

/// The five steps of a thread that this room keeps.
enum Kind: String, CaseIterable, Sendable, Comparable {
    case priority, recommendation, action, indicator, evaluation

    static func < (left: Kind, right: Kind) -> Bool { left.step < right.step }

    /// The segment of the address under which its objects stand.
    var segment: String {
        switch self {
        case .priority: "priorities"
        case .recommendation: "recommendations"
        case .action: "actions"
        case .indicator: "indicators"
        case .evaluation: "evaluations"
        }
    }

    var node: NodeKind { NodeKind(rawValue: rawValue) }

    var step: Step {
        switch self {
        case .priority: .priority
        case .recommendation: .recommendation
        case .action: .action
        case .indicator: .indicator
        case .evaluation: .evaluation
        }
    }

    /// What an object of this kind refers to: the steps offered in its form, and what each reference says. The action
    /// that an evaluation judges is a field of its own.
    var rests: [(relation: Relation, step: Step)] {
        switch self {
        case .priority: [(.answers, .finding)]
        case .recommendation: [(.serves, .priority)]
        case .action: [(.carriesOut, .decision), (.carriesOut, .recommendation)]
        case .indicator: [(.measures, .action)]
        case .evaluation: [(.restsOn, .indicator)]
        }
    }
}

/// The id of an object of this room before its kind is known.
enum EntryTag {}
typealias EntryID = ID<EntryTag>

/// What all objects of this room have in common.
struct Heading<Of>: Sendable, Hashable {
    let id: ID<Of>
    let council: CouncilID
    let readership: Readership
    /// A sentence that says the thing: the claim.
    let title: String
    let text: String
    /// The language in which title and text are written.
    let tongue: Tongue
    let version: Int

    /// The same with other words and readers, one version on.
    func saying(_ words: Words) -> Heading {
        Heading(
            id: id, council: council, readership: words.readership, title: words.title, text: words.text,
            tongue: tongue, version: version + 1)
    }
}

/// The part of a form that all objects share.
struct Words: Sendable, Hashable {
    let title: String
    let text: String
    let readership: Readership
}

/// One object of this room: a heading, a node of the thread, and a subject of acts.
protocol Entry: ActSubject, Sendable {
    static var kind: Kind { get }
    var head: Heading<Self> { get }
    /// The day that matters to its readers.
    var day: LocalDate { get }
}

extension Entry {
    var council: CouncilID { head.council }
    var readership: Readership { head.readership }

    var reference: ActReference {
        switch Self.kind {
        case .priority: ActReference("priority", head.id)
        case .recommendation: ActReference("recommendation", head.id)
        case .action: ActReference("action", head.id)
        case .indicator: ActReference("indicator", head.id)
        case .evaluation: ActReference("evaluation", head.id)
        }
    }

    var node: NodeReference { NodeReference(Self.kind.node, head.id) }
}
