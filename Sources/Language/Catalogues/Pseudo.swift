// SPDX-License-Identifier: EUPL-1.2

/// The pseudo-language `qps`: English with accents, a third longer, in brackets. A text on a page that is not so was
/// never made a message; a page that breaks would break in Greek.
enum Pseudo {
    private static let accented: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            "ÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞQŔŜŢÛṼŴẊÝŽàƀçđéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž"))

    /// The template in the pseudo-language, with its placeholders.
    static func text(_ template: String) -> String {
        let padding = String(repeating: "·", count: (template.count * 3 + 9) / 10)
        return "⟦" + String(template.map { accented[$0] ?? $0 }) + padding + "⟧"
    }
}
