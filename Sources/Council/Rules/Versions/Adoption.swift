// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

/// A version of a profile that a council adopted as a whole: the beginning of its constitution, or a later renewal.
public struct Adoption: Sendable {
    public let id: ID<Adoption>
    public let at: Instant
    public let person: PersonID?
    public let profile: Profile
    /// The council's day on which it was adopted.
    public let day: LocalDate
    public let reason: String
}

extension Verdict {
    /// Whether it was given before a version of the profile was adopted. What happened at the same instant came after.
    func precedes(_ adoption: Adoption) -> Bool { at < adoption.at }
}

/// What changed a constitution, or confirmed it: one step of its history.
public enum CharterEvent: Sendable {
    case adopted(Adoption)
    case said(Verdict)

    public var at: Instant {
        switch self {
        case .adopted(let adoption): adoption.at
        case .said(let verdict): verdict.at
        }
    }

    /// Who did it; nil for the beginning, and once the account is erased.
    var person: PersonID? {
        switch self {
        case .adopted(let adoption): adoption.person
        case .said(let verdict): verdict.person
        }
    }

    fileprivate var rank: Int {
        switch self {
        case .adopted: 0
        case .said: 1
        }
    }

    var id: String {
        switch self {
        case .adopted(let adoption): adoption.id.description
        case .said(let verdict): verdict.id.description
        }
    }
}

extension Charter {
    /// Everything that made it what it is, the oldest first. The number of a step is the version it led to.
    var events: [CharterEvent] {
        // At the same instant a version is adopted before anything is said about it.
        (adoptions.map(CharterEvent.adopted) + verdicts.map(CharterEvent.said)).sorted {
            ($0.at, $0.rank, $0.id) < ($1.at, $1.rank, $1.id)
        }
    }

    /// The constitution as it stood at an earlier version; nil for one that never was.
    func at(version number: Int) throws -> Charter? {
        let events = events
        guard (1...events.count).contains(number) else { return nil }
        var adoptions: [Adoption] = []
        var verdicts: [Verdict] = []
        for event in events.prefix(number) {
            switch event {
            case .adopted(let adoption): adoptions.append(adoption)
            case .said(let verdict): verdicts.append(verdict)
            }
        }
        return adoptions.isEmpty ? nil : try Charter(adoptions: adoptions, verdicts: verdicts)
    }
}
