// SPDX-License-Identifier: EUPL-1.2
import Web

/// A page as somebody reads it who looks for links: just enough to find one's way through the forms.
struct Scrap {
    private let text: String

    init(_ reply: Reply) { text = String(decoding: reply.bytes, as: UTF8.self) }

    /// The segment that follows a text in addresses on the page, each once, in the order of the page.
    func segments(after mark: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let range = rest.firstRange(of: mark) {
            rest = rest[range.upperBound...]
            let segment = String(rest.prefix { !"/\"?#&< ".contains($0) })
            if !segment.isEmpty, !found.contains(segment) { found.append(segment) }
        }
        return found
    }

    /// The value of the first option or box whose text begins so.
    func choice(saying label: String) -> String? {
        guard let end = text.firstRange(of: ">" + label)?.lowerBound,
            let start = text[..<end].lastRange(of: "value=\"")?.upperBound
        else { return nil }
        return String(text[start..<end].prefix { $0 != "\"" })
    }

    /// What a hidden field of a form on the page holds.
    func value(named name: String) -> String? {
        text.firstRange(of: "name=\"\(name)\" value=\"").map { String(text[$0.upperBound...].prefix { $0 != "\"" }) }
    }

    /// The words of the page without its marks, for somebody who has to find out what went wrong.
    var words: String {
        let main = text.firstRange(of: "<main").map { text[$0.lowerBound...] } ?? text[...]
        var out = ""
        var isMark = false
        for letter in main {
            if letter == "<" {
                isMark = true
            } else if letter == ">" {
                isMark = false
            } else if !isMark {
                out.append(letter)
            }
        }
        return String(out.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(600))
    }
}

extension StringProtocol {
    fileprivate func lastRange(of mark: String) -> Range<Index>? {
        var found: Range<Index>?
        var from = startIndex
        while let range = self[from...].firstRange(of: mark) {
            found = range
            from = range.upperBound
        }
        return found
    }
}
