// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Markup

/// Who signs the minutes, who did, and the button for whoever may.
struct SignaturesPart {
    struct Line {
        let authority: Authority
        let office: Message
        let signature: Signature?
        let maySign: Bool
    }

    let stationery: MinutesStationery
    let meeting: Meeting
    let lines: [Line]
    /// Names of those who signed, for those who belong to the formation; the office is for everybody.
    let names: [PersonID: String]

    private var say: Speech { stationery.say }

    var html: HTML {
        guard !lines.isEmpty else { return .empty }
        return Part.section(say("Signatures"), id: "signatures", Part.facts(lines.map(fact)))
    }

    private func fact(_ line: Line) -> (term: String, fact: HTML) {
        (say(line.office), line.signature.map(signed) ?? unsigned(line))
    }

    private func signed(_ signature: Signature) -> HTML {
        let name: HTML = names[signature.person].map { "<br>\($0)" } ?? .empty
        return """
            \(Part.status(.done, say("Signed on \(signature.at)")))\(name)<br>\
            <small class="small">\(say("Digest of what was signed (SHA-256)")): <code>\(signature.digest)</code></small>
            """
    }

    private func unsigned(_ line: Line) -> HTML {
        let waiting = Part.status(.open, say("Not signed"))
        guard line.maySign else { return waiting }
        return """
            \(waiting)<div class="noprint"><p class="why">\(say("You may be asked for your password. The Record keeps that you signed this very text."))</p>\
            \(stationery.button(
                say("Sign"), .filled, to: .sign(meeting.id), prefix: "sign-\(line.authority.rawValue)",
                Form.hidden("authority", line.authority.rawValue)))</div>
            """
    }
}
