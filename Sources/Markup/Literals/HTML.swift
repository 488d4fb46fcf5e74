// SPDX-License-Identifier: EUPL-1.2

/// A piece of markup, written as a literal: `"<p class=\"lead\">\(name)</p>"`.
///
/// The literal parts are compiled into the program; whatever is interpolated is escaped for the place where it stands.
/// There is no way from a run-time `String` to markup.
public struct HTML: ExpressibleByStringInterpolation, Sendable, Hashable {
    /// The markup, as UTF-8.
    public let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// No markup at all.
    public static let empty = HTML(bytes: [])

    /// Markup without interpolation.
    public init(stringLiteral literal: StaticString) {
        var interpolation = StringInterpolation(literalCapacity: literal.utf8CodeUnitCount, interpolationCount: 0)
        interpolation.appendLiteral(literal)
        self.init(stringInterpolation: interpolation)
    }

    /// Markup whose interpolated values have been escaped.
    public init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.finished()
    }

    /// Plain text, escaped.
    public init(text: String) {
        var bytes: [UInt8] = []
        bytes.appendEscaped(text)
        self.init(bytes: bytes)
    }

    /// Whether there is nothing to show.
    public var isEmpty: Bool { bytes.isEmpty }
}

extension HTML: CustomStringConvertible {
    /// The markup as a string, for mail bodies and tests.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension HTML {
    /// Pieces one after the other, with a separator between them.
    public static func joined(_ pieces: some Sequence<HTML>, separator: HTML = .empty) -> HTML {
        var bytes: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            if index > 0 { bytes.append(contentsOf: separator.bytes) }
            bytes.append(contentsOf: piece.bytes)
        }
        return HTML(bytes: bytes)
    }
}
