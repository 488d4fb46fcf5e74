// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Access

private let start = Instant(seconds: 1_000_000)

@Suite("Slowing down")
struct ThrottleTests {
    private let throttle = Throttle(free: 3, firstWait: .seconds(2), longestWait: .seconds(60), memory: .hours(1))

    @Test(
        "some attempts go free, then each waits twice as long, up to a bound",
        arguments: [
            (0, 0), (2, 0), (3, 2), (4, 4), (5, 8), (7, 32), (8, 60), (1_000_000, 60),
        ])
    func waits(attempts: Int, seconds: Int) {
        #expect(throttle.wait(after: attempts) == .seconds(seconds))
    }

    @Test("a thousand attempts at once pass as three")
    func burst() {
        var count: Throttle.Count?
        var passed = 0
        for _ in 0..<1_000 {
            if case .passed(let next) = throttle.charge(count, at: start) { (count, passed) = (next, passed + 1) }
        }
        #expect(passed == 3)
    }

    @Test("the wait is over at the exact instant, and asking meanwhile does not lengthen it")
    func exactEnd() {
        let count = Throttle.Count(attempts: 4, first: start, last: start)
        #expect(throttle.charge(count, at: start + .milliseconds(3_999)) == .wait(.milliseconds(1)))
        let next = Throttle.Count(attempts: 5, first: start, last: start + .seconds(4))
        #expect(throttle.charge(count, at: start + .seconds(4)) == .passed(next))
    }

    @Test("an hour after the first attempt everything is forgotten, however many followed")
    func memory() {
        let count = Throttle.Count(attempts: 50, first: start, last: start + .minutes(59))
        let fresh = Throttle.Count(attempts: 1, first: start + .hours(1), last: start + .hours(1))
        #expect(throttle.charge(count, at: start + .hours(1)) == .passed(fresh))
    }

    @Test("whoever asks for mails always holds a link that still works")
    func mails() {
        #expect(Throttle.mail.longestWait < LinkPurpose.reset.life)
    }
}

@Suite("Sessions")
struct SessionLifeTests {
    private let life = SessionLife(idle: .hours(12), whole: .days(7))

    @Test("a session ends idle after twelve hours, and after seven days however busy")
    func ends() {
        #expect(life.end(created: start, seen: start) == start + .hours(12))
        #expect(life.end(created: start, seen: start + .days(6)) == start + .days(6) + .hours(12))
        #expect(life.end(created: start, seen: start + .days(6) + .hours(20)) == start + .days(7))
    }

    @Test("a password counts as recent for ten minutes, not a microsecond more")
    func recent() {
        #expect(SessionLife.isRecent(start, at: start + .seconds(600) - .microseconds(1)))
        #expect(!SessionLife.isRecent(start, at: start + .seconds(600)))
    }
}
