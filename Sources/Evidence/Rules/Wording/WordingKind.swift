// SPDX-License-Identifier: EUPL-1.2
import Language

/// What a sentence about safety may do wrong. A person judges each time: the program only points.
enum WordingKind: String, CaseIterable, Hashable, Sendable, Codable {
    case alarm, ranking, noDenominator, noInterval, cause, person, contact, address, smallNumber

    var message: Message {
        switch self {
        case .alarm: Message("Words that alarm")
        case .ranking: Message("Ranks areas")
        case .noDenominator: Message("A share or rate without its denominator")
        case .noInterval: Message("A change without interval or comparison")
        case .cause: Message("Says what caused something")
        case .person: Message("May name a person")
        case .contact: Message("Phone number, mail address or number plate")
        case .address: Message("An address with its number")
        case .smallNumber: Message("A small number of incidents or persons")
        }
    }

    /// What to do about it.
    var advice: Message {
        switch self {
        case .alarm: Message("Give the count, the denominator and the interval instead.")
        case .ranking:
            Message("List areas by name: where few people live, chance alone makes an area the first or the last.")
        case .noDenominator: Message("Say of how many: per 1,000 residents, of those who were asked.")
        case .noInterval:
            Message("Give the interval, and what happened in a comparison area; or say that it cannot be told.")
        case .cause: Message("Say what was seen together, unless a design with a comparison shows the cause.")
        case .person: Message("Name the office or organisation.")
        case .contact: Message("Take it out.")
        case .address: Message("Name the area or the street without a number.")
        case .smallNumber: Message("Few can be told who they are: say “few”, or give a larger area or time.")
        }
    }
}

/// One sentence of a text and what it may do wrong.
struct WordingHit: Hashable, Sendable {
    let kind: WordingKind
    let sentence: String
}
