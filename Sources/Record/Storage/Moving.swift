// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

// A council that moves to another installation takes its logs along: entries and heads stay as they are, content that is
// not public is sealed anew, and the key that signed so far is remembered beside the council.

extension LogReader {
    /// The keys that may have signed heads of the log: this installation's, and those of where the council was before.
    func verifiers(_ keys: RecordKeys) throws -> [VerifierKey] {
        let former = try snapshot.rows("SELECT public_key FROM record_former_key WHERE council = \(log.council)").map {
            try $0[0] as [UInt8]
        }
        return keys.verifiers(of: log.origin)
            + former.compactMap { VerifierKey(name: log.origin, publicKey: $0) }
    }
}

extension RecordKeys {
    /// Stored content without this installation's seal, as an archive holds it; throws where it was tampered with.
    public func unsealed(_ body: [UInt8], at index: Int, of log: RecordLog) throws(RecordRefusal) -> [UInt8] {
        guard let content = opened(body, at: index, of: log) else { throw .wrongContent(index: index) }
        return content.bytes
    }

    /// Content from an archive as it is stored here; throws where it is none.
    public func sealed(_ bytes: [UInt8], at index: Int, of log: RecordLog) throws(RecordRefusal) -> [UInt8] {
        guard let content = SaltedContent(bytes: bytes) else { throw .wrongContent(index: index) }
        return closed(content, at: index, of: log)
    }
}
