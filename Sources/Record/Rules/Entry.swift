// SPDX-License-Identifier: EUPL-1.2

/// An act to be recorded: what kind, what it is about, and what is to be remembered of it.
public struct Entry: Hashable, Sendable {
    /// The acts of a council that are recorded.
    public enum Kind: String, Sendable, CaseIterable { case vote, minutes, decision, publication }

    let kind: String
    let about: String
    let body: [String: CanonicalJSON]

    /// - Parameter about: the object in the council's own terms, such as `vote/018f…`.
    public init(_ kind: Kind, about: String, body: [String: CanonicalJSON]) {
        self.init(kind: kind.rawValue, about: about, body: body)
    }

    private init(kind: String, about: String, body: [String: CanonicalJSON]) {
        self.kind = kind
        self.about = about
        self.body = body
    }

    /// Kinds of the log's own entries, which are never erased.
    static let opening = "opening"
    static let erasure = "erasure"

    /// The first entry of each log, which says whose log it is.
    static func opening(_ note: OpeningNote) -> Entry {
        Entry(
            kind: opening, about: note.origin,
            body: ["audience": .text(note.audience), "council": .text(note.council), "within": .text(note.within)])
    }

    /// The entry that says of an earlier one that it can no longer be read, and why.
    static func erasure(of index: Int, origin: String, reason: String) -> Entry {
        Entry(kind: erasure, about: origin, body: ["entry": .integer(index), "reason": .text(reason)])
    }

    /// The canonical text of the entry as recorded at a moment (ISO 8601, UTC).
    func content(at moment: String) throws(RecordRefusal) -> String {
        try CanonicalJSON.object([
            "about": .text(about), "at": .text(moment), "body": .object(body), "kind": .text(kind),
        ]).spelled()
    }
}

/// The content of an entry with the salt that hides it in the log.
public struct SaltedContent: Hashable, Sendable {
    public static let saltLength = 32
    public let salt: [UInt8]
    public let text: String

    /// The bytes that are hashed, and stored: 32 bytes of salt, then the content in UTF-8.
    var bytes: [UInt8] { salt + Array(text.utf8) }

    /// What stands in the tree: SHA-256(salt, content). Without the salt it tells nothing of the content.
    public var commitment: Digest { Digest(of: bytes) }

    init(salt: [UInt8], text: String) {
        self.salt = salt
        self.text = text
    }

    /// Reads the stored bytes; nil unless a whole salt and valid text are there.
    init?(bytes: [UInt8]) {
        guard bytes.count >= Self.saltLength,
            let text = String(validating: bytes.dropFirst(Self.saltLength), as: UTF8.self)
        else { return nil }
        self.init(salt: Array(bytes.prefix(Self.saltLength)), text: text)
    }

    /// Adds a fresh salt from the system's secure source.
    init(salting text: String) {
        var generator = SystemRandomNumberGenerator()
        self.init(salt: (0..<Self.saltLength).map { _ in .random(in: 0...255, using: &generator) }, text: text)
    }
}
