// SPDX-License-Identifier: EUPL-1.2
import Language

/// What a rule says. Each kind of rule has a type of its own, read strictly and told in words.
protocol RuleValue: Readable {
    /// The rule as a sentence, or several.
    func words(_ telling: Telling) -> [Message]
}

extension Threshold: Readable {
    init(_ place: Place) throws {
        var keys = try place.keys()
        self.init(
            try keys.read("comparison"), try keys.read("numerator", as: Positive.self).number,
            of: try keys.read("denominator", as: Positive.self).number, base: try keys.read("base"))
        try keys.end()
        guard numerator <= denominator else { throw place.fault(.shareAboveOne) }
    }
}

extension Threshold.Comparison: Readable {}
extension Threshold.Base: Readable {}

extension Period: Readable {
    init(_ place: Place) throws {
        var keys = try place.keys()
        self.init(try keys.read("number", as: Positive.self).number, try keys.read("unit"))
        try keys.end()
    }
}

extension Period.Unit: Readable {}

extension Rhythm: Readable {
    init(_ place: Place) throws {
        var keys = try place.keys()
        atLeast = try keys.read("at-least", as: Positive.self).number
        everyMonths = try keys.read("every-months", as: Positive.self).number
        try keys.end()
    }
}

/// From so many to so many, or without upper limit.
struct CountRange: Readable, Hashable {
    let from: Int
    let to: Int?

    init(_ place: Place) throws {
        var keys = try place.keys()
        from = try keys.read("from")
        to = try keys.find("to", as: Positive.self)?.number
        try keys.end()
        guard from >= 0 else { throw place.fault(.badNumber) }
        guard to.map({ from <= $0 }) ?? true else { throw place.fault(.rangeReversed) }
    }
}

/// When a duty holds or lapses.
enum Condition: Readable, Hashable {
    case populationAbove(Int)
    case everyArea, priorityNeighbourhood, ownPolice, policeTerritory
    case named(LocalText)

    private enum Kind: String, CaseIterable, Readable {
        case populationAbove = "population-above"
        case everyArea = "every-area"
        case priorityNeighbourhood = "priority-neighbourhood"
        case ownPolice = "own-police"
        case policeTerritory = "police-territory"
        case largerBodyExists = "larger-body-exists"
        case other
    }

    init(_ place: Place) throws {
        var keys = try place.keys()
        switch try keys.read("kind", as: Kind.self) {
        case .populationAbove: self = .populationAbove(try keys.read("number", as: Positive.self).number)
        case .everyArea: self = .everyArea
        case .priorityNeighbourhood: self = .priorityNeighbourhood
        case .ownPolice: self = .ownPolice
        case .policeTerritory: self = .policeTerritory
        case .largerBodyExists, .other: self = .named(try keys.read("names"))
        }
        try keys.end()
    }
}
