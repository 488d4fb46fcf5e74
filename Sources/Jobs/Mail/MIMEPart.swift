// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A part of a mail: text, encoded bytes, or several parts (RFC 2045 and 2046).
struct MIMEPart: Sendable {
    private let fields: [HeaderField]
    private let body: String

    /// Readable text, as quoted-printable.
    static func text(_ subtype: StaticString, _ text: String) -> MIMEPart {
        MIMEPart(
            fields: [
                HeaderField("Content-Type", words: ["text/\(subtype);", "charset=UTF-8"]),
                HeaderField("Content-Transfer-Encoding", words: ["quoted-printable"]),
            ], body: QuotedPrintable.encode(text))
    }

    /// Bytes that must arrive unchanged, as base64; `type` gives the words of `Content-Type`.
    static func encoded(_ type: [String], _ bytes: [UInt8], disposition: [String]? = nil) -> MIMEPart {
        var fields = [
            HeaderField("Content-Type", words: type), HeaderField("Content-Transfer-Encoding", words: ["base64"]),
        ]
        if let disposition { fields.append(HeaderField("Content-Disposition", words: disposition)) }
        let lines = Data(bytes).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return MIMEPart(fields: fields, body: lines)
    }

    /// Several parts. No encoded body can hold `=_`, so the boundary needs no search (RFC 2045, section 6.7).
    static func multipart(_ subtype: StaticString, _ parts: [MIMEPart]) -> MIMEPart {
        let boundary = "=_\(subtype)"
        let delimited = parts.map { "--\(boundary)\r\n\($0.source)\r\n" }.joined()
        return MIMEPart(
            fields: [HeaderField("Content-Type", words: ["multipart/\(subtype);", "boundary=\"\(boundary)\""])],
            body: "\(delimited)--\(boundary)--\r\n")
    }

    /// Headers, an empty line, the body; `leading` headers come first when this is the whole mail.
    func source(leading: [HeaderField]) -> String {
        (leading + fields).map { $0.folded + "\r\n" }.joined() + "\r\n" + body
    }

    private var source: String { source(leading: []) }
}
