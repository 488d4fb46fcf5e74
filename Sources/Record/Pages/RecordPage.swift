// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// What the Record is, for somebody who never heard of it, and the logs that the reader may see.
struct RecordPage {
    struct Log {
        /// The badge of those who read it.
        let name: HTML
        let isPublic: Bool
        let head: PublishedHead
    }

    let logs: [Log]
    let say: Speech
    let link: (RecordRoute) -> Link

    var html: HTML {
        let purpose: HTML = """
            <div class="measure"><p>\(sentences(RecordWords.book))</p><p>\(sentences(RecordWords.head))</p></div>
            """
        let steps: HTML = """
            <ol class="measure">\(items(RecordWords.steps))</ol>
            <p><code>koinon record verify record.json head.txt</code></p>
            """
        let limits: HTML = "<ul class=\"measure\">\(items(RecordWords.limits))</ul>"
        return """
            \(Part.section(say("What it is for"), id: "purpose", purpose))
            \(Part.section(say("What you can do"), id: "steps", steps))
            \(Part.section(say("What you can read"), id: "logs", list))
            \(Part.section(say("What it does not do"), id: "limits", limits))
            """
    }

    private func sentences(_ messages: [Message]) -> String {
        messages.map { say($0) }.joined(separator: " ")
    }

    private func items(_ messages: [Message]) -> [HTML] {
        messages.map { "<li>\(say($0))</li>" }
    }

    private var list: HTML {
        guard !logs.isEmpty else {
            return Part.empty(
                say("Nothing recorded yet"), why: say("The first closed vote or approved minutes begin it."))
        }
        return "\(logs.map(block))"
    }

    private func block(_ log: Log) -> HTML {
        let head = log.head
        let count = say.plural(head.size, one: "\(head.size) entry", other: "\(head.size) entries")
        let label = say("Head of the log at \(head.size)")
        let file: HTML? =
            log.isPublic ? "<li>\(Part.link(say("The head as a file"), to: link(.head(head.log))))</li>" : nil
        return """
            <div class="panel"><p class="row">\(log.name) <b>\(count)</b></p>
            \(Part.scroll(label: label, "<pre class=\"mono\">\(head.head.description)</pre>"))
            \(Part.facts([(say("Key that signs it"), "<code>\(head.key.description)</code>")], small: true))
            <ul><li>\(Part.link(say("The entries, with their proofs"), to: link(.log(head.log))))</li>\(file)</ul></div>
            """
    }
}
