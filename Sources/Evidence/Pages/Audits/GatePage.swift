// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The public version of an audit before somebody signs it off: what will not be in it, what the wording check points at,
/// and the report itself.
struct GatePage {
    let say: Speech
    let document: AuditDocument
    let digest: String
    /// Findings that are attached and not published, by their sentences.
    let unpublished: [Finding]
    let links: Links

    struct Links {
        let finding: (FindingID) -> Link
        /// Where the sentence of a warning can be changed; nil where nobody can.
        let change: (AuditWarning.Place) -> Link?
    }

    var notes: HTML { "\(unfinished)\(notPublished)\(unsaid)" }

    private var unfinished: HTML {
        let open = document.steps.filter { $0.state != .done }
        guard !open.isEmpty else { return .empty }
        return Part.note(
            .care,
            say.plural(
                open.count, one: "\(open.count) step is not finished", other: "\(open.count) steps are not finished"),
            level: .h2,
            "<p>\(say("Nobody outside reads their texts: \(list: open.map { say($0.step.name) })."))</p>")
    }

    private var notPublished: HTML {
        guard !unpublished.isEmpty else { return .empty }
        let items = unpublished.map { finding -> HTML in
            "<li><a href=\"\(links.finding(finding.id))\" lang=\"\(finding.tongue.rawValue)\">\(finding.sentence)</a></li>"
        }
        return Part.note(
            .care, say("Findings that are not published"), level: .h2,
            "<p>\(say("They will not be in the report. Publish them first, or leave them out on purpose."))</p><ul>\(items)</ul>"
        )
    }

    private var unsaid: HTML {
        let open = document.sources.filter { $0.state == .unsaid }
        guard !open.isEmpty else { return .empty }
        return Part.note(
            .care, say("Sources of which nobody has said whether they are there"), level: .h2,
            "<p>\(say("Say of each whether it is there: \(list: open.map { say($0.kind.name) })."))</p>")
    }

    /// What the wording check points at: with a field for an answer to each where a form is given, for those who sign.
    private func wording(_ form: Form?) -> HTML {
        let warnings = document.warnings
        guard !warnings.isEmpty else {
            return Part.section(
                say("The wording"), id: "wording",
                """
                <p>\(say("The wording check points at nothing. It knows words, not what they mean: read the report."))</p>
                """)
        }
        let heading = say.plural(
            warnings.count, one: "\(warnings.count) sentence to answer or to change",
            other: "\(warnings.count) sentences to answer or to change")
        return Part.section(
            heading, id: "wording",
            """
            <p>\(say("The check knows words, not what they mean. Change the sentence, or say why it stays; the answer is kept for the council."))</p>\
            \(warnings.map { self.box($0, form) })
            """)
    }

    /// For those who write it and do not sign.
    var warnings: HTML { wording(nil) }

    /// The form that signs it off, with an answer to each warning.
    func signing(_ form: Form) -> HTML {
        """
        \(wording(form))\(Form.hidden("digest", digest))\
        \(form.checkbox(Form.Field("read", say("I have read the report below as anybody will read it."))))\
        \(Form.submit(say("Sign off and publish")))
        """
    }

    private func box(_ warning: AuditWarning, _ form: Form?) -> HTML {
        let change: HTML? = links.change(warning.place).map {
            "<p>\(Part.link(say("Change it: \(place(warning.place))"), to: $0))</p>"
        }
        let answer = form?.text(
            Form.Field("answer-\(warning.key)", say("Why it stays")), maxLength: AuditDraft.longestLine)
        return """
            <div class="box measure"><h3>\(say(warning.hit.kind.message))</h3>\
            <blockquote lang="\(document.tongue)"><p>\(warning.hit.sentence)</p></blockquote>\
            <p class="small dim">\(say(warning.hit.kind.advice))</p>\(change)\(answer)</div>
            """
    }

    private func place(_ place: AuditWarning.Place) -> String {
        switch place {
        case .head: say("What the audit is about")
        case .step(let step): say(step.name)
        case .source(let kind): say(kind.name)
        case .finding: say("Finding")
        case .dissent: say("Seen otherwise")
        }
    }
}

/// The reports of an audit, and how their warnings were answered.
struct AuditReportList {
    let reports: [SignedReport]
    let say: Speech

    var html: HTML {
        guard !reports.isEmpty else { return "<p>\(say("Nothing was signed off yet."))</p>" }
        let table = Table(
            say("Signed reports"),
            columns: [
                Table.Column(say("Report")), Table.Column(say("Signed off")), Table.Column(say("State")),
                Table.Column(say("Reason")),
            ],
            rows: reports.map { report in
                [
                    HTML(text: say.number(report.number)), HTML(text: say.instant(report.published)), state(report),
                    HTML(text: report.reason ?? ""),
                ]
            })
        return "\(table)\(answers)"
    }

    private var answers: HTML? {
        guard let latest = reports.first, !latest.answers.isEmpty else { return nil }
        let items = latest.answers.map { answer -> HTML in
            let words = Part.words(answer.sentence, in: latest.document.tongue)
            return "<dt>\(say(answer.kind.message))</dt><dd>\(words)<br><b>\(answer.answer)</b></dd>"
        }
        return """
            <details><summary>\(say("How the sentences of report \(latest.number) were answered"))</summary>\
            <dl class="kv small">\(items)</dl></details>
            """
    }

    private func state(_ report: SignedReport) -> HTML {
        switch report.state {
        case .published: Part.status(.done, say("Published"))
        case .replaced: Part.status(.open, say("Replaced by a later one"))
        case .withdrawn: Part.status(.stopped, say("Withdrawn"))
        }
    }
}
