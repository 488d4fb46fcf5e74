// SPDX-License-Identifier: EUPL-1.2

/// One entry of a `.po` file.
struct PoEntry: Hashable, Sendable {
    /// The line at which the entry begins, from 1.
    var line: Int
    var isFuzzy = false
    var context: String?
    var identifier: String?
    var plural: String?
    /// `msgstr`, or `msgstr[0]`, `msgstr[1]` …
    var translations: [String] = []

    /// Whether somebody has translated it and nobody doubts it.
    var isUsable: Bool {
        !isFuzzy && !translations.isEmpty && translations.allSatisfy { !$0.isEmpty }
    }
}
