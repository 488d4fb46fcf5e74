// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// The chain from evidence to effect through one object, as far as one viewer may see it.
public struct Thread: Sendable {
    /// The object the thread was asked for.
    public let start: Node
    /// The objects of each step that has any, in order of the steps, each by day.
    public let steps: [(step: Step, nodes: [Node])]
    /// What stands beside the chain: meetings, papers.
    public let beside: [Node]
    /// Whether a step held more objects than are shown.
    public let isCut: Bool
}

extension Snapshot {
    /// Objects of one step that a thread shows.
    static let threadWidth = 12
    /// Links from one step to the next, and room for a recommendation that led to another.
    static let threadLength = 10

    /// The thread through an object: what it rests on, back to the evidence, and what followed from it.
    ///
    /// The two directions are walked apart, so that a dataset on which fifty findings rest does not pull in all of
    /// them. An object the viewer may not see is not walked through: it cuts the chain without a trace.
    public func thread(through reference: NodeReference, for scope: Scope) throws -> Thread? {
        guard let start = try node(reference, for: scope) else { return nil }
        var found = [start.reference: start]
        let earlier = try walk(from: start, for: scope, into: &found) { try nodes(after: $0, for: scope, limit: $1) }
        let later = try walk(from: start, for: scope, into: &found) { try nodes(before: $0, for: scope, limit: $1) }
        let byStep = Dictionary(grouping: found.values, by: \.step)
        let steps = Step.allCases.compactMap { step in
            byStep[step].map { (step: step, nodes: Array($0.inOrder.prefix(Self.threadWidth))) }
        }
        let isCut = earlier || later || byStep.contains { $0.value.count > Self.threadWidth }
        return Thread(start: start, steps: steps, beside: (byStep[nil] ?? []).inOrder, isCut: isCut)
    }

    /// Walks in one direction, level by level; true where something had to be left out.
    private func walk(
        from start: Node, for scope: Scope, into found: inout [NodeReference: Node],
        next: (NodeReference, Int) throws -> [Node]
    ) throws -> Bool {
        var level = [start]
        var isCut = false
        for _ in 0..<Self.threadLength where !level.isEmpty {
            var following: [Node] = []
            for node in level.prefix(Self.threadWidth) where node.step != nil || node.reference == start.reference {
                let reached = try next(node.reference, Self.threadWidth + 1)
                isCut = isCut || reached.count > Self.threadWidth
                for other in reached.prefix(Self.threadWidth) where found[other.reference] == nil {
                    found[other.reference] = other
                    following.append(other)
                }
            }
            level = following
        }
        return isCut
    }
}

extension Collection where Element == Node {
    /// By day, then by a total order, so that a page shows the same each time.
    var inOrder: [Node] {
        sorted {
            ($0.day, $0.reference.kind.rawValue, $0.reference.id) < (
                $1.day, $1.reference.kind.rawValue, $1.reference.id
            )
        }
    }
}
