// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import Synchronization
import TestKit
import Web

/// A clock that a test moves.
public final class FixtureClock: Sendable {
    private let instant = Mutex(Instant.testMorning)

    public init() {}

    public var now: Instant { instant.withLock { $0 } }

    /// Lets time pass without signing anybody in again; see `SiteFixture.wait`.
    public func move(_ duration: Duration) { instant.withLock { $0 = $0 + duration } }

    func reset() { instant.withLock { $0 = .testMorning } }
}

/// The mails about accounts that people would have got.
public final class FixturePost: AccountPost {
    private let mails = Mutex<[AccountMail]>([])

    public func post(_ mail: AccountMail, in transaction: Transaction) throws { mails.withLock { $0.append(mail) } }

    /// All of them, the first first.
    public var all: [AccountMail] { mails.withLock { $0 } }
}

/// The checkout in which the tests run.
public enum FixtureCheckout {
    public static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../..").standardizedFileURL.path
}

extension SiteFacts {
    static func ofFixture(_ ground: SiteFixture.Ground, _ rooms: [Room], pseudo: Bool) throws -> SiteFacts {
        SiteFacts(
            base: "http://koinon.example",
            languages: try Languages.load(from: FixtureCheckout.root + "/Languages", pseudo: pseudo),
            keys: ground.keys, assets: try Assets(folder: FixtureCheckout.root + "/Assets"),
            journal: Journal(clock: { ground.clock.now }, write: { print("journal: \($0)") }),
            navigation: rooms.flatMap(\.navigation), clock: { ground.clock.now })
    }
}

extension Site.Limits {
    /// One client of a test asks more than one browser would.
    static var generous: Site.Limits {
        var limits = Site.Limits()
        limits.reading = RateLimit.Allowance(burst: 100_000, perSecond: 100_000)
        limits.sending = RateLimit.Allowance(burst: 100_000, perSecond: 100_000)
        return limits
    }
}
