// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// What can be known of an entry's content.
enum EntryContent {
    case readable(SaltedContent)
    case erased(by: Int)
}

extension RecordKeys {
    /// The stored form of content: as it is in public logs, encrypted and bound to its place in all others.
    func closed(_ content: SaltedContent, at index: Int, of log: RecordLog) -> [UInt8] {
        log.isPublic ? content.bytes : seal.close(content.bytes, place: Self.place(index, log))
    }

    /// Reads the stored form; nil when it was tampered with.
    func opened(_ body: [UInt8], at index: Int, of log: RecordLog) -> SaltedContent? {
        let bytes = log.isPublic ? body : try? seal.open(body, place: Self.place(index, log))
        return bytes.flatMap(SaltedContent.init(bytes:))
    }

    private static func place(_ index: Int, _ log: RecordLog) -> String { "record:\(log.id):\(index)" }
}

extension LogReader {
    func content(at index: Int, _ keys: RecordKeys) throws -> EntryContent {
        let row = try snapshot.row(
            "SELECT body, erased_by FROM record_content WHERE \(log.rows) AND position = \(index)")
        guard let row else { throw RecordRefusal.noSuchEntry(index: index) }
        if let entry: Int = try row["erased_by"] { return .erased(by: entry) }
        let body: [UInt8]? = try row["body"]
        guard let content = body.flatMap({ keys.opened($0, at: index, of: log) }) else {
            throw RecordRefusal.wrongContent(index: index)
        }
        return .readable(content)
    }

    /// When and why an entry was erased, as the erasing entry says.
    func erasure(by entry: Int, of index: Int, _ keys: RecordKeys) throws -> InclusionProof.Erasure {
        guard case .readable(let content) = try content(at: entry, keys),
            let note = ErasureNote(content), note.index == index
        else { throw RecordRefusal.wrongContent(index: entry) }
        return InclusionProof.Erasure(at: note.at, reason: note.reason, entry: entry)
    }
}

extension Transaction {
    /// Erases salt and content of an entry for good, and records in the same log that and why it was done.
    ///
    /// The log still verifies: the leaf stays, and without the salt it tells nothing. Backups keep the content until
    /// they are discarded. The reason stays readable, so it names a legal basis and no person.
    @discardableResult
    public func erase(
        _ index: Int, of log: RecordLog, reason: String, signedBy keys: RecordKeys
    ) throws -> Receipt {
        let content = try LogReader(snapshot: self, log: log).content(at: index, keys)
        guard case .readable(let content) = content, !content.isOfTheLogItself else {
            throw RecordRefusal.cannotErase(index: index)
        }
        let note = Entry.erasure(of: index, origin: log.origin, reason: reason)
        let receipt = try append(note, to: log, signedBy: keys)
        try run(
            """
            UPDATE record_content SET body = NULL, erased_by = \(receipt.index)
            WHERE \(log.rows) AND position = \(index)
            """)
        return receipt
    }
}
