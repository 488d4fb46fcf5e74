// SPDX-License-Identifier: EUPL-1.2

/// The stylesheet as the program that makes PDF reads it.
///
/// WeasyPrint 57 (Debian 12) knows neither custom properties in shorthands nor logical properties. Paper has one theme
/// and, for now, one direction of writing, so both can be written out beforehand.
public enum PaperStylesheet {
    /// The stylesheet with the tokens of paper in place of `var(…)`, and physical in place of logical properties.
    public static func from(_ stylesheet: String) -> String {
        var tokens = self.tokens(in: stylesheet)
        if let print = stylesheet.firstRange(of: "@media print") {
            tokens.merge(self.tokens(in: stylesheet[print.upperBound...])) { _, paper in paper }
        }
        var css = stylesheet
        // Tokens name other tokens, two deep at most.
        for _ in 0..<3 { css = resolved(css, tokens) }
        return physical.reduce(css) { $0.replacing($1.logical, with: $1.physical) }
    }

    private static let physical: [(logical: String, physical: String)] = [
        ("padding-inline-start:", "padding-left:"), ("padding-inline-end:", "padding-right:"),
        ("margin-inline-start:", "margin-left:"), ("margin-inline-end:", "margin-right:"),
        ("border-inline-start:", "border-left:"), ("border-inline-end:", "border-right:"),
        ("inset-inline-start:", "left:"), ("inset-inline-end:", "right:"),
        ("text-align: start", "text-align: left"), ("text-align: end", "text-align: right"),
    ]

    /// The custom properties of the first `:root`.
    private static func tokens(in css: some StringProtocol) -> [String: String] {
        guard let start = css.firstRange(of: ":root {") else { return [:] }
        let body = css[start.upperBound...].prefix { $0 != "}" }
        let declarations = body.split(whereSeparator: { $0 == ";" || $0 == "\n" })
        let pairs = declarations.compactMap { declaration -> (String, String)? in
            let parts = declaration.split(separator: ":", maxSplits: 1).map { $0.trimming(" ") }
            return parts.count == 2 && parts[0].hasPrefix("--") ? (parts[0], parts[1]) : nil
        }
        return Dictionary(pairs) { _, last in last }
    }

    /// Each `var(--name)` of a known token, replaced by its value.
    private static func resolved(_ css: String, _ tokens: [String: String]) -> String {
        var parts = css.split(separator: "var(", omittingEmptySubsequences: false)
        let first = parts.removeFirst()
        return parts.reduce(into: String(first)) { text, part in
            let name = part.prefix { $0 != ")" && $0 != "," }
            if let value = tokens[String(name)], part.dropFirst(name.count).hasPrefix(")") {
                text += value + part.dropFirst(name.count + 1)
            } else {
                text += "var(" + part
            }
        }
    }
}

extension StringProtocol {
    fileprivate func trimming(_ character: Character) -> String {
        String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
    }
}
