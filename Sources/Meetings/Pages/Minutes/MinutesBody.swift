// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// What minutes say, on the page and on paper.
struct MinutesBody {
    let say: Speech
    /// The language they are written in.
    let tongue: Tongue
    /// The version for the readers.
    let minutes: MinutesDocument
    /// Those who may know of the meeting: what is for them needs no mark.
    let readership: Readership
    let badge: (Readership) -> HTML?

    var html: HTML {
        "\(Part.facts(facts))\(Part.section(say("Presence"), id: "presence", presence))\(minutes.numbered.map(part))"
    }

    private var facts: [(term: String, fact: HTML)] {
        var facts: [(term: String, fact: HTML)] = [
            (say("Formation"), HTML(text: minutes.formation)),
            (say("Called for"), HTML(text: say.moment(minutes.starts))),
        ]
        if let place = minutes.place { facts.append((say("Where"), HTML(text: place))) }
        if let opened = minutes.opened, let closed = minutes.closed {
            facts.append((say("Opened and closed"), HTML(text: say("\(timeOf: opened) to \(timeOf: closed)"))))
        }
        return facts
    }

    private var presence: HTML {
        let absent: HTML = minutes.absent.isEmpty ? .empty : "<p>\(say("Absent: \(list: minutes.absent)."))</p>"
        let corrections = minutes.corrections.map { note -> HTML in Part.prose(note.text, tongue: tongue.rawValue) }
        return minutes.present.isEmpty
            ? "<p>\(say("Nobody was noted as present."))</p>\(absent)\(corrections)"
            : "<p>\(say("Present: \(list: minutes.present)."))</p>\(absent)\(corrections)"
    }

    private func part(_ number: Int?, _ part: MinutesDocument.Part) -> HTML {
        let title = number.map { say("\($0). \(part.title)") } ?? part.title
        let id = "item-\(number.map(String.init) ?? "x\(minutes.parts.firstIndex(of: part) ?? 0)")"
        let readers = part.readers.readership
        let mark = readers == readership ? nil : readers.flatMap(badge)
        return Part.section(
            title, id: id, tongue: tongue.rawValue, beside: mark ?? .empty,
            "\(head(part))\(papers(part))\(part.course.map(moment))\(part.votes.map(vote))")
    }

    private func head(_ part: MinutesDocument.Part) -> HTML {
        guard let opened = part.opened else { return "<p class=\"why\">\(say("Not dealt with."))</p>" }
        let quorum: HTML = part.quorum.map { "<br>\(say($0.message))" } ?? .empty
        let recused: HTML = part.recused.isEmpty ? .empty : "<br>\(say("Not taking part: \(list: part.recused)."))"
        return "<p class=\"why\">\(say("From \(timeOf: opened)"))\(quorum)\(recused)</p>"
    }

    private func papers(_ part: MinutesDocument.Part) -> HTML {
        part.papers.isEmpty ? .empty : "<p class=\"why\">\(say("Papers: \(list: part.papers.map(\.title))."))</p>"
    }

    private func moment(_ moment: MinutesDocument.Moment) -> HTML {
        "<div class=\"measure\">\(Part.prose(moment.text, tongue: tongue.rawValue))</div>"
    }

    private func vote(_ vote: MinutesDocument.VoteLine) -> HTML {
        let named = vote.byChoice.map { choice, seats -> HTML in "<br>\(say(choice.word)): \(say.list(seats))" }
        return """
            <div class="box"><p class="claim" lang="\(tongue.rawValue)">“\(vote.text)”</p>\
            <p><b>\(say(vote.heading)): \(say(vote.result)).</b> \(say(vote.method.word)).\(named)</p>\
            \(vote.outcome.map { OutcomePart(outcome: $0, say: say).html })\
            \(vote.remarks.map { remark -> HTML in "<p class=\"why\">\(say(remark))</p>" })</div>
            """
    }
}

extension MinutesDocument.VoteLine {
    /// Seats by what they voted, in the order in which votes are called.
    var byChoice: [(choice: Ballot.Choice, seats: [String])] {
        [Ballot.Choice.yes, .no, .abstention].compactMap { choice in named[choice.rawValue].map { (choice, $0) } }
    }
}

extension MinutesDocument.Moment {
    var text: String {
        switch self {
        case .note(let note): note.text
        case .event(let event): event.text
        }
    }
}
