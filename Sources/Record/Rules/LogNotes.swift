// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// What the log's own entries say: whose log it is, and what was erased.
private struct Envelope<Body: Decodable>: Decodable {
    let about: String
    let at: String
    let body: Body
    let kind: String

    init?(_ content: SaltedContent, kind: String) {
        let read = try? JSONDecoder().decode(Self.self, from: Data(content.text.utf8))
        guard let read, read.kind == kind else { return nil }
        self = read
    }
}

/// The first entry of a log, read back.
struct OpeningNote: Hashable {
    let origin: String
    let council: String
    let audience: String
    let within: String

    private struct Body: Decodable { let council, audience, within: String }

    init(origin: String, council: String, audience: String, within: String) {
        self.origin = origin
        self.council = council
        self.audience = audience
        self.within = within
    }

    init?(_ content: SaltedContent) {
        guard let read = Envelope<Body>(content, kind: Entry.opening) else { return nil }
        self.init(
            origin: read.about, council: read.body.council, audience: read.body.audience, within: read.body.within)
    }
}

/// An entry that erased another, read back.
struct ErasureNote: Hashable {
    let index: Int
    let at: String
    let reason: String

    private struct Body: Decodable {
        let entry: Int
        let reason: String
    }

    init?(_ content: SaltedContent) {
        guard let read = Envelope<Body>(content, kind: Entry.erasure) else { return nil }
        index = read.body.entry
        reason = read.body.reason
        at = read.at
    }
}

extension SaltedContent {
    /// Entries about the log stay: without them nobody could tell an erasure from a deletion.
    var isOfTheLogItself: Bool { OpeningNote(self) != nil || ErasureNote(self) != nil }
}
