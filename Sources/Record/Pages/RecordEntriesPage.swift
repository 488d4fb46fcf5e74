// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

/// The entries of one log, the newest first, each with its proof.
struct RecordEntriesPage {
    let log: RecordLogID
    let entries: ListedEntries
    let say: Speech
    let link: (RecordRoute, Fields) -> Link

    var html: HTML {
        let columns = [say("Number"), say("When"), say("What"), say("Proof")].map { Table.Column($0) }
        let table = Table(
            say("Entries, the newest first"), captionIsHidden: true, columns: columns, rows: entries.entries.map(row))
        return "\(table)\(pages)"
    }

    private func row(_ entry: ListedEntry) -> [HTML] {
        let file = link(.entry(log, index: entry.index), [:])
        let proof = Part.link(say("Proof of entry \(entry.index)"), to: file)
        switch entry.content {
        case .readable(let note, let text):
            let words: HTML =
                "<details><summary>\(say(RecordWords.name(of: note.kind)))</summary><code>\(text)</code></details>"
            return ["\(entry.index)", HTML(text: moment(note.at)), words, proof]
        case .erased(let erasure):
            let words = say("Erased on \(moment(erasure.at)), see entry \(erasure.entry): \(erasure.reason)")
            return ["\(entry.index)", .empty, HTML(text: words), proof]
        case .damaged:
            return ["\(entry.index)", .empty, HTML(text: say("What is stored is not what was recorded.")), .empty]
        }
    }

    /// A time as recorded; where it cannot be read, as it stands.
    private func moment(_ text: String) -> String {
        Instant(text).map { say.instant($0) } ?? text
    }

    private var pages: HTML {
        guard let newest = entries.entries.first, let oldest = entries.entries.last else { return .empty }
        let earlier = entries.next.map { Part.Entry(say("Earlier entries"), link(.log(log), ["before": "\($0)"])) }
        let later = newest.index + 1 < entries.size ? Part.Entry(say("Newest entries"), link(.log(log), [:])) : nil
        return Part.pages(
            label: say("Pages of the list"),
            shown: say("Entries \(oldest.index) to \(newest.index) of \(entries.size)"), earlier: earlier, later: later)
    }
}
