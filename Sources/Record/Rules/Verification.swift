// SPDX-License-Identifier: EUPL-1.2

/// What was found to hold.
public enum Statement: Hashable, Sendable {
    case signed(Head)
    case included(index: Int, Head)
    case readable(index: Int, content: String)
    case erased(index: Int, InclusionProof.Erasure)
    /// The proof shows neither content nor erasure.
    case withheld(index: Int)
    case extends(older: Head, newer: Head)
    /// No key was given, so signatures were checked with the key in the files.
    case keyOnItsOwnWord(VerifierKey)
}

extension Statement: CustomStringConvertible {
    public var description: String {
        switch self {
        case .signed(let head): "The head of \(head.origin) at size \(head.size) is signed."
        case .included(let index, let head): "Entry \(index) stands in \(head.origin) at size \(head.size)."
        case .readable(let index, let content): "The content of entry \(index) is what was recorded: \(content)"
        case .erased(let index, let erasure):
            "The file says that entry \(index) was erased at \(erasure.at): \(erasure.reason) (see entry \(erasure.entry))"
        case .withheld(let index): "The proof does not show the content of entry \(index)."
        case .extends(let older, let newer):
            "\(newer.origin) at size \(newer.size) begins with the same log at size \(older.size)."
        case .keyOnItsOwnWord(let key):
            "The key is only the files' own word. Compare it with the one the council publishes: \(key)"
        }
    }
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
        let stated = Set(exhibits.flatMap(\.statedKeys)).sorted { $0.description < $1.description }
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
            return [.included(index: proof.index, head), Self.content(of: proof)]
        case .consistency(let proof):
            let (older, newer) = try proof.heads(signedBy: keys)
            try seen.add(older)
            try seen.add(newer)
            seen.link(older, to: newer)
            return [.extends(older: older, newer: newer)]
        }
    }
}

extension Verification {
    private static func content(of proof: InclusionProof) -> Statement {
        if let shown = proof.shown { return .readable(index: proof.index, content: shown.text) }
        return proof.erased.map { .erased(index: proof.index, $0) } ?? .withheld(index: proof.index)
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
