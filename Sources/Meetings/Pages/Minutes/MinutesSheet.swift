// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// Approved minutes as a document of its own, for paper.
struct MinutesSheet {
    let say: Speech
    let council: String
    let title: String
    let isFictional: Bool
    let isPublic: Bool
    let approved: Instant
    let body: MinutesBody
    let signatures: [(term: String, fact: HTML)]

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="\(say.tongue.rawValue)"\(attribute: "dir", say.tongue.isRightToLeft ? "rtl" : nil)>
        <head><meta charset="utf-8"><title>\(title) · \(council)</title></head>
        <body>
        <header>\(fiction)<p>\(council)</p></header>
        \(strip)
        <main class="wrap"><h1>\(title)</h1>
        <p>\(Part.status(.done, say("Approved on \(dayOf: approved)")))</p>
        \(body.html)\(signed)
        </main>
        </body>
        </html>

        """
    }

    private var fiction: HTML {
        isFictional ? "<div class=\"fiction\"><p><b>\(say("Fictional example."))</b></p></div>" : .empty
    }

    private var strip: HTML {
        isPublic
            ? Part.audienceStrip(
                .public, say("Public"), label: say("Who can read this page"),
                explanation: HTML(text: say("Anybody can read this page.")))
            : Part.audienceStrip(
                .members, say("Members"), label: say("Who can read this page"),
                explanation: HTML(text: say("The members of \(body.minutes.formation) can read this page.")))
    }

    private var signed: HTML {
        signatures.isEmpty ? .empty : Part.section(say("Signatures"), id: "signatures", Part.facts(signatures))
    }
}
