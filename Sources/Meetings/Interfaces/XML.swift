// SPDX-License-Identifier: EUPL-1.2

/// A piece of XML whose interpolated texts are escaped: a text that was made at run time cannot become markup.
struct XML: ExpressibleByStringInterpolation, Sendable, Hashable {
    let text: String

    init(stringLiteral value: String) { text = value }
    init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    static let empty: XML = ""

    struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ value: String) { text += XML.escaped(value) }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }
        mutating func appendInterpolation(_ piece: XML) { text += piece.text }
        mutating func appendInterpolation(_ pieces: [XML]) { for piece in pieces { text += piece.text } }
        mutating func appendInterpolation(_ piece: XML?) { text += piece?.text ?? "" }
    }

    /// XML 1.0 knows five characters to escape, and no control characters but three.
    private static func escaped(_ text: String) -> String {
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
