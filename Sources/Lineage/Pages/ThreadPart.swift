// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Markup
import Web

/// What one object says in its step of the thread.
public struct StepContent: Sendable {
    /// The claim first: a sentence that says what is so.
    public var claim: String
    /// When it was so: "Ranked 10 April 2024".
    public var when: String
    /// What the claim rests on: figures, votes, milestones.
    public var content: HTML
    /// Facts in the margin: owner, source, proof.
    public var margin: [(label: String, content: HTML)]

    public init(claim: String, when: String = "", content: HTML = "", margin: [(label: String, content: HTML)] = []) {
        self.claim = claim
        self.when = when
        self.content = content
        self.margin = margin
    }
}

/// How the objects of one kind tell their part of a thread. Each room gives one for each of its kinds.
public struct ThreadPart: Sendable {
    let kind: NodeKind
    /// The contents of some objects that the viewer may see, by id; loaded at once, not one by one.
    let tell: @Sendable (Visit, [Node]) throws -> [String: StepContent]

    public init(
        _ kind: NodeKind, _ tell: @escaping @Sendable (Visit, [Node]) throws -> [String: StepContent]
    ) {
        self.kind = kind
        self.tell = tell
    }
}
