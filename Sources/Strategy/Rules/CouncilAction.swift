// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

/// Something that an organisation does because the council decided or advised it.
struct CouncilAction: Entry {
    let head: Heading<CouncilAction>
    /// The organisation that owns it.
    let owner: OrganisationID
    /// Who helps, in words.
    let partners: String
    let starts: LocalDate
    /// The last day on which it is in time, in the council's zone.
    let due: LocalDate
    let progress: Progress
    let cost: Cost?

    static let kind = Kind.action
    var day: LocalDate { due }

    func status(on today: LocalDate) -> ActionStatus { ActionStatus(progress, due: due, today: today) }

    /// What its owner says of it.
    struct Progress: Hashable, Sendable {
        let stage: Stage
        /// The day it was done or stopped.
        let ended: LocalDate?
        /// Why it was stopped, or why it is late.
        let reason: String

        static let open = Progress(stage: .open, ended: nil, reason: "")
    }

    /// Money in whole units of a currency.
    struct Cost: Hashable, Sendable {
        let granted: Int
        let spent: Int?
        /// Three letters of ISO 4217.
        let currency: String
    }
}

/// How far the owner says an action is. Lateness is reckoned, never said.
enum Stage: String, CaseIterable, Sendable, Storable {
    case open, waiting, going, done, stopped

    /// Nothing more is expected of it.
    var isEnd: Bool { self == .done || self == .stopped }
    static let running: [Stage] = [.open, .waiting, .going]
}

/// Where an action stands on a day.
enum ActionStatus: Hashable, Sendable {
    case open, waiting, going
    case late(days: Int)
    case done(daysLate: Int)
    case stopped

    /// An action is late from the day after it was due until it ends; one that is done says by how much it was late.
    init(_ progress: CouncilAction.Progress, due: LocalDate, today: LocalDate) {
        switch progress.stage {
        case .done: self = .done(daysLate: max(due.days(until: progress.ended ?? due), 0))
        case .stopped: self = .stopped
        case _ where due < today: self = .late(days: due.days(until: today))
        case .open: self = .open
        case .waiting: self = .waiting
        case .going: self = .going
        }
    }

    var isDone: Bool { if case .done = self { true } else { false } }
    var isLate: Bool { if case .late = self { true } else { false } }
    var isStopped: Bool { self == .stopped }
}

/// A dated stage of an action.
struct Milestone: Hashable, Sendable {
    let id: ID<Milestone>
    let title: String
    let due: LocalDate
    let reached: LocalDate?

    /// Where it stands; once its action has ended, nothing more is expected of it.
    func status(on today: LocalDate, of progress: CouncilAction.Progress = .open) -> MilestoneStatus {
        if let reached { return reached <= due ? .onTime : .reachedLate(days: due.days(until: reached)) }
        if progress.stage.isEnd { return .notReached }
        return due < today ? .late(days: due.days(until: today)) : .planned
    }
}

/// Where a milestone stands on a day.
enum MilestoneStatus: Hashable, Sendable {
    case planned, onTime, notReached
    case reachedLate(days: Int)
    case late(days: Int)
}

/// What the owner wrote on the way.
struct ProgressNote: Hashable, Sendable {
    let id: ID<ProgressNote>
    /// Nil once the person's account was erased.
    let person: PersonID?
    let at: Instant
    let text: String
}
