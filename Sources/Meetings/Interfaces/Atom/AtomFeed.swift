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

    var text: String {
        let head = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            \(element("id", id))\(element("title", title))\(element("updated", updated.description))
            <author>\(element("name", author))</author>
            <link rel="alternate" href="\(escaped(address))"/><link rel="self" href="\(escaped(own))"/>

            """
        return head + entries.map(entry).joined() + "</feed>\n"
    }

    private func entry(_ entry: Entry) -> String {
        """
        <entry xml:lang="\(escaped(entry.tongue.rawValue))">\(element("id", entry.id))\(element("title", entry.title))\
        \(element("updated", entry.updated.description))<link href="\(escaped(entry.address))"/>\
        \(element("summary", entry.summary))</entry>

        """
    }

    private func element(_ name: String, _ text: String) -> String { "<\(name)>\(escaped(text))</\(name)>" }

    /// XML 1.0 knows five characters to escape, and no control characters but three.
    private func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&apos;"
            case "\t", "\n", "\r": out.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
