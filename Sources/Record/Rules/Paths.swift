// SPDX-License-Identifier: EUPL-1.2

/// Which subtrees a proof names, and how a proof is checked (RFC 9162, sections 2.1.3 and 2.1.4).
enum Paths {
    /// The subtrees beside the way from a leaf to the root, lowest first.
    static func inclusion(of index: Int, in size: Int) -> [Range<Int>] {
        var tree = 0..<size
        var beside: [Range<Int>] = []
        while tree.count > 1 {
            let (left, right) = halves(of: tree)
            beside.append(left.contains(index) ? right : left)
            tree = left.contains(index) ? left : right
        }
        return beside.reversed()
    }

    /// The subtrees from which the roots at both sizes can be computed, lowest first; 0 < older <= newer.
    static func consistency(from older: Int, to newer: Int) -> [Range<Int>] {
        var tree = 0..<newer
        var beside: [Range<Int>] = []
        while tree.upperBound != older {
            let (left, right) = halves(of: tree)
            let turnsLeft = older <= left.upperBound
            beside.append(turnsLeft ? right : left)
            tree = turnsLeft ? left : right
        }
        // A tree that still starts at the first leaf is the older tree itself, whose root the checker holds.
        if tree.lowerBound > 0 { beside.append(tree) }
        return beside.reversed()
    }

    private static func halves(of tree: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
        let middle = tree.lowerBound + MerkleTree.split(tree.count)
        return (tree.lowerBound..<middle, middle..<tree.upperBound)
    }

    /// Whether the path leads from the leaf at `index` to the root (section 2.1.3.2).
    static func includes(_ leaf: Digest, at index: Int, path: [Digest], in root: Digest, size: Int) -> Bool {
        guard index >= 0, index < size else { return false }
        var climb = Climb(index: index, last: size - 1)
        var digest = leaf
        for sibling in path {
            guard let side = climb.step() else { return false }
            digest = side == .left ? MerkleTree.parent(sibling, digest) : MerkleTree.parent(digest, sibling)
        }
        return climb.isAtRoot && digest == root
    }

    /// Whether the newer tree holds the older one unchanged as its beginning (section 2.1.4.2).
    static func isConsistent(
        _ older: (size: Int, root: Digest), _ newer: (size: Int, root: Digest), path: [Digest]
    ) -> Bool {
        guard older.size > 0, older.size <= newer.size else { return false }
        guard older.size < newer.size else { return path.isEmpty && older.root == newer.root }
        let isPerfect = older.size & (older.size - 1) == 0
        let path = isPerfect ? [older.root] + path : path
        guard let first = path.first else { return false }

        var climb = Climb(index: older.size - 1, last: newer.size - 1)
        climb.skipRightTurns()
        var (olderRoot, newerRoot) = (first, first)
        for sibling in path.dropFirst() {
            guard let side = climb.step() else { return false }
            if side == .left {
                olderRoot = MerkleTree.parent(sibling, olderRoot)
                newerRoot = MerkleTree.parent(sibling, newerRoot)
            } else {
                newerRoot = MerkleTree.parent(newerRoot, sibling)
            }
        }
        return climb.isAtRoot && olderRoot == older.root && newerRoot == newer.root
    }
}

/// A climb from a node to the root beside the last node of each level (`fn` and `sn` in the RFC).
private struct Climb {
    var index: Int
    var last: Int

    enum Side { case left, right }

    var isAtRoot: Bool { last == 0 }

    /// On which side the next sibling stands; `nil` when the climb is already at the root.
    mutating func step() -> Side? {
        guard last > 0 else { return nil }
        let siblingIsLeft = index & 1 == 1 || index == last
        if siblingIsLeft {
            while index & 1 == 0, index > 0 { rise() }
        }
        rise()
        return siblingIsLeft ? .left : .right
    }

    mutating func skipRightTurns() {
        while index & 1 == 1 { rise() }
    }

    private mutating func rise() {
        index >>= 1
        last >>= 1
    }
}
