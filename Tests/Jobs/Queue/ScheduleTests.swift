// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import TestKit
import Testing

@testable import Jobs

@Suite struct ScheduleTests {
    @Test("a schedule counts from when it is first seen, and two workers run it once each time")
    func once() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            clock.reset()
            let runs = Diary<Instant>()
            let schedule = Schedule("test.digest", .minutes(10)) { _ in runs.write(clock.now) }
            let workers = (0..<2).map { _ in Worker(database, handlers: [], schedules: [schedule]) }
            for _ in 0..<7 {
                try await withThrowingTaskGroup { group in
                    for worker in workers { group.addTask { try await worker.runDue() } }
                    try await group.waitForAll()
                }
                clock.advance(.seconds(5 * 60))
            }
            #expect(runs.entries == [10, 20, 30].map { .testMorning + .seconds($0 * 60) })
        }
    }

    @Test("what was missed while nothing ran is made up for once")
    func missed() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            let runs = Diary<Int>()
            let schedule = Schedule("test.digest", .daily(at: LocalTime(minuteOfDay: 420), in: .utc)) { _ in
                runs.write(1)
            }
            try await Worker(database, handlers: [], schedules: [schedule]).runDue()
            #expect(runs.entries.isEmpty)
            clock.advance(.seconds(10 * 86_400))
            try await Worker(database, handlers: [], schedules: [schedule]).runDue()
            try await Worker(database, handlers: [], schedules: [schedule]).runDue()
            #expect(runs.entries.count == 1)
        }
    }

    @Test("a run that takes long is not overtaken by the next")
    func overlap() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            let schedule = Schedule("test.digest", .minutes(10)) { _ in }
            for _ in 0..<4 {
                try await database.write { _ = try schedule.enqueueIfDue($0) }
                clock.advance(.seconds(600))
            }
            #expect(try await database.health().waiting == 1)
        }
    }
}
