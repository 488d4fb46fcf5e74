// SPDX-License-Identifier: EUPL-1.2

/// Why something about the Record is not believed, or not done.
public enum RecordRefusal: Error, Hashable, Sendable {
    case malformed(String)
    case wrongKey
    case unknownKey(origin: String)
    case wrongSignature(origin: String)
    case notIncluded(index: Int, size: Int)
    case wrongLeaf(index: Int)
    case wrongContent(index: Int)
    case inconsistent(older: Int, newer: Int)
    case unlinked(origin: String, size: Int)
    case twoHistories(origin: String, size: Int)
    case shrunk(origin: String, from: Int, to: Int)
    case noSuchLog
    case noSuchEntry(index: Int)
    case noSuchSize(Int)
    case cannotErase(index: Int)
    case damaged(size: Int)
}

extension RecordRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let what): "Not readable: \(what)."
        case .wrongKey: "The site is a host without spaces or plus signs, and a retired key has 32 bytes."
        case .unknownKey(let origin): "No known key has signed the head of \(origin)."
        case .wrongSignature(let origin): "The signature under the head of \(origin) is wrong."
        case .notIncluded(let index, let size):
            "The path does not lead from entry \(index) to the head of size \(size)."
        case .wrongLeaf(let index): "The leaf of entry \(index) is not the hash of its commitment."
        case .wrongContent(let index): "Content and salt of entry \(index) do not give its commitment."
        case .inconsistent(let older, let newer):
            "The log of size \(newer) does not begin with the log of size \(older)."
        case .unlinked(let origin, let size):
            "Nothing given links the head of \(origin) at size \(size) to a later one: add a consistency proof."
        case .twoHistories(let origin, let size): "\(origin) has two different heads of size \(size)."
        case .shrunk(let origin, let from, let to): "\(origin) shrank from \(from) entries to \(to)."
        case .noSuchLog: "There is no such log."
        case .noSuchEntry(let index): "The log has no entry \(index)."
        case .noSuchSize(let size): "The log never had a head of size \(size)."
        case .cannotErase(let index): "Entry \(index) is already erased, or belongs to the log itself."
        case .damaged(let size):
            "The stored log no longer gives the head that was signed at size \(size): run an audit."
        }
    }
}
