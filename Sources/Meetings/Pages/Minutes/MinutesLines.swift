// SPDX-License-Identifier: EUPL-1.2
import Language

/// The minutes as plain text: lines of at most 78 letters, headings underlined, for any reader and any archive.
struct MinutesLines {
    let say: Speech
    let minutes: MinutesDocument
    /// The heading of the document.
    let title: String
    /// Where the minutes stand, and who signed.
    let state: [String]

    var text: String {
        let blocks =
            [
                title.uppercased(), Self.wrapped(head.joined(separator: "\n")),
                Self.wrapped(presence.joined(separator: "\n")),
            ]
            + minutes.numbered.map(part) + (state.isEmpty ? [] : [Self.wrapped(state.joined(separator: "\n"))])
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private var head: [String] {
        var lines = [minutes.formation, say.moment(minutes.starts)]
        if let place = minutes.place { lines.append(place) }
        if let opened = minutes.opened, let closed = minutes.closed {
            lines.append("\(say("Opened and closed")): \(say("\(timeOf: opened) to \(timeOf: closed)"))")
        }
        return lines
    }

    private var presence: [String] {
        let present =
            minutes.present.isEmpty
            ? say("Nobody was noted as present.") : say("Present: \(list: minutes.present).")
        return [present] + (minutes.absent.isEmpty ? [] : [say("Absent: \(list: minutes.absent).")])
            + minutes.corrections.map(\.text)
    }

    private func part(_ number: Int?, _ part: MinutesDocument.Part) -> String {
        let title = number.map { say("\($0). \(part.title)") } ?? part.title
        let lines = [Self.wrapped(title), String(repeating: "-", count: min(title.count, Self.width))]
        return (lines + head(of: part) + part.course.map { Self.wrapped($0.text) + "\n" } + part.votes.map(vote))
            .joined(separator: "\n").trimmed
    }

    private func head(of part: MinutesDocument.Part) -> [String] {
        guard let opened = part.opened else { return [say("Not dealt with."), ""] }
        var lines = [say("From \(timeOf: opened)")]
        if let quorum = part.quorum { lines.append(say(quorum.message)) }
        if !part.recused.isEmpty { lines.append(say("Not taking part: \(list: part.recused).")) }
        if !part.papers.isEmpty { lines.append(say("Papers: \(list: part.papers.map(\.title)).")) }
        return lines.map(Self.wrapped) + [""]
    }

    private func vote(_ vote: MinutesDocument.VoteLine) -> String {
        let named = vote.byChoice.map { choice, seats in "\(say(choice.word)): \(say.list(seats))" }
        let lines =
            [
                "“\(vote.text)”", "\(say(vote.heading)): \(say(vote.result)). \(say(vote.method.word)).",
            ] + vote.sentences(say) + named
        return lines.map(Self.wrapped).joined(separator: "\n") + "\n"
    }

    static let width = 78

    /// Breaks lines between words; a word that is longer than a line stays whole.
    static func wrapped(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            var (lines, current): ([String], String) = ([], "")
            for word in line.split(separator: " ") {
                if !current.isEmpty, current.count + 1 + word.count > width {
                    lines.append(current)
                    current = ""
                }
                current += (current.isEmpty ? "" : " ") + word
            }
            return (lines + [current]).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
