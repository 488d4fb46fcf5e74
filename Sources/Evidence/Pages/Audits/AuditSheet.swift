// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// A signed report as a document of its own, for paper.
struct AuditSheet {
    let say: Speech
    let council: String
    let isFictional: Bool
    let report: SignedReport
    let document: AuditDocument

    var html: HTML {
        let body = AuditReport(document: document, say: say, links: nil)
        let signed = say("Report \(report.number), signed off on \(dayOf: report.published).")
        return """
            <!DOCTYPE html>
            <html lang="\(say.tongue.rawValue)"\(attribute: "dir", say.tongue.isRightToLeft ? "rtl" : nil)>
            <head><meta charset="utf-8"><title>\(document.title) · \(council)</title></head>
            <body>
            <header>\(fiction)<p>\(council)</p></header>
            \(strip)
            <main class="wrap"><h1 lang="\(document.tongue)">\(document.title)</h1>
            <p>\(Part.status(.done, signed))</p>
            \(body.html)
            </main>
            </body>
            </html>

            """
    }

    private var fiction: HTML {
        isFictional ? "<div class=\"fiction\"><p><b>\(say("Fictional example."))</b></p></div>" : .empty
    }

    private var strip: HTML {
        Part.audienceStrip(
            .public, say("Public"), label: say("Who can read this page"),
            explanation: HTML(text: say("Anybody can read this page.")))
    }
}
