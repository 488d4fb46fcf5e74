// SPDX-License-Identifier: EUPL-1.2
import Language

/// A feed of the Atom Syndication Format (RFC 4287).
struct AtomFeed {
    struct Entry {
        let id: String
        let title: String
        let address: String
        let updated: Instant
        let summary: String
        let tongue: Tongue
    }

    let id: String
    let title: String
    let author: String
    /// The page the feed is about, and the feed itself.
    let address: String
    let own: String
    let updated: Instant
    let entries: [Entry]

    var text: String { "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document.text }

    private var document: XML {
        """
        <feed xmlns="http://www.w3.org/2005/Atom">
        <id>\(id)</id><title>\(title)</title><updated>\(updated.description)</updated>
        <author><name>\(author)</name></author>
        <link rel="alternate" href="\(address)"/><link rel="self" href="\(own)"/>
        \(entries.map(entry))</feed>

        """
    }

    private func entry(_ entry: Entry) -> XML {
        """
        <entry xml:lang="\(entry.tongue.rawValue)"><id>\(entry.id)</id><title>\(entry.title)</title>\
        <updated>\(entry.updated.description)</updated><link href="\(entry.address)"/>\
        <summary>\(entry.summary)</summary></entry>

        """
    }
}
