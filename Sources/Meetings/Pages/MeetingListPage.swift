// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup

/// Meetings to come, or those held.
struct MeetingListPage {
    let stationery: Stationery
    let list: MeetingList
    let meetings: [Meeting]
    let badges: [Readership: HTML]
    let next: Keyset.Cursor?
    let mayCall: Bool
    /// Where dates are looked for, for members.
    let dates: Link?
    /// Where the calendars to subscribe to are.
    let calendars: Link

    private var say: Speech { stationery.say }

    var html: HTML {
        """
        \(Part.nav(label: say("Which meetings"), [
            .init(say("To come"), stationery.link(.list), isCurrent: list == .ahead),
            .init(say("Held"), stationery.link(.past), isCurrent: list == .past),
        ]))\(rows)\(more)\
        <p class="row noprint">\(if: mayCall, Form.link(say("Call a meeting"), to: stationery.link(.new), .filled))\
        \(dates.map { Form.link(say("Dates that are looked for"), to: $0) })\
        \(Form.link(say("Calendars to subscribe to"), to: calendars, .link))</p>
        """
    }

    private var rows: HTML {
        guard !meetings.isEmpty else {
            return list == .ahead
                ? Part.empty(
                    say("No meeting is called"), level: .h2,
                    why: say("Meetings stand here from the day they are called."))
                : Part.empty(
                    say("No meeting was held yet"), level: .h2, why: say("Meetings stand here once they are over."))
        }
        return "<ul class=\"rows\">\(meetings.map(row))</ul>"
    }

    private func row(_ meeting: Meeting) -> HTML {
        """
        <li><h2><a href="\(stationery.link(.meeting(meeting.id)))">\(meeting.title(say))</a></h2>
        <p class="row small">\(Part.time("\(meeting.starts.date)T\(meeting.starts.time)", say.time(meeting.starts.time)))\
        \(meeting.venue.place.map { place -> HTML in "<span>\(place)</span>" })\(meeting.status(say))\
        \(badges[meeting.readership])</p></li>
        """
    }

    private var more: HTML {
        guard let next else { return .empty }
        let link = stationery.link(list == .ahead ? .list : .past).with("after", next.text)
        return Part.pages(
            label: say("Pages of the list"),
            shown: say.plural(
                meetings.count, one: "\(meetings.count) meeting", other: "\(meetings.count) meetings"),
            later: .init(say("Further meetings"), link))
    }
}

extension Meeting {
    func status(_ say: Speech) -> HTML {
        switch state {
        case .called: Part.status(.wait, say(state.word))
        case .open: Part.status(.going, say("Open since \(timeOf: opened ?? starts.instant())"))
        case .closed: Part.status(.done, say(state.word))
        case .cancelled: Part.status(.stopped, say(state.word))
        }
    }
}
