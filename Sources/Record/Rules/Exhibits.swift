// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// One saved file that somebody wants checked.
public enum Exhibit: Hashable, Sendable {
    case head(SignedHead)
    case inclusion(InclusionProof)
    case consistency(ConsistencyProof)

    private struct Form: Decodable { let format: String }
    private static let longest = 16 << 20

    /// Recognises a proof by its `format`, and takes anything that is not JSON for a signed head.
    public init(_ bytes: [UInt8]) throws(RecordRefusal) {
        guard bytes.count <= Self.longest else { throw .malformed("more than 16 MiB") }
        guard bytes.first == UInt8(ascii: "{") else {
            guard let note = String(validating: bytes, as: UTF8.self) else { throw .malformed("not UTF-8") }
            self = .head(try SignedHead(note))
            return
        }
        switch try Self.decode(Form.self, bytes).format {
        case InclusionProof.format: self = .inclusion(try Self.decode(InclusionProof.self, bytes))
        case ConsistencyProof.format: self = .consistency(try Self.decode(ConsistencyProof.self, bytes))
        case let other: throw .malformed("the format \(other) is unknown here")
        }
    }

    private static func decode<Value: Decodable>(_: Value.Type, _ bytes: [UInt8]) throws(RecordRefusal) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(bytes))
        } catch let refusal as RecordRefusal {
            throw refusal
        } catch {
            throw .malformed("not a proof: \(error)")
        }
    }

    /// The key that the file itself states. It proves nothing until compared with the one the council publishes.
    var statedKey: VerifierKey? {
        switch self {
        case .head: nil
        case .inclusion(let proof): proof.key
        case .consistency(let proof): proof.key
        }
    }
}

/// What was found to hold.
public enum Statement: Hashable, Sendable {
    case signed(Head)
    case included(index: Int, Head)
    case readable(index: Int, content: String)
    case erased(index: Int, InclusionProof.Erasure)
    case extends(older: Head, newer: Head)
    /// No key was given, so signatures were checked with the key in the files.
    case keyOnItsOwnWord(VerifierKey)
}

/// Checks saved heads and proofs, together and without a database.
public struct Verification: Sendable {
    private let keys: [VerifierKey]
    private let isInOrder: Bool

    /// - Parameters:
    ///   - keys: the keys to trust; when empty, those that the files state.
    ///   - isInOrder: the files are given oldest first, so that a head smaller than one before it is refused.
    public init(trusting keys: [VerifierKey] = [], isInOrder: Bool = false) {
        self.keys = keys
        self.isInOrder = isInOrder
    }

    /// Gives what holds, or throws the first thing that does not.
    public func check(_ exhibits: [Exhibit]) throws(RecordRefusal) -> [Statement] {
        let stated = Set(exhibits.compactMap(\.statedKey)).sorted { $0.description < $1.description }
        let trusted = keys.isEmpty ? stated : keys
        var seen = SeenHeads(refusesShrinking: isInOrder)
        var statements: [Statement] = []
        for exhibit in exhibits {
            statements += try check(exhibit, trusting: trusted, &seen)
        }
        try seen.checkLinks()
        return statements + (keys.isEmpty ? stated.map(Statement.keyOnItsOwnWord) : [])
    }

    private func check(
        _ exhibit: Exhibit, trusting keys: [VerifierKey], _ seen: inout SeenHeads
    ) throws(RecordRefusal) -> [Statement] {
        switch exhibit {
        case .head(let signed):
            let head = try signed.head(signedBy: keys)
            try seen.follow(head)
            return [.signed(head)]
        case .inclusion(let proof):
            let head = try proof.head(signedBy: keys)
            try seen.follow(head)
            let content = proof.sealed.map { Statement.readable(index: proof.index, content: $0.text) }
            let erased = proof.erased.map { Statement.erased(index: proof.index, $0) }
            return [.included(index: proof.index, head)] + [content, erased].compactMap { $0 }
        case .consistency(let proof):
            let (older, newer) = try proof.heads(signedBy: keys)
            try seen.add(older)
            try seen.add(newer)
            seen.link(older, to: newer)
            return [.extends(older: older, newer: newer)]
        }
    }
}

/// The heads met so far, by log: one root for each size, and each but the last linked to a later one.
private struct SeenHeads {
    let refusesShrinking: Bool
    private var roots: [String: [Int: Digest]] = [:]
    private var latest: [String: Int] = [:]
    private var linked: Set<Head> = []

    init(refusesShrinking: Bool) { self.refusesShrinking = refusesShrinking }

    mutating func add(_ head: Head) throws(RecordRefusal) {
        if let other = roots[head.origin]?[head.size], other != head.root {
            throw .twoHistories(origin: head.origin, size: head.size)
        }
        roots[head.origin, default: [:]][head.size] = head.root
    }

    /// A head as somebody met it, after those already followed.
    mutating func follow(_ head: Head) throws(RecordRefusal) {
        if refusesShrinking, let before = latest[head.origin], before > head.size {
            throw .shrunk(origin: head.origin, from: before, to: head.size)
        }
        latest[head.origin] = head.size
        try add(head)
    }

    mutating func link(_ older: Head, to newer: Head) {
        if older.size < newer.size { linked.insert(older) }
    }

    /// A link leads to a greater size, so when each head but the greatest has one, all lead to the greatest.
    func checkLinks() throws(RecordRefusal) {
        for (origin, roots) in roots.sorted(by: { $0.key < $1.key }) {
            for (size, root) in roots.sorted(by: { $0.key < $1.key }).dropLast() {
                let head = Head(origin: origin, size: size, root: root)
                guard linked.contains(head) else { throw .unlinked(origin: origin, size: size) }
            }
        }
    }
}
