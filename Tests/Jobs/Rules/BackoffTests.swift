// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Jobs

@Suite struct BackoffTests {
    private let backoff = Backoff(first: .seconds(10), longest: .seconds(300), attempts: 8)

    @Test("waits double until the longest one", arguments: [(1, 10), (2, 20), (3, 40), (5, 160), (6, 300), (7, 300)])
    func doubling(failures: Int, seconds: Int) {
        let full = Duration.seconds(seconds)
        #expect(backoff.wait(after: failures, jitter: 0) == full / 2)
        #expect(backoff.wait(after: failures, jitter: 0.5) == full * 0.75)
    }

    @Test("a job is given up after its last attempt")
    func end() {
        #expect(backoff.wait(after: 7, jitter: 0) != nil)
        #expect(backoff.wait(after: 8, jitter: 0) == nil)
        #expect(backoff.wait(after: 9, jitter: 0) == nil)
    }

    @Test(
        "patience lasts between one and two and a half days, however the dice fall",
        arguments: [Backoff.standard, .mail])
    func patience(backoff: Backoff) {
        #expect(total(backoff, jitter: 0) > .seconds(23 * 3600))
        #expect(total(backoff, jitter: 1) < .seconds(60 * 3600))
    }

    private func total(_ backoff: Backoff, jitter: Double) -> Duration {
        (1..<backoff.attempts).compactMap { backoff.wait(after: $0, jitter: jitter) }.reduce(.zero, +)
    }
}
