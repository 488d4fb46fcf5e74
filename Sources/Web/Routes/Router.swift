// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Finds the door for a method and a path: a tree over segments, literals before slots.
struct Router: Sendable {
    private final class Node: Sendable {
        let literals: [String: Node]
        let slot: Node?
        let doors: [Method: Door]

        init(_ doors: [(path: ArraySlice<Pattern.Segment>, door: Door)]) {
            var here: [Method: Door] = [:]
            var below: [String: [(ArraySlice<Pattern.Segment>, Door)]] = [:]
            var slots: [(ArraySlice<Pattern.Segment>, Door)] = []
            for (path, door) in doors {
                switch path.first {
                case nil:
                    precondition(here[door.method] == nil, "two routes answer \(door.method.rawValue) \(door.pattern)")
                    here[door.method] = door
                case .literal(let text): below[text, default: []].append((path.dropFirst(), door))
                case .slot: slots.append((path.dropFirst(), door))
                }
            }
            self.doors = here
            literals = below.mapValues { Node($0) }
            slot = slots.isEmpty ? nil : Node(slots)
        }
    }

    private let root: Node

    init(_ doors: [Door]) {
        root = Node(doors.map { ($0.pattern.segments[...], $0) })
    }

    struct Match {
        let door: Door
        let slots: Slots
    }

    /// What stands at a path, by method. Empty where nothing does.
    func match(_ path: String) -> [Method: Match] {
        guard let segments = Self.segments(of: path) else { return [:] }
        var values: [String] = []
        guard let node = find(segments[...], from: root, &values) else { return [:] }
        return node.doors.mapValues { door in
            Match(door: door, slots: Slots(Dictionary(zip(door.pattern.slots, values), uniquingKeysWith: { $1 })))
        }
    }

    private func find(_ path: ArraySlice<String>, from node: Node, _ values: inout [String]) -> Node? {
        guard let first = path.first else { return node.doors.isEmpty ? nil : node }
        if let next = node.literals[first], let found = find(path.dropFirst(), from: next, &values) { return found }
        guard let next = node.slot else { return nil }
        values.append(first)
        if let found = find(path.dropFirst(), from: next, &values) { return found }
        values.removeLast()
        return nil
    }

    /// The decoded segments of a path; nil where it is not proper text. Only one form of an address is taken.
    private static func segments(of path: String) -> [String]? {
        guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= 2_000 else { return nil }
        if path == "/" { return [] }
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var segments: [String] = []
        for part in parts {
            guard !part.isEmpty, let text = part.removingPercentEncoding, !text.utf8.contains(0) else { return nil }
            segments.append(text)
        }
        return segments
    }
}
