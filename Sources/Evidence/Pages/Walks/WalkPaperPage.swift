// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

/// A walk on paper: the route, and a box for each answer.
struct WalkPaperPage {
    let say: Speech
    let walk: Walk

    var html: HTML {
        """
        <p class="noprint">\(say("Print this page from your browser. What is written on paper can be typed in later."))</p>\
        <p>\(say("\(walk.plan.day, .full), \(walk.plan.time)")) · \(walk.plan.isAfterDark ? say("After dark") : say("By daylight"))\
        \(meeting)</p>\(roles)<p><b>\(say("Things, not people. No names, no number plates."))</b> \
        \(say("Everybody shows one to five fingers at once. Write how many people showed each. Leave out what nobody showed."))</p>\
        \(walk.plan.stops.map(stop))
        """
    }

    private var meeting: HTML {
        walk.plan.meetingPlace.isEmpty
            ? .empty : " · <span lang=\"\(walk.plan.tongue.rawValue)\">\(walk.plan.meetingPlace)</span>"
    }

    private var roles: HTML {
        let facts = WalkRole.allCases.map { role in
            (
                term: say(role.word),
                fact: walk.plan.roles[role].map { Part.words($0, in: walk.plan.tongue.rawValue) } ?? "…………………………"
            )
        }
        return Part.facts(facts, small: true)
    }

    private func stop(_ stop: WalkStop) -> HTML {
        let (tongue, box) = (walk.plan.tongue.rawValue, HTML(text: "☐"))
        let feeling = Table(
            say("How safe do you feel here, now?"), remark: say("1 is very unsafe, 5 is very safe"),
            columns: (1...5).map { Table.Column(say.number($0), figures: true) },
            rows: [Array(repeating: HTML(text: "……"), count: 5)], narrow: .scrolls)
        let questions = Table(
            say("Six questions"), captionIsHidden: true,
            columns: [Table.Column(say("Question"))] + WalkAnswer.allCases.map { Table.Column(say($0.word)) },
            rows: WalkQuestion.allCases.map { question in
                ["\(say(question.text)) <small>\(say(question.hint))</small>", box, box, box]
            }, narrow: .scrolls)
        let note: HTML? = stop.note.isEmpty ? nil : "<p lang=\"\(tongue)\">\(stop.note)</p>"
        return """
            <section aria-labelledby="paper-\(stop.number)"><h2 id="paper-\(stop.number)">\(say.number(stop.number)). \
            <span lang="\(tongue)">\(stop.name)</span> <small class="dim" lang="\(tongue)">\(stop.area)</small></h2>\(note)\
            \(feeling)\(questions)<p class="lines">\(say("What did you notice?"))</p><p class="lines">\(say("What would help?"))</p></section>
            """
    }
}

/// What was found, as a table for spreadsheets. Its columns are the same in every language.
enum WalkTable {
    static func text(_ walk: Walk, _ tallies: [StopTally]) -> String {
        let questions = WalkQuestion.allCases.flatMap { question in
            WalkAnswer.allCases.map { "\(question.rawValue)_\($0.rawValue)" }
        }
        let head =
            ["day", "after_dark", "stop", "name", "area"] + questions + (1...5).map { "felt_\($0)" }
            + ["people", "noticed", "would_help"]
        return CSV.text([head] + tallies.map { row($0, walk) })
    }

    private static func row(_ tally: StopTally, _ walk: Walk) -> [String] {
        let answers = WalkQuestion.allCases.flatMap { question in
            WalkAnswer.allCases.map { "\(tally.answers[question]?[$0] ?? 0)" }
        }
        let place = [
            "\(walk.plan.day)", walk.plan.isAfterDark ? "yes" : "no", "\(tally.stop.number)", tally.stop.name,
            tally.stop.area,
        ]
        let words = [tally.noticed.joined(separator: "\n"), tally.proposals.joined(separator: "\n")]
        return place + answers + tally.felt.map { "\($0)" } + ["\(tally.people)"] + words
    }
}
