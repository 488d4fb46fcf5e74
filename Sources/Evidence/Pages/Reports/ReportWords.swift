// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

// Small things that the pages of weekly reports say alike.

extension Speech {
    /// Week 48 of 2026, 23 to 29 November 2026.
    func weekLine(_ week: ReportWeek) -> String {
        let say = self
        return say("Week \(week.number) of \(year: week.year): \(week.days)")
    }

    /// How often, as it was told.
    func seen(_ line: SeenLine) -> String {
        let say = self
        return line.count.map(number) ?? say("not counted")
    }

    func notSaid() -> HTML {
        let say = self
        return "<span class=\"dim\">\(say("not said"))</span>"
    }
}

extension Part {
    /// What an organisation is called, in the language it is written in.
    static func name(_ names: LocalText, _ say: Speech) -> HTML {
        let reading = names.reading(in: say.tongue)
        return reading.tongue == say.tongue
            ? HTML(text: reading.text) : Part.words(reading.text, in: reading.tongue.rawValue)
    }
}

extension PartnerReport {
    /// Where it stands, in a word.
    func status(_ say: Speech) -> HTML {
        switch state {
        case .sent: Part.status(.wait, say("Sent, not read yet"))
        case .acknowledged: Part.status(.going, say("Read"))
        case .answered: Part.status(.going, say("Answered"))
        case .closed: Part.status(.done, say("Closed"))
        }
    }

    /// What it tells, in a few words.
    func brief(_ say: Speech) -> String {
        if isNothing { return say("nothing to report") }
        let told = lines.reduce(0) { $0 + $1.weight }
        if told == 0 { return say("in words") }
        return say.plural(told, one: "\(told) thing seen", other: "\(told) things seen")
    }
}

extension ReportStanding {
    /// A week that is running can still be reported by everybody.
    func status(_ say: Speech, isRunning: Bool) -> HTML {
        switch self {
        case .reported: Part.status(.done, say("Reported"))
        case .nothingToReport: Part.status(.done, say("Nothing to report"))
        case .missing where isRunning: Part.status(.wait, say("Not yet"))
        case .missing: Part.status(.open, say("Did not report"))
        }
    }
}

/// What the form asks before it sends words that may point at somebody.
enum TextQuestion {
    static let problem = Message("Look at your words once more, then change them or confirm.")

    /// What was found, and the box by which somebody confirms.
    static func html(_ found: [TextFinding], looked: String, _ form: Form, _ say: Speech) -> HTML {
        guard !found.isEmpty else { return .empty }
        let items = found.map { finding -> HTML in
            "<li>\(say("“\(finding.text)” looks like \(finding.kind.message)."))</li>"
        }
        let box = form.checkbox(
            Form.Field(
                "confirmed", say("It points at nobody: send it as it is"), optional: true))
        return Part.note(
            .care, say("Does this point at a person?"), level: .h2,
            """
            <p>\(say("Reports are about places and things, never about persons. The form takes some words for names that are none; you decide."))</p>\
            <ul>\(items)</ul>\(Form.hidden("looked", looked))\(box)
            """)
    }
}
