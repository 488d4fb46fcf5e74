// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

extension Obligation {
    /// What it asks for, as a heading.
    func title(_ say: Speech) -> String {
        switch matter {
        case .meetings(let formation): say("Meetings: \(say.text(formation.names))")
        case .publicMeetings: say("Meetings that residents may attend")
        case .output(let names): say.text(names)
        case .review(let names): say("Looking again at: \(say.text(names))")
        case .input(let names): say.text(names)
        }
    }
}

extension DutyLine {
    /// Shape and words: done, due by a day, late since one.
    func status(_ say: Speech) -> HTML {
        switch fulfilment {
        case .done(let next): Part.status(.done, say("Done; next by \(next)"))
        case .due(let day, let missing):
            Part.status(
                .open,
                missing == 1
                    ? say("Due by \(day)")
                    : say.plural(missing, one: "\(missing) more by \(day)", other: "\(missing) more by \(day)"))
        case .late(let since, _): Part.status(.late, say("Late since \(since)"))
        }
    }

    /// The meeting that will do, where one is called.
    func aheadWords(_ say: Speech) -> HTML {
        guard let ahead else { return .empty }
        return "<br><span class=\"small dim\">\(say("A meeting is called for \(ahead)."))</span>"
    }
}

extension SeatAlert {
    /// Vacant, or ending: shape and words.
    func status(_ say: Speech, today: LocalDate) -> HTML {
        switch matter {
        case .vacant(let since?): Part.status(.late, say("Vacant since \(since)"))
        case .vacant(nil): Part.status(.open, say("Nobody has held it yet"))
        case .ends(let day): Part.status(.open, say("The mandate ends on \(day)"))
        }
    }
}
