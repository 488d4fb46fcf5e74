// SPDX-License-Identifier: EUPL-1.2

/// Writes a table as CSV (RFC 4180, lines ending with a line feed).
public struct DelimitedWriter {
    /// What was written so far, in UTF-8.
    public private(set) var bytes: [UInt8] = []

    public init(header: [String]) {
        row(header)
    }

    /// Adds a row of text; fields with commas, quotes or line breaks are quoted.
    public mutating func row(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            let needsQuotes = field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            bytes += (needsQuotes ? "\"\(field.replacing("\"", with: "\"\""))\"" : field).utf8
        }
        bytes.append(0x0A)
    }
}

extension Double {
    /// The shortest text that reads back as the same number; empty for what is not a number.
    var field: String { isNaN ? "" : "\(self)" }
}
