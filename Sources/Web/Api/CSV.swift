// SPDX-License-Identifier: EUPL-1.2

/// Tables for spreadsheets (RFC 4180), with cells that none takes for a formula.
public enum CSV {
    /// The whole file, heads first.
    public static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// One cell.
    public static func cell(_ text: String) -> String {
        let startsFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe = startsFormula ? "'" + text : text
        guard safe.contains(where: { "\",\r\n".contains($0) || $0.isNewline }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
