// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The members that every entry has.
struct EntryNote: Hashable, Decodable {
    let about: String
    let at: String
    let kind: String

    init?(_ content: SaltedContent) {
        guard let read: EntryNote = content.decoded() else { return nil }
        self = read
    }
}

/// The first entry of a log, which says whose log it is, read back.
struct OpeningNote: Hashable {
    let origin: String
    let council: String
    let audience: String
    let within: String

    private struct Form: Decodable {
        struct Body: Decodable { let council, audience, within: String }

        let about: String
        let body: Body
    }

    init(origin: String, council: String, audience: String, within: String) {
        self.origin = origin
        self.council = council
        self.audience = audience
        self.within = within
    }

    init?(_ content: SaltedContent) {
        guard EntryNote(content)?.kind == Entry.opening, let form: Form = content.decoded() else { return nil }
        self.init(
            origin: form.about, council: form.body.council, audience: form.body.audience, within: form.body.within)
    }
}

/// An entry that erased another, read back.
struct ErasureNote: Hashable {
    let index: Int
    let at: String
    let reason: String

    private struct Form: Decodable {
        struct Body: Decodable {
            let entry: Int
            let reason: String
        }

        let at: String
        let body: Body
    }

    init?(_ content: SaltedContent) {
        guard EntryNote(content)?.kind == Entry.erasure, let form: Form = content.decoded() else { return nil }
        index = form.body.entry
        reason = form.body.reason
        at = form.at
    }
}

extension SaltedContent {
    /// Entries about the log stay: without them nobody could tell an erasure from a deletion.
    var isOfTheLogItself: Bool { OpeningNote(self) != nil || ErasureNote(self) != nil }

    fileprivate func decoded<Form: Decodable>() -> Form? {
        try? JSONDecoder().decode(Form.self, from: Data(text.utf8))
    }
}
