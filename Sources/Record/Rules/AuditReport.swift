// SPDX-License-Identifier: EUPL-1.2

/// Something in the stored log that is not as it was written.
public enum AuditFault: Hashable, Sendable {
    case noOpening
    case openingDiffers
    case missingLeaf(index: Int)
    case wrongNode(level: Int, position: Int)
    case surplusNodes(Int)
    case wrongHead(size: Int)
    case wrongSignature(size: Int)
    case missingContent(index: Int)
    case wrongContent(index: Int)
    /// The content is gone, and no entry of the log says that it was erased.
    case unrecordedErasure(index: Int)
    /// The log says that the content was erased, but it is there.
    case notErased(index: Int)
    /// A head that somebody saved is not the beginning of what is stored.
    case rewritten(size: Int)
    /// A head that somebody saved is of a longer log.
    case shrunk(from: Int, to: Int)
}

extension AuditFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noOpening: "The log has no readable first entry."
        case .openingDiffers: "The log's first entry names another council, audience or origin."
        case .missingLeaf(let index): "Entry \(index) is missing; what follows it was not checked."
        case .wrongNode(let level, let position): "The stored hash at level \(level), position \(position) is wrong."
        case .surplusNodes(let count): "There are \(count) more or fewer stored hashes than the log needs."
        case .wrongHead(let size): "The head of size \(size) is missing, or is not the root of the entries."
        case .wrongSignature(let size): "The signature of the head of size \(size) is wrong."
        case .missingContent(let index): "The content of entry \(index) is missing."
        case .wrongContent(let index): "The content of entry \(index) is not what was recorded."
        case .unrecordedErasure(let index): "The content of entry \(index) was removed, and nothing records it."
        case .notErased(let index): "The content of entry \(index) is there although the log says it was erased."
        case .rewritten(let size): "The saved head of size \(size) is not the beginning of this log."
        case .shrunk(let from, let to): "The log had \(from) entries when a head was saved, and has \(to)."
        }
    }
}

/// What an audit of a whole log found.
public struct AuditReport: Hashable, Sendable {
    /// The greatest stored head; nil when there is none.
    public internal(set) var head: Head?
    /// Number of entries whose content is readable.
    public internal(set) var readable = 0
    /// Number of entries whose content was erased.
    public internal(set) var erased = 0
    /// The first hundred faults, in the order of the log.
    public private(set) var faults: [AuditFault] = []
    /// Number of all faults.
    public private(set) var faultCount = 0

    public var isSound: Bool { faultCount == 0 }

    private static let mostFaults = 100

    mutating func add(_ fault: AuditFault) {
        faultCount += 1
        if faults.count < Self.mostFaults { faults.append(fault) }
    }
}

extension AuditReport: CustomStringConvertible {
    public var description: String {
        guard !isSound else { return "sound, \(readable + erased) entries, of which \(erased) were erased" }
        let unlisted = faultCount > faults.count ? ["and \(faultCount - faults.count) more faults"] : []
        return (["\(faultCount) faults"] + faults.map(\.description) + unlisted).joined(separator: "\n  ")
    }
}
