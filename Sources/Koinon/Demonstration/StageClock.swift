// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Synchronization

/// The clock of the year that is played. It stands still until it is moved, and never goes back.
final class StageClock: Sendable {
    private let instant: Mutex<Instant>
    private let step = Mutex(StageClock.usualPace)

    static let usualPace = Duration.seconds(20)

    /// How much time passes with each act.
    var pace: Duration {
        get { step.withLock { $0 } }
        set { step.withLock { $0 = newValue } }
    }

    init(_ start: Instant) { instant = Mutex(start) }

    var now: Instant { instant.withLock { $0 } }

    /// Goes on to a moment; stays where it is when that has passed.
    func move(to moment: Instant) { instant.withLock { $0 = max($0, moment) } }

    /// Lets a little time pass, so that what was done later also bears a later time.
    func tick() {
        let pace = pace
        instant.withLock { $0 = $0 + pace }
    }
}

extension IDSource {
    /// Ids that are the same in every demonstration of the same seed.
    static func seeded(_ seed: UInt64) -> IDSource {
        let chance = SharedChance(seed)
        return IDSource { chance.next() }
    }
}

/// Chance that several transactions may draw from.
private final class SharedChance: Sendable {
    private let chance: Mutex<Chance>

    init(_ seed: UInt64) { chance = Mutex(Chance(seed: seed)) }

    func next() -> (UInt64, UInt64) { chance.withLock { ($0.next(), $0.next()) } }
}
