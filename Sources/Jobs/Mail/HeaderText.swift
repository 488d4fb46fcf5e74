// SPDX-License-Identifier: EUPL-1.2

/// One line of text that is safe in a mail header: it holds no control character, so it cannot start another header.
public struct HeaderText: Hashable, Sendable, LosslessStringConvertible {
    /// The line itself.
    public let description: String

    /// Refuses text with a line break or any other control character.
    public init?(_ text: String) {
        guard !text.unicodeScalars.contains(where: Self.breaksLine) else { return nil }
        description = text
    }

    /// Takes text that people wrote, such as the title of a meeting: each run of control characters becomes one space.
    public init(flattening text: String) {
        description = text.unicodeScalars
            .split(whereSeparator: Self.breaksLine)
            .map { String($0) }
            .joined(separator: " ")
    }

    /// Line and paragraph separators (U+2028, U+2029) count as well: some clients break lines there.
    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension HeaderText: Codable {
    /// Stored text passes the same check as new text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let line = HeaderText(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a header line with a line break")
        }
        self = line
    }

    /// A plain JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
