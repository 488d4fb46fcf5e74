// SPDX-License-Identifier: EUPL-1.2

extension Part {
    /// How an audience looks: word, shape and fill, the fewer people the heavier.
    public enum Audience: String, Sendable, CaseIterable {
        case `public`
        case signedIn = "signed"
        case members
        /// A formation, a walk group, named persons, one's own desk: always named.
        case formation
        case circle
    }

    /// Who can read the thing it stands beside.
    public static func badge(_ audience: Audience, _ name: String) -> HTML {
        "<span class=\"aud \(audience.rawValue)\">\(name)</span>"
    }

    /// Who can read this page: the strip under the head of every page.
    ///
    /// - Parameters:
    ///   - label: what the strip is, for those who hear the page: "Who can read this page"
    ///   - explanation: who and how many, in words
    public static func audienceStrip(_ audience: Audience, _ name: String, label: String, explanation: HTML) -> HTML {
        """
        <div class="audbar \(audience.rawValue)" role="region" aria-label="\(label)"><div class="wrap">\
        \(badge(audience, name))<p>\(explanation)</p></div></div>
        """
    }
}
