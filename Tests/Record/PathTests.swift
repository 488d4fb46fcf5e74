// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Record

@Suite("Proofs of inclusion and consistency")
struct PathTests {
    private let log = MemoryLog(260)
    private var sizes: [Int] { Array(1...70) + [127, 128, 129, 191, 192, 200, 255, 256, 257, 260] }

    @Test("every entry of every tree has the path of the recursive definition, and the path is accepted")
    func inclusion() {
        for size in sizes {
            let root = log.root(0..<size)
            for index in 0..<size {
                let path = log.inclusion(index, in: size)
                #expect(path == NaiveTree.path(index, log.entries.prefix(size)))
                let leaf = MerkleTree.leaf(log.entries[index])
                #expect(Paths.includes(leaf, at: index, path: path, in: root, size: size))
            }
        }
    }

    @Test("every pair of sizes has the proof of the recursive definition, and the proof is accepted")
    func consistency() {
        for newer in sizes {
            for older in 1...newer {
                let path = log.consistency(older, newer)
                #expect(path == NaiveTree.subproof(older, log.entries.prefix(newer), true))
                #expect(accepts(older, newer, path))
            }
        }
    }

    @Test("a path is refused for another index, size, leaf or root, and when shortened, lengthened or altered")
    func wrongInclusion() {
        let other = Digest(of: [7])
        for size in 1...33 {
            let root = log.root(0..<size)
            for index in 0..<size {
                let leaf = MerkleTree.leaf(log.entries[index])
                let path = log.inclusion(index, in: size)
                for wrong in 0..<size where wrong != index {
                    #expect(!Paths.includes(leaf, at: wrong, path: path, in: root, size: size))
                }
                #expect(!Paths.includes(leaf, at: -1, path: path, in: root, size: size))
                #expect(!Paths.includes(leaf, at: size, path: path, in: root, size: size))
                #expect(!Paths.includes(leaf, at: index, path: path, in: root, size: size * 2))
                #expect(!Paths.includes(other, at: index, path: path, in: root, size: size))
                #expect(!Paths.includes(leaf, at: index, path: path, in: other, size: size))
                for wrong in spoiled(path, with: other) {
                    #expect(!Paths.includes(leaf, at: index, path: wrong, in: root, size: size))
                }
            }
        }
    }

    @Test("a consistency proof is refused for other sizes or roots, and when shortened, lengthened or altered")
    func wrongConsistency() {
        let other = Digest(of: [7])
        for newer in 1...33 {
            for older in 1...newer {
                let path = log.consistency(older, newer)
                for wrong in spoiled(path, with: other) { #expect(!accepts(older, newer, wrong)) }
                #expect(!accepts(older, newer, path, olderRoot: other))
                #expect(!accepts(older, newer, path, newerRoot: other))
                #expect(older == newer || !accepts(newer, older, path))
            }
        }
        #expect(!accepts(0, 5, []), "an empty log is the beginning of any, which proves nothing")
    }

    private func accepts(
        _ older: Int, _ newer: Int, _ path: [Digest], olderRoot: Digest? = nil, newerRoot: Digest? = nil
    ) -> Bool {
        Paths.isConsistent(
            (older, olderRoot ?? log.root(0..<older)), (newer, newerRoot ?? log.root(0..<newer)), path: path)
    }

    private func spoiled(_ path: [Digest], with other: Digest) -> [[Digest]] {
        let altered = path.indices.map { index in
            var path = path
            path[index] = other
            return path
        }
        let shortened = path.isEmpty ? [] : [Array(path.dropLast()), Array(path.dropFirst())]
        return altered + shortened + [path + [other], [other] + path]
    }
}
