// SPDX-License-Identifier: EUPL-1.2

/// Where in the markup the writing stands, and therefore what may be interpolated next.
enum Place: Equatable {
    /// Between tags.
    case text
    /// Inside a tag, outside attribute values.
    case tag
    /// Inside a double-quoted attribute value, with the places where the attribute's name and its value start.
    case value(name: Int, value: Int)
    /// After a link that must be the whole value: only the closing quote may follow.
    case afterLink
    /// Inside a comment.
    case comment
    /// Inside an element whose content is not markup (`script`, `style` …).
    case raw
}

/// A mistake of the programmer in a literal. Debug builds stop; release builds leave the value out.
enum Misuse: String, Equatable, Error {
    case tagOrAttributeName = "a value cannot be a tag, an attribute or their name; use \\(attribute:) or \\(checked:)"
    case unquotedAttribute = "attribute values are written in double quotes"
    case strayBracket = "a < that opens no tag is written &lt;"
    case comment = "no value goes into a comment"
    case rawText = "no value goes into a script, a style or another element that is not markup"
    case handlerOrStyle = "no value goes into an on*, style, srcdoc, srcset or http-equiv attribute"
    case needsLink = "an address takes a Link, not a string"
    case linkIsWholeValue = "a Link is the whole value of its attribute"
    case markupInAttribute = "markup stands between tags; an attribute takes text"
    case attributeOutsideTag = "an attribute stands inside a tag, after its name"
    case unfinished = "the literal ends inside a tag, a comment or a script"
}

/// What an attribute accepts.
enum AttributeKind {
    case plain, link, forbidden

    /// Attributes whose value is one address.
    private static let links: [StaticString] = [
        "href", "src", "action", "formaction", "xlink:href", "poster", "cite", "data", "manifest", "background",
    ]
    /// Attributes whose value is a program, a style or several addresses.
    private static let closed: [StaticString] = ["style", "srcdoc", "srcset", "imagesrcset", "ping", "http-equiv"]

    /// The kind of the attribute whose name starts at `start` and ends before `=` or at the end.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        func isNamed(_ known: StaticString) -> Bool {
            let end = start + known.utf8CodeUnitCount
            return bytes.has(known, at: start) && (end == bytes.count || bytes[end] == UInt8(ascii: "="))
        }
        if bytes.has("on", at: start) {
            self = .forbidden
        } else if Self.closed.contains(where: isNamed) {
            self = .forbidden
        } else {
            self = Self.links.contains(where: isNamed) ? .link : .plain
        }
    }
}
