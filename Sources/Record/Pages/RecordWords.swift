// SPDX-License-Identifier: EUPL-1.2
import Language

/// The explanation of the Record, in sentences that fit together in this order.
enum RecordWords {
    static let book: [Message] = [
        Message("Each closed vote, approved minutes, decision and publication is added to a book."),
        Message("Nothing in it is ever changed."),
        Message("Each new entry is bound to all earlier ones by arithmetic."),
        Message("Whoever changed a single letter years later would be found out."),
    ]

    static let head: [Message] = [
        Message("After each entry the program signs a short text, the head."),
        Message("It holds the name of the book, the number of entries and a fingerprint of all of them."),
        Message("It tells nothing about anybody."),
    ]

    static let steps: [Message] = [
        Message("Keep a head: copy it, print it, send it to somebody."),
        Message("Open the entries, and keep the proof of what matters to you. It is a small file."),
        Message("Check both later without asking us, with this command or with another program."),
    ]

    static let limits: [Message] = [
        Message("It shows that something was recorded, not that it is true, nor that everything was recorded."),
        Message(
            "Whoever holds the machine and its key could begin another book. Heads that others kept would show it."),
        Message("Where the law asks for it, the words of an entry are erased. A later entry says when and why."),
    ]

    /// What happened, by the kind of entry.
    static func name(of kind: String) -> Message {
        switch kind {
        case Entry.opening: Message("The book was opened")
        case Entry.erasure: Message("An entry was erased")
        case Entry.Kind.vote.rawValue: Message("A vote was closed")
        case Entry.Kind.minutes.rawValue: Message("Minutes were approved")
        case Entry.Kind.decision.rawValue: Message("A decision was taken")
        case Entry.Kind.publication.rawValue: Message("Something was published")
        default: Message("An entry")
        }
    }
}
