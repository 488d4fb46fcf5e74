// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension MeetingsModule {
    /// The next meetings, for somebody's desk; nothing where none is called.
    public static func deskSection(_ visit: Visit) throws -> HTML {
        let meetings = try MeetingList.ahead.page(for: visit.scope, of: 3, in: visit.snapshot).items
        guard !meetings.isEmpty else { return .empty }
        let rows = try meetings.map { meeting -> HTML in
            """
            <li><h3><a href="\(visit.link(MeetingsRoute.meeting(meeting.id)))">\(meeting.title(visit.say))</a></h3>\
            <p class="row small"><span>\(visit.say.time(meeting.starts.time))</span>\(meeting.status(visit.say))\
            \(try visit.audienceLine(meeting.readership).badge(visit.say))</p></li>
            """
        }
        return Part.section(
            visit.say("Next meetings"), id: "meetings",
            beside: Part.link(visit.say("All meetings"), to: visit.link(MeetingsRoute.list)),
            "<ul class=\"rows\">\(rows)</ul>")
    }

    /// The next meeting and the latest decisions, for a council's front page.
    public static func homeSection(_ visit: Visit) throws -> HTML {
        let decisions = try visit.snapshot.decisions(for: visit.scope, of: 3).items
        let stationery = visit.stationery
        let decided: HTML =
            decisions.isEmpty
            ? .empty
            : Part.section(
                visit.say("Latest decisions"), id: "decisions",
                beside: Part.link(visit.say("All decisions"), to: visit.link(MeetingsRoute.decisions)),
                "<ul class=\"rows\">\(decisions.map { $0.row(stationery, nil) })</ul>")
        return "\(try deskSection(visit))\(decided)"
    }
}

extension ThreadPart {
    /// What was decided, by how many, by which rule.
    static let decision = ThreadPart(.decision) { visit, nodes in
        let decisions = try visit.snapshot.decisions(nodes.compactMap { DecisionID($0.reference.id) }, for: visit.scope)
        return Dictionary(
            decisions.map { decision in
                let say = visit.say
                let content: HTML = """
                    \(Part.prose(decision.text, tongue: decision.tongue.rawValue))\(OutcomePart(outcome: decision.outcome, say: say).html)
                    """
                let record = visit.recordLink(decision).map { link in
                    [
                        (
                            label: say("Record"),
                            content: Part.link(say("Entry \(decision.index), to be checked"), to: link)
                        )
                    ]
                }
                return (
                    "\(decision.id)",
                    StepContent(
                        claim: say("\(decision.result): \(decision.title)"), when: say("Decided \(decision.day)"),
                        content: content,
                        margin: [(label: say("Number"), content: HTML(text: decision.number.description))]
                            + (record ?? []))
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}
