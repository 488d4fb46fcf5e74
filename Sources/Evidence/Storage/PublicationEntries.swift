// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Record

extension Publication {
    /// What the Record keeps of a publication: the digest of the file anybody can download, so that a copy can be
    /// checked with `sha256sum`, and no figure itself.
    func entry(_ file: StoredFile) -> Entry {
        Entry(
            .publication, about: "publication/\(id)",
            body: [
                "dataset": .text(dataset.description), "title": .text(description.title), "version": .integer(number),
                "areas": .integer(table.areas.count), "months": .integer(table.months.count),
                "threshold": .integer(threshold), "file": .text("sha-256:\(file.digest.hexadecimalText)"),
            ])
    }

    /// What the Record keeps of a withdrawal.
    func withdrawal(_ reason: String) -> Entry {
        Entry(
            .publication, about: "publication/\(id)",
            body: ["dataset": .text(dataset.description), "reason": .text(reason), "withdrawn": .truth(true)])
    }
}

extension [UInt8] {
    fileprivate var hexadecimalText: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
