// SPDX-License-Identifier: EUPL-1.2

/// The colours of marks, by the names of the stylesheet's tokens.
///
/// Each mark carries its light colour as an attribute and the token's class. Browsers follow the class, in light and in
/// dark; the program that makes PDF (WeasyPrint) does not style SVG by the page's stylesheet and uses the attribute.
/// A test holds the two in step.
enum Colour: String, CaseIterable {
    case paper = "#ffffff"
    case wash = "#f1f5f5"
    case ink = "#10201f"
    case ink2 = "#465756"
    case line = "#cbd5d4"
    case edge = "#6a7b7a"
    case accent = "#00566b"
    case comp = "#9a5b00"
    case ok = "#2c6415"
    case stop = "#a1231a"
    case q1 = "#dcebee"
    case q2 = "#a9cfd8"
    case q3 = "#6aabba"
    case q4 = "#2b7d91"
    case q5 = "#00465a"

    /// The name of the token, without its dashes.
    var token: String { self == .ink2 ? "ink-2" : "\(self)" }

    /// The colour of a step of a map or matrix, from 1 to 5.
    static func step(_ step: Int) -> Colour {
        [.q1, .q2, .q3, .q4, .q5][min(max(step, 1), 5) - 1]
    }
}

/// How a mark is drawn.
enum Paint {
    case fill(Colour)
    /// Width in pixels of the drawing.
    case stroke(Colour, Double)
    case noFill
    case dashed(String)
}

extension HTML.StringInterpolation {
    /// The attributes of a mark: `<path d="…"\(paint: .noFill, .stroke(.accent, 2))/>`.
    mutating func appendInterpolation(paint paints: Paint..., also extra: String? = nil) {
        var classes: [String] = []
        for paint in paints {
            switch paint {
            case .fill(let colour):
                appendInterpolation(attribute: "fill", colour.rawValue)
                classes.append("f-\(colour.token)")
            case .stroke(let colour, let width):
                appendInterpolation(attribute: "stroke", colour.rawValue)
                appendInterpolation(attribute: "stroke-width", Pixel.text(width))
                classes.append("k-\(colour.token)")
            case .noFill: appendInterpolation(attribute: "fill", "none")
            case .dashed(let pattern): appendInterpolation(attribute: "stroke-dasharray", pattern)
            }
        }
        if let extra { classes.append(extra) }
        if !classes.isEmpty { appendInterpolation(attribute: "class", classes.joined(separator: " ")) }
    }

    /// A coordinate, to a tenth of a pixel.
    mutating func appendInterpolation(px: Double) {
        appendInterpolation(Pixel.text(px))
    }

    /// A share of the width as a percentage, to a tenth.
    mutating func appendInterpolation(share: Double) {
        appendInterpolation(Pixel.text(share * 100) + "%")
    }
}

/// Numbers as SVG writes them.
enum Pixel {
    /// To a tenth, without a needless zero: `12`, `12.5`, `-0.3`.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let tenths = Int((min(max(value, -1e9), 1e9) * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, part) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return part == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(part)"
    }
}
