// SPDX-License-Identifier: EUPL-1.2
import Language

extension Threshold {
    /// More than half of the votes cast.
    var words: Message { Message("\(share) of \(base.words)") }

    private var share: Message {
        switch (comparison, numerator, denominator) {
        case (_, let part, let whole) where part == whole: Message("all", context: "share")
        case (.moreThan, 1, 2): Message("more than half")
        case (.atLeast, 1, 2): Message("at least half")
        case (.atLeast, 1, 3): Message("at least a third")
        case (.moreThan, 1, 3): Message("more than a third")
        case (.atLeast, 2, 3): Message("at least two thirds")
        case (.moreThan, 2, 3): Message("more than two thirds")
        case (.atLeast, 3, 5): Message("at least three fifths")
        case (.atLeast, 3, 4): Message("at least three quarters")
        case (.atLeast, let part, let whole): Message("at least \(part) in \(whole)")
        case (.moreThan, let part, let whole): Message("more than \(part) in \(whole)")
        }
    }
}

extension Threshold.Base {
    var words: Message {
        switch self {
        case .cast: Message("the votes for and against")
        case .present: Message("those present with a vote")
        case .inOffice: Message("the seats with a vote that are held")
        case .seats: Message("all seats with a vote, vacant ones too")
        }
    }
}

extension Period {
    /// Ten days.
    var words: Message {
        switch unit {
        case .hours: .plural(number, one: "\(number) hour", other: "\(number) hours")
        case .calendarDays: .plural(number, one: "\(number) day", other: "\(number) days")
        case .workingDays: .plural(number, one: "\(number) working day", other: "\(number) working days")
        case .months: .plural(number, one: "\(number) month", other: "\(number) months")
        }
    }
}

extension Period {
    func words(_ telling: Telling) -> [Message] { [Message("Within \(words) of the meeting")] }
}

extension Rhythm {
    /// At least four times a year.
    func words(_ telling: Telling) -> [Message] {
        guard everyMonths != 12 else {
            return [.plural(atLeast, one: "At least \(atLeast) time a year", other: "At least \(atLeast) times a year")]
        }
        let span = Period(everyMonths, .months).words
        return [
            .plural(atLeast, one: "At least \(atLeast) time in \(span)", other: "At least \(atLeast) times in \(span)")
        ]
    }
}

extension Condition {
    func words(_ telling: Telling) -> Message {
        switch self {
        case .populationAbove(let number): Message("more than \(number) inhabitants")
        case .everyArea: Message("in every area")
        case .priorityNeighbourhood: Message("where there is a priority neighbourhood")
        case .ownPolice: Message("where the city has a police of its own")
        case .policeTerritory: Message("in the territory of each police service")
        case .named(let names): Message("\(telling.text(names))")
        }
    }
}

extension [Condition] {
    func words(_ telling: Telling) -> Message { Message("\(list: map { $0.words(telling) }, .or)") }
}
