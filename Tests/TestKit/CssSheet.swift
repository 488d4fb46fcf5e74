// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// What tests need to know of a stylesheet: its classes, and its colours in light and dark.
public struct CssSheet: Sendable {
    /// Every class that a rule names.
    public let classes: Set<String>
    /// The custom properties that are colours, by name without dashes, as on paper and in light.
    public let light: [String: CssColour]
    /// The same in the dark.
    public let dark: [String: CssColour]

    /// Reads a stylesheet.
    public init(_ text: String) {
        let text = Self.withoutComments(text)
        var classes: Set<String> = []
        var roots: [(isDark: Bool, body: Substring)] = []
        var prelude = ""
        var context: [String] = []
        var rest = Substring(text)
        while let end = rest.firstIndex(where: { $0 == "{" || $0 == "}" || $0 == ";" }) {
            prelude = rest[..<end].trimmingCharacters(in: .whitespacesAndNewlines)
            let mark = rest[end]
            rest = rest[rest.index(after: end)...]
            if mark == "{" {
                if !prelude.hasPrefix("@") { classes.formUnion(Self.classes(in: prelude)) }
                if prelude == ":root" {
                    roots.append((context.contains { $0.contains("dark") }, rest.prefix { $0 != "}" }))
                }
                context.append(prelude)
            } else if mark == "}", !context.isEmpty {
                context.removeLast()
            }
        }
        self.classes = classes
        light = roots.filter { !$0.isDark }.map { Self.colours(in: $0.body) }.reduce([:]) {
            $0.merging($1) { a, _ in a }
        }
        dark = roots.filter(\.isDark).map { Self.colours(in: $0.body) }.reduce(light) { $0.merging($1) { _, b in b } }
    }

    /// The product's own stylesheet, `Assets/koinon.css`.
    public static func koinon(_ file: StaticString = #filePath) throws -> CssSheet {
        let assets = URL(filePath: "\(file)").deletingLastPathComponent().appending(path: "../../Assets/koinon.css")
        return CssSheet(try String(contentsOf: assets.standardizedFileURL, encoding: .utf8))
    }

    /// The classes a page uses that the stylesheet does not know.
    public func unknownClasses(in page: HtmlDocument) -> [String] {
        page.classes.subtracting(classes).sorted()
    }

    private static func withoutComments(_ text: String) -> String {
        var kept = ""
        var rest = Substring(text)
        while let start = rest.range(of: "/*") {
            kept += rest[..<start.lowerBound]
            let end = rest[start.upperBound...].range(of: "*/")
            rest = end.map { rest[$0.upperBound...] } ?? ""
        }
        return kept + rest
    }

    private static func classes(in selector: String) -> [String] {
        var found: [String] = []
        var rest = Substring(selector)
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            if name.first?.isLetter == true { found.append(String(name)) }
        }
        return found
    }

    private static func colours(in body: Substring) -> [String: CssColour] {
        let pairs = body.split(separator: ";").compactMap { declaration -> (String, CssColour)? in
            let parts = declaration.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            guard parts.count == 2, parts[0].hasPrefix("--"), let colour = CssColour(hex: parts[1]) else { return nil }
            return (String(parts[0].dropFirst(2)), colour)
        }
        return Dictionary(pairs) { _, last in last }
    }
}

/// A colour, and how it reads beside another.
public struct CssColour: Sendable, Hashable, CustomStringConvertible {
    let red: Int, green: Int, blue: Int

    /// Reads `#rrggbb` or `#rgb`.
    public init?(hex: String) {
        guard hex.hasPrefix("#") else { return nil }
        let digits =
            hex.dropFirst().count == 3 ? hex.dropFirst().map { "\($0)\($0)" }.joined() : String(hex.dropFirst())
        guard digits.count == 6, let value = Int(digits, radix: 16) else { return nil }
        (red, green, blue) = (value >> 16, value >> 8 & 255, value & 255)
    }

    public var description: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Relative luminance, from 0 to 1 (WCAG 2.2, from the sRGB standard).
    public var luminance: Double {
        func linear(_ channel: Int) -> Double {
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio, from 1 to 21 (WCAG 2.2). Text needs 4.5, large text and borders of fields 3.
    public func contrast(with other: CssColour) -> Double {
        let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)
    }
}
