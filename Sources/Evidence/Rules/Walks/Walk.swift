// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

typealias WalkID = ID<Walk>

/// An exploratory walk: a small group, a route of stops, one evening or day.
struct Walk: Hashable, Sendable {
    let id: WalkID
    let council: CouncilID
    /// Those who walk: a formation, or the members of the council.
    let readership: Readership
    /// Counts the changes of the plan.
    let version: Int
    let plan: WalkPlan
    /// The walk of the same route that this one is compared with.
    let after: WalkID?
    /// What phones seal their copies with; whoever may record the walk gets it with the page, and nobody else.
    let seal: [UInt8]
}

extension Walk: ActSubject {
    var reference: ActReference { ActReference("walk", id) }
}

/// What is decided before a group sets out.
struct WalkPlan: Hashable, Sendable {
    let title: String
    let tongue: Tongue
    let day: LocalDate
    let time: LocalTime
    let isAfterDark: Bool
    /// Where the group meets.
    let meetingPlace: String
    /// Offices and organisations, never persons.
    let roles: [WalkRole: String]
    /// The day by which those who were asked answer; nil while none is set.
    let answersBy: LocalDate?
    /// In the order in which they are walked, numbered from 1.
    let stops: [WalkStop]

    /// More stops than a group can walk in an evening with its eyes open.
    static let mostStops = 24
}

/// A place at which the group stands still.
struct WalkStop: Hashable, Sendable {
    /// From 1.
    let number: Int
    let name: String
    /// The area it lies in, by name; empty where nobody said.
    let area: String
    /// What to look at here; empty where nobody said.
    let note: String
}

extension Walk {
    func stop(_ number: Int) -> WalkStop? { plan.stops.first { $0.number == number } }
}
