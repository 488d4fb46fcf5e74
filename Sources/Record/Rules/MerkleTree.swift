// SPDX-License-Identifier: EUPL-1.2

/// A perfect subtree: the `2^level` leaves from `position << level` on. Its hash never changes once it is full.
struct Node: Hashable, Sendable {
    let level: Int
    let position: Int

    static func leaf(_ index: Int) -> Node { Node(level: 0, position: index) }

    var parent: Node { Node(level: level + 1, position: position >> 1) }
    var isRight: Bool { position & 1 == 1 }
}

/// Merkle tree hashing as in RFC 9162, section 2.1.1, with SHA-256.
enum MerkleTree {
    /// The root of a tree without leaves.
    static let empty = Digest(of: [])

    static func leaf(_ entry: [UInt8]) -> Digest { Digest(of: [0x00], entry) }

    static func parent(_ left: Digest, _ right: Digest) -> Digest { Digest(of: [0x01], left.bytes, right.bytes) }

    /// Where the RFC splits a tree of `size` > 1 leaves: the largest power of two smaller than `size`.
    static func split(_ size: Int) -> Int {
        1 << (Int.bitWidth - 1 - (size - 1).leadingZeroBitCount)
    }

    /// The perfect subtrees, left to right, that make up a subtree of the RFC's recursion.
    static func perfectNodes(in subtree: Range<Int>) -> [Node] {
        var nodes: [Node] = []
        var next = subtree.lowerBound
        while next < subtree.upperBound {
            let left = subtree.upperBound - next
            let level = Int.bitWidth - 1 - left.leadingZeroBitCount
            nodes.append(Node(level: level, position: next >> level))
            next += 1 << level
        }
        return nodes
    }

    /// The root over neighbouring perfect subtrees, left to right.
    static func root(over digests: [Digest]) -> Digest {
        guard let last = digests.last else { return empty }
        return digests.dropLast().reversed().reduce(last) { parent($1, $0) }
    }

    /// The root of a subtree of the RFC's recursion, from at most log2(n) stored nodes.
    static func root(of subtree: Range<Int>, reading node: (Node) throws -> Digest) rethrows -> Digest {
        root(over: try perfectNodes(in: subtree).map(node))
    }
}

/// The right edge of a growing tree: the roots of its perfect subtrees, all that an append needs to know.
struct Frontier: Hashable, Sendable {
    private(set) var size = 0
    private(set) var digests: [Digest] = []

    var root: Digest { MerkleTree.root(over: digests) }

    init() {}

    /// Loads the frontier of a stored tree: log2(size) reads.
    init(size: Int, reading node: (Node) throws -> Digest) rethrows {
        self.size = size
        digests = try MerkleTree.perfectNodes(in: 0..<size).map(node)
    }

    /// Adds one leaf and gives the perfect subtrees above it that it completes, lowest first.
    mutating func append(_ leaf: Digest) -> [(node: Node, digest: Digest)] {
        var completed: [(node: Node, digest: Digest)] = []
        var node = Node.leaf(size)
        var digest = leaf
        while node.isRight {
            digest = MerkleTree.parent(digests.removeLast(), digest)
            node = node.parent
            completed.append((node, digest))
        }
        digests.append(digest)
        size += 1
        return completed
    }
}
