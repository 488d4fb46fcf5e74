// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

/// What kind of object a node stands for. Each room names its own.
public struct NodeKind: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ name: StaticString) { rawValue = name.description }
}

/// A reference to an object of any room.
public struct NodeReference: Hashable, Sendable {
    public let kind: NodeKind
    public let id: String

    public init(_ kind: NodeKind, _ id: some LosslessStringConvertible) {
        self.kind = kind
        self.id = id.description
    }
}

/// One object of a room, as far as the others need to know it: a row of its own in the room's transaction.
public struct Node: Sendable {
    public let council: CouncilID
    public let reference: NodeReference
    public let readership: Readership
    /// Its place in a thread; nil for what stands beside it, such as a meeting or a paper.
    public let step: Step?
    public let title: String
    /// A few words that stand for it in the thread's one line: "14 for, 3 against".
    public let brief: String
    /// The language of title and brief.
    public let tongue: Tongue
    /// The day that matters, as the object's readers know it.
    public let day: LocalDate
    /// Its page, below the council's address and language.
    public let path: [String]

    public init(
        council: CouncilID, reference: NodeReference, readership: Readership, step: Step? = nil, title: String,
        brief: String = "", tongue: Tongue, day: LocalDate, path: [String]
    ) {
        self.council = council
        self.reference = reference
        self.readership = readership
        self.step = step
        self.title = title
        self.brief = brief
        self.tongue = tongue
        self.day = day
        self.path = path
    }
}

/// Why one object refers to another. A reference leads from what came later to what it rests on.
public enum Relation: String, Sendable, CaseIterable {
    /// A finding rests on evidence; an evaluation on the indicator it reads.
    case restsOn = "rests-on"
    /// A priority answers a finding.
    case answers
    /// A recommendation serves a priority.
    case serves
    /// A decision adopts a recommendation.
    case adopts
    /// An action carries out a decision.
    case carriesOut = "carries-out"
    /// An indicator measures an action.
    case measures
    /// An evaluation judges an action.
    case judges
    /// A decision was taken, or a paper laid, at a meeting.
    case happenedAt = "happened-at"
}
