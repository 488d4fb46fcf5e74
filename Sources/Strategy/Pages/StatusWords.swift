// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// How long ago, in the unit people use for it: days up to two weeks, weeks up to two months, then months.
enum Lateness {
    static func words(days: Int) -> Message {
        switch days {
        case ..<14: .plural(days, one: "\(days) day", other: "\(days) days")
        case ..<60: .plural(days / 7, one: "\(days / 7) week", other: "\(days / 7) weeks")
        default: .plural(days / 30, one: "\(days / 30) month", other: "\(days / 30) months")
        }
    }
}

extension Stage {
    /// What the owner chooses from.
    var name: Message {
        switch self {
        case .open: Message("Not started")
        case .waiting: Message("Waiting")
        case .going: Message("Under way")
        case .done: Message("Done")
        case .stopped: Message("Stopped")
        }
    }
}

extension ActionStatus {
    var words: Message {
        switch self {
        case .open: Stage.open.name
        case .waiting: Stage.waiting.name
        case .going: Stage.going.name
        case .late(let days): Message("Late by \(Lateness.words(days: days))")
        case .done(daysLate: 0): Stage.done.name
        case .done(let days): Message("Done, \(Lateness.words(days: days)) late")
        case .stopped: Stage.stopped.name
        }
    }

    func badge(_ say: Speech) -> HTML {
        let state: Part.State =
            switch self {
            case .open: .open
            case .waiting: .wait
            case .going: .going
            case .late: .late
            case .done: .done
            case .stopped: .stopped
            }
        return Part.status(state, say(words))
    }
}

extension MilestoneStatus {
    func badge(_ say: Speech) -> HTML {
        switch self {
        case .planned: Part.status(.open, say("Planned"))
        case .onTime: Part.status(.done, say("On time"))
        case .notReached: Part.status(.stopped, say("Not noted as reached"))
        case .reachedLate(let days): Part.status(.done, say("Reached, \(Lateness.words(days: days)) late"))
        case .late(let days): Part.status(.late, say("Late by \(Lateness.words(days: days))"))
        }
    }
}

extension PriorityStatus {
    func badge(_ say: Speech) -> HTML {
        switch self {
        case .notStarted: Part.status(.wait, say("Not started"))
        case .underWay: Part.status(.going, say("Under way"))
        case .late: Part.status(.late, say("Late"))
        case .stopped: Part.status(.stopped, say("Stopped"))
        case .done(let done, let count): Part.status(.done, say("Actions: \(done) of \(count) done"))
        }
    }
}

extension Recommendation.Answer.Verdict {
    var name: Message {
        switch self {
        case .accepted: Message("Accepted")
        case .partly: Message("Accepted in part")
        case .refused: Message("Refused")
        }
    }
}

extension AnswerStatus {
    func badge(_ say: Speech) -> HTML {
        switch self {
        case .due(let day): Part.status(.wait, say("Answer due \(day)"))
        case .late(let days): Part.status(.late, say("Answer late by \(Lateness.words(days: days))"))
        case .answered(let verdict, _): Part.status(verdict == .refused ? .stopped : .done, say(verdict.name))
        }
    }

    /// "Answered in 18 days: accepted in part."
    func sentence(_ say: Speech) -> String {
        switch self {
        case .due(let day): say("An answer is due by \(day).")
        case .late(let days): say("The answer is late by \(Lateness.words(days: days)).")
        case .answered(let verdict, let days):
            say.plural(
                days, one: "Answered in \(days) day: \(verdict.name).",
                other: "Answered in \(days) days: \(verdict.name).")
        }
    }
}
