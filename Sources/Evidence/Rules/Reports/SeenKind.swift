// SPDX-License-Identifier: EUPL-1.2
import Language

/// What partners see in a week: situations and traces, never kinds of people.
///
/// One list for all of them, so that their reports can stand in one picture. The names are kept in tables.
enum SeenKind: String, CaseIterable, Hashable, Sendable, Codable {
    case doors, damage, lights, dumping, noise, gatherings, drinking, drugs, fights, harassment, threats, theft, fires
    case traffic, intrusion, bullying, avoided

    var message: Message {
        switch self {
        case .doors: Message("Broken doors and locks")
        case .damage: Message("Damage and graffiti")
        case .lights: Message("Lights that do not work")
        case .dumping: Message("Dumped rubbish, needles")
        case .noise: Message("Noise at night")
        case .gatherings: Message("Gatherings that stopped people passing")
        case .drinking: Message("Drinking that disturbed others")
        case .drugs: Message("Drugs sold or taken in the open")
        case .fights: Message("Fights and violence")
        case .harassment: Message("Harassment of passers-by")
        case .threats: Message("Threats or insults to staff")
        case .theft: Message("Thefts")
        case .fires: Message("Fires and fireworks")
        case .traffic: Message("Dangerous driving or parking")
        case .intrusion: Message("Strangers on the premises")
        case .bullying: Message("Bullying among pupils")
        case .avoided: Message("Places that people said they avoid")
        }
    }

    /// The kinds of several partners, each once, in the order of the list.
    static func asked(of partners: some Sequence<PartnerKind>) -> [SeenKind] {
        let asked = Set(partners.flatMap(\.kinds))
        return allCases.filter(asked.contains)
    }
}

/// What kind of partner reports, which decides what its form asks.
enum PartnerKind: String, CaseIterable, Hashable, Sendable {
    case landlord, school, transport, municipalPolice, association, other

    var message: Message {
        switch self {
        case .landlord: Message("Landlord")
        case .school: Message("School")
        case .transport: Message("Transport company")
        case .municipalPolice: Message("Municipal police")
        case .association: Message("Association")
        case .other: Message("Another service")
        }
    }

    /// The boxes of its form: eight, so that it takes five minutes.
    var kinds: [SeenKind] {
        switch self {
        case .landlord: [.doors, .damage, .lights, .dumping, .noise, .gatherings, .threats, .fires]
        case .school: [.bullying, .fights, .threats, .intrusion, .damage, .drugs, .traffic, .avoided]
        case .transport: [.damage, .threats, .harassment, .fights, .theft, .drinking, .fires, .avoided]
        case .municipalPolice: [.noise, .gatherings, .drinking, .drugs, .fights, .dumping, .traffic, .lights]
        case .association: [.lights, .dumping, .noise, .gatherings, .harassment, .drugs, .traffic, .avoided]
        case .other: [.damage, .lights, .dumping, .noise, .gatherings, .harassment, .threats, .avoided]
        }
    }
}

/// When of the day it mostly was.
enum DayTime: String, CaseIterable, Hashable, Sendable, Codable {
    case morning, afternoon, evening, night

    var message: Message {
        switch self {
        case .morning: Message("Morning, 6 to 12")
        case .afternoon: Message("Afternoon, 12 to 18")
        case .evening: Message("Evening, 18 to 24")
        case .night: Message("Night, 0 to 6")
        }
    }
}
