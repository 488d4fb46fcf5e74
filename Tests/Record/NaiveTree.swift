// SPDX-License-Identifier: EUPL-1.2
@testable import Record

/// The definitions of RFC 9162 word for word, recursive and slow: what the real tree is compared with.
enum NaiveTree {
    static func root(_ entries: ArraySlice<[UInt8]>) -> Digest {
        switch entries.count {
        case 0: return Digest(of: [])
        case 1: return Digest(of: [0x00], entries[entries.startIndex])
        default:
            let (left, right) = halves(entries)
            return Digest(of: [0x01], root(left).bytes, root(right).bytes)
        }
    }

    /// PATH(m, D[n]), section 2.1.3.1.
    static func path(_ m: Int, _ entries: ArraySlice<[UInt8]>) -> [Digest] {
        guard entries.count > 1 else { return [] }
        let (left, right) = halves(entries)
        return m < left.count
            ? path(m, left) + [root(right)]
            : path(m - left.count, right) + [root(left)]
    }

    /// SUBPROOF(m, D[n], b), section 2.1.4.1.
    static func subproof(_ m: Int, _ entries: ArraySlice<[UInt8]>, _ isKnown: Bool) -> [Digest] {
        guard m != entries.count else { return isKnown ? [] : [root(entries)] }
        let (left, right) = halves(entries)
        return m <= left.count
            ? subproof(m, left, isKnown) + [root(right)]
            : subproof(m - left.count, right, false) + [root(left)]
    }

    private static func halves(_ entries: ArraySlice<[UInt8]>) -> (ArraySlice<[UInt8]>, ArraySlice<[UInt8]>) {
        var k = 1
        while k * 2 < entries.count { k *= 2 }
        return (entries.prefix(k), entries.dropFirst(k))
    }
}

/// A log in memory: the stored nodes and nothing else.
struct MemoryLog {
    var frontier = Frontier()
    var nodes: [Node: Digest] = [:]
    var entries: [[UInt8]] = []

    init(_ count: Int) { self.init((0..<count).map { [UInt8($0 & 255), UInt8($0 >> 8)] }) }

    init(_ entries: [[UInt8]]) {
        for entry in entries { append(entry) }
    }

    mutating func append(_ entry: [UInt8]) {
        let leaf = MerkleTree.leaf(entry)
        nodes[.leaf(entries.count)] = leaf
        for (node, digest) in frontier.append(leaf) { nodes[node] = digest }
        entries.append(entry)
    }

    func root(_ subtree: Range<Int>) -> Digest {
        MerkleTree.root(of: subtree) { nodes[$0] ?? Digest(of: Array("missing".utf8)) }
    }

    func inclusion(_ index: Int, in size: Int) -> [Digest] { Paths.inclusion(of: index, in: size).map(root) }
    func consistency(_ older: Int, _ newer: Int) -> [Digest] { Paths.consistency(from: older, to: newer).map(root) }
}

func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}

func bytes(hex text: String) -> [UInt8] {
    let digits = text.compactMap { $0.hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
