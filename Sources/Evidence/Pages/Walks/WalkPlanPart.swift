// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The plan of a walk, and what can be done with it.
struct WalkPlanPart {
    let say: Speech
    let walk: Walk
    let earlier: (plan: WalkPlan, link: Link)?
    let record: Link?
    let paper: Link
    let table: Link
    let thread: Link
    let edit: Link?
    let again: Link?

    var html: HTML { "\(facts)\(tools)" }

    private var plan: WalkPlan { walk.plan }

    private var facts: HTML {
        var facts: [(term: String, fact: HTML)] = [
            (say("Day"), HTML(text: say("\(plan.day, .full), \(plan.time)"))),
            (say("Light", context: "walk"), HTML(text: plan.isAfterDark ? say("After dark") : say("By daylight"))),
        ]
        if !plan.meetingPlace.isEmpty { facts.append((say("Where the group meets"), written(plan.meetingPlace))) }
        for role in WalkRole.allCases {
            if let office = plan.roles[role] { facts.append((say(role.word), written(office))) }
        }
        facts.append((say("Stops"), HTML(text: say.number(plan.stops.count))))
        if let day = plan.answersBy { facts.append((say("Answers are promised by"), HTML(text: say.date(day)))) }
        if let earlier {
            let words: HTML = """
                <a href="\(earlier.link)" lang="\(earlier.plan.tongue.rawValue)">\(earlier.plan.title)</a>, \(say.date(earlier.plan.day))
                """
            facts.append((say("Same route as"), words))
        }
        return Part.facts(facts)
    }

    private func written(_ text: String) -> HTML { Part.words(text, in: plan.tongue.rawValue) }

    private var tools: HTML {
        let links: [HTML?] = [
            record.map { Form.link(say("Record the walk"), to: $0, .filled) },
            Form.link(say("Print a form to fill in by hand"), to: paper), Form.link(say("CSV"), to: table),
            edit.map { Form.link(say("Change the plan"), to: $0) },
            again.map { Form.link(say("Walk the same route again"), to: $0) },
            Form.link(say("The thread through it"), to: thread),
        ]
        return "<div class=\"row noprint\">\(links.compactMap(\.self))</div>"
    }
}

/// What all records say, stop by stop.
struct WalkFindings {
    let say: Speech
    let walk: Walk
    let tallies: [StopTally]
    /// By stop: those a second person has looked at.
    let photos: [Int: [Link]]

    var html: HTML {
        guard tallies.contains(where: { !$0.isEmpty }) || !photos.isEmpty else {
            return Part.section(
                say("What the group found"), id: "found", "<p>\(say("Nothing has been recorded yet."))</p>\(route)")
        }
        return Part.section(
            say("What the group found"), id: "found",
            "\(table)<p class=\"why\">\(say("Who walked is no sample of the city: this says what these people saw and felt, on that day."))</p>\(stops)"
        )
    }

    private var tongue: String { walk.plan.tongue.rawValue }

    private var route: HTML {
        let items = walk.plan.stops.map { stop -> HTML in
            let area: HTML? = stop.area.isEmpty ? nil : " <span class=\"dim\">\(stop.area)</span>"
            return "<li><span lang=\"\(tongue)\">\(stop.name)\(area)</span></li>"
        }
        return "<ol>\(items)</ol>"
    }

    private var table: HTML {
        let columns =
            [Table.Column(say("Stop"))] + WalkQuestion.allCases.map { Table.Column(say($0.short)) }
            + [Table.Column(say("Felt, of 5"), figures: true), Table.Column(say("People"), figures: true)]
        return Table(
            say("Answers and feeling at each stop"),
            remark: say(
                "1 is very unsafe, 5 very safe. Where several records differ, each answer stands with its number."),
            columns: columns, rows: tallies.map(row)
        ).html
    }

    private func row(_ tally: StopTally) -> [HTML] {
        let name: HTML = "\(say.number(tally.stop.number)). <span lang=\"\(tongue)\">\(tally.stop.name)</span>"
        let answers = WalkQuestion.allCases.map { HTML(text: say.answers(tally.answers[$0])) }
        let felt: HTML = tally.mean.map { HTML(text: say.decimal($0, decimals: 1)) } ?? HTML(text: say("not asked"))
        return [name] + answers + [felt, HTML(text: say.number(tally.people))]
    }

    private var stops: HTML {
        .joined(
            tallies.compactMap { tally -> HTML? in
                let shots = photos[tally.stop.number] ?? []
                guard !tally.noticed.isEmpty || !tally.proposals.isEmpty || !shots.isEmpty else { return nil }
                let number = tally.stop.number
                let images = shots.map { link -> HTML in
                    "<img class=\"shot\" src=\"\(link)\" alt=\"\(say("Photo at stop \(number)"))\">"
                }
                return """
                    <h3 id="found-\(number)">\(say.number(number)). <span lang="\(tongue)">\(tally.stop.name)</span></h3>\
                    \(list(say("Noticed"), tally.noticed))\(list(say("Would help"), tally.proposals))\
                    \(if: !images.isEmpty, "<div class=\"row\">\(images)</div>")
                    """
            })
    }

    private func list(_ label: String, _ texts: [String]) -> HTML {
        guard !texts.isEmpty else { return .empty }
        let items = texts.map { text -> HTML in "<li lang=\"\(tongue)\" class=\"kept\">\(text)</li>" }
        return "<p class=\"label\">\(label)</p><ul>\(items)</ul>"
    }
}

extension Speech {
    /// What records answered: "Yes", or where they differ "Yes 2, No 1".
    func answers(_ counts: [WalkAnswer: Int]?) -> String {
        let say = self
        guard let counts, !counts.isEmpty else { return say("not looked at") }
        let given = WalkAnswer.allCases.filter { counts[$0] != nil }
        if let only = given.first, given.count == 1 { return say(only.word) }
        return list(given.map { "\(say($0.word)) \(number(counts[$0] ?? 0))" })
    }
}
