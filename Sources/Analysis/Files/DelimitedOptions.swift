// SPDX-License-Identifier: EUPL-1.2

/// The character between two fields.
public enum Delimiter: Character, CaseIterable, Hashable, Sendable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"

    var byte: UInt8 {
        switch self {
        case .comma: 0x2C
        case .semicolon: 0x3B
        case .tab: 0x09
        }
    }
}

/// The sign before a number's decimals.
public enum DecimalMark: Character, Hashable, Sendable {
    case point = "."
    case comma = ","
}

/// How a table of text is to be read; what is left open is told from the file or refused.
public struct DelimitedOptions: Hashable, Sendable {
    /// The delimiter, or nil to tell it from the header.
    public var delimiter: Delimiter?
    /// The encoding somebody chose, or nil for UTF-8, where anything else is refused with its place.
    public var encoding: TextEncoding?
    public var limits: Limits
    /// How many rows of a spreadsheet stand above the header, so that rows are told as the spreadsheet counts them.
    public var rowsAbove = 0

    public init(delimiter: Delimiter? = nil, encoding: TextEncoding? = nil, limits: Limits = Limits()) {
        (self.delimiter, self.encoding, self.limits) = (delimiter, encoding, limits)
    }

    /// What a file may cost at most.
    public struct Limits: Hashable, Sendable {
        /// Bytes of the whole file.
        public var bytes = 4 << 30
        /// Rows, the header among them.
        public var rows = 20_000_000
        /// Fields of one row.
        public var columns = 2_000
        /// Bytes of one field, its quotes among them.
        public var fieldBytes = 1 << 20
        /// Bytes of one row.
        public var rowBytes = 1 << 23

        public init() {}
    }
}
