// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The minutes with where they stand, in the version for one reader. They print as a document.
struct MinutesPage {
    let body: MinutesBody
    let state: HTML
    /// The other version and the other formats.
    let versions: HTML
    let signatures: HTML
    /// From the draft to the approval, for those who take part in it.
    let chain: HTML

    var html: HTML { "<p class=\"row\">\(state)</p>\(versions)\(body.html)\(signatures)\(chain)" }
}
