// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Conference {
    /// Where it stands, in a word.
    func status(_ say: Speech) -> HTML {
        switch state {
        case .planned: Part.status(.wait, say("To come"))
        case .live: Part.status(.going, opened.map { say("Live now, since \(timeOf: $0)") } ?? say("Live now"))
        case .closed: Part.status(.done, say("Held"))
        case .cancelled: Part.status(.stopped, say("Called off"))
        }
    }

    /// Day, time and zone: what people write into their calendar.
    func when(_ say: Speech) -> String {
        let end = LocalTime(minuteOfDay: plan.starts.time.minuteOfDay + plan.minutes)
        let day = say.date(plan.starts.date, .full)
        return say("\(day), \(say.time(plan.starts.time)) to \(say.time(end)) (clocks of \(plan.starts.zone.name))")
    }

    /// The same for programs.
    var dateTime: String { "\(plan.starts.date)T\(plan.starts.time)" }
}

extension ConferencePlan.Door.Asking {
    var words: Message {
        switch self {
        case .nobody: Message("No questions and polls")
        case .anybody: Message("Anybody with the page")
        case .registered: Message("Only those who registered")
        }
    }
}

extension ConferencePlan.Door.Signing {
    var words: Message {
        switch self {
        case .unsigned: Message("Without a name")
        case .free: Message("With a name or without, as one likes")
        case .signed: Message("Only with a name")
        }
    }
}
