// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Synchronization
import TestKit

@testable import Jobs

/// A clock that stands still until it is set forward.
final class TestClock: Sendable {
    private let moment = Mutex(Instant.testMorning)

    var now: Instant { moment.withLock { $0 } }

    func reset() { moment.withLock { $0 = .testMorning } }

    func advance(_ duration: Duration) { moment.withLock { $0 = $0 + duration } }
}

/// What happened, in the order it happened, from any task.
final class Diary<Entry: Sendable>: Sendable {
    private let kept = Mutex<[Entry]>([])

    var entries: [Entry] { kept.withLock { $0 } }

    func write(_ entry: Entry) { kept.withLock { $0.append(entry) } }
}

extension JobKind where Payload == Int {
    static let count = JobKind("test.count")
    static let other = JobKind("test.other")
}

/// An error whose words quote what a person wrote.
struct Indiscreet: Error, CustomStringConvertible {
    let description = "the report of Maria says …"
}

extension Database {
    func enqueue<Payload>(_ jobs: Job<Payload>...) async throws {
        try await write { for job in jobs { try $0.enqueue(job) } }
    }

    func health() async throws -> QueueHealth { try await read { try $0.queueHealth() } }

    func deadLetters() async throws -> [DeadLetter] { try await read { try $0.deadLetters().items } }
}

/// Waits for something that other tasks bring about, for at most thirty seconds.
func eventually(_ isSo: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<1500 {
        if try await isSo() { return true }
        try await Task.sleep(for: .milliseconds(20))
    }
    return false
}
