// SPDX-License-Identifier: EUPL-1.2
import Language

/// What the council is.
struct Nature: RuleValue {
    enum Kind: String, CaseIterable, Readable { case consultative, coordinating, partnership, strategic, local }

    let kind: Kind
    let isBinding: Bool?

    init(_ place: Place) throws {
        var keys = try place.keys()
        kind = try keys.read("kind")
        isBinding = try keys.find("binding")
        try keys.end()
    }
}

/// Whether a city must have such a council.
struct Duty: RuleValue {
    enum Kind: String, CaseIterable, Readable {
        case mandatory
        case providedFor = "provided-for"
        case optional, strive, none
    }

    let kind: Kind
    let when: [Condition]
    let lapses: [Condition]

    init(_ place: Place) throws {
        var keys = try place.keys()
        kind = try keys.read("kind")
        when = try keys.list("when")
        lapses = try keys.list("lapses")
        try keys.end()
    }
}

/// Who sets the council up.
struct Creation: RuleValue {
    let by: [Authority]
    let proposedBy: [Authority]
    let act: LocalText?

    init(_ place: Place) throws {
        var keys = try place.keys()
        by = try keys.needed("by")
        proposedBy = try keys.list("proposed-by")
        act = try keys.find("act")
        try keys.end()
    }
}

extension CountRange: RuleValue {}

/// Whether members are paid.
struct Honorary: RuleValue {
    let isPaid: Bool

    init(_ place: Place) throws {
        var keys = try place.keys()
        isPaid = try keys.read("paid")
        try keys.end()
    }
}

/// Who adopts the council's rules of procedure.
struct RulesOfProcedure: RuleValue {
    let adoptedBy: [Authority]
    let opinionOf: [Authority]
    let within: Period?

    init(_ place: Place) throws {
        var keys = try place.keys()
        adoptedBy = try keys.needed("adopted-by")
        opinionOf = try keys.list("opinion-of")
        within = try keys.find("within")
        try keys.end()
    }
}

extension SmallNumbers: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        hideBelow = try keys.read("hide-below")
        isComplementary = try keys.read("complementary")
        try keys.end()
        guard hideBelow >= 2 else { throw place.fault(.badNumber) }
    }
}

/// The days on which offices are closed.
struct Holidays: RuleValue {
    let days: [Holiday]

    init(_ place: Place) throws {
        days = try [Holiday](place)
        guard !days.isEmpty else { throw place.fault(.empty) }
    }
}

extension Holiday: Readable {
    private enum Kind: String, CaseIterable, Readable { case fixed, easter, weekday }

    private enum Occurrence: String, CaseIterable, Readable {
        case first, second, third, fourth, last
        var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
    }

    private struct Day: Readable {
        let weekday: Weekday

        init(_ place: Place) throws {
            let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            let text = try String(place)
            guard let index = names.firstIndex(of: text), let day = Weekday(rawValue: index + 1) else {
                throw place.fault(.badChoice(text, among: names))
            }
            weekday = day
        }
    }

    init(_ place: Place) throws {
        var keys = try place.keys()
        let kind = try keys.read("kind", as: Kind.self)
        let names = try keys.read("names", as: LocalText.self)
        func number(_ key: String, in range: ClosedRange<Int>) throws -> Int {
            guard let number = keys.take(key) else { throw place.fault(.missingKey(key)) }
            return try Int(number, in: range)
        }
        switch kind {
        case .fixed:
            self = .fixed(month: try number("month", in: 1...12), day: try number("day", in: 1...31), names: names)
        case .easter:
            let calendar = try keys.read("calendar", as: Easter.self)
            self = .easter(calendar, daysAfter: try number("days-after", in: -100...100), names: names)
        case .weekday:
            self = .weekday(
                try keys.read("weekday", as: Day.self).weekday,
                occurrence: try keys.read("occurrence", as: Occurrence.self).number,
                month: try number("month", in: 1...12), names: names)
        }
        try keys.end()
    }
}

extension Holiday.Easter: Readable {}
