// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language
import TestKit
import Testing

@testable import Jobs

/// Workers at work, by the machine's own clock.
@Suite struct WorkerTests {
    @Test("two workers share the work, and never do one job at once or twice")
    func twoWorkers() async throws {
        try await forEachEngine(JobsModule.migrations, clock: { .now() }) { database in
            let done = Diary<Int>()
            let handler = JobHandler(.count) { number, _ in
                try await Task.sleep(for: .milliseconds(2))
                done.write(number)
            }
            let workers = (0..<2).map { _ in Worker(database, handlers: [handler], atOnce: 3) }
            let runs = workers.map { worker in Task { await worker.run() } }
            for start in stride(from: 0, to: 60, by: 10) {
                try await database.write { transaction in
                    for number in start..<start + 10 { try transaction.enqueue(Job(.count, number)) }
                }
            }
            #expect(try await eventually { try await database.health().waiting + database.health().inHand == 0 })
            for worker in workers { await worker.stop() }
            for run in runs { await run.value }
            #expect(done.entries.sorted() == Array(0..<60))
        }
    }

    @Test("no more jobs are in hand than the worker and the kind allow")
    func bounds() async throws {
        try await forEachEngine(JobsModule.migrations, clock: { .now() }) { database in
            let started = Diary<String>()
            let slow = JobHandler(.count, atOnce: 1) { _, _ in
                started.write("slow")
                try await Task.sleep(for: .milliseconds(300))
            }
            let quick = JobHandler(.other) { _, _ in started.write("quick") }
            try await database.enqueue(Job(.count, 1), Job(.count, 2), Job(.other, 3), Job(.other, 4))
            try await Worker(database, handlers: [slow, quick], atOnce: 2).runDue()
            #expect(started.entries == ["slow", "quick", "quick", "slow"])
        }
    }

    @Test("a job that takes longer than its lease stays with its worker while that lives")
    func renewal() async throws {
        try await forEachEngine(JobsModule.migrations, clock: { .now() }) { database in
            let begun = Diary<Int>()
            let handler = JobHandler(.count) { _, context in
                begun.write(context.attempt)
                try await Task.sleep(for: .milliseconds(2500))
            }
            let workers = (0..<2).map { _ in Worker(database, handlers: [handler], lease: .seconds(1)) }
            let runs = workers.map { worker in Task { await worker.run() } }
            try await database.enqueue(Job(.count, 1))
            #expect(try await eventually { try await database.health().waiting == 0 && !begun.entries.isEmpty })
            #expect(try await eventually { try await database.health().inHand == 0 })
            for worker in workers { await worker.stop() }
            for run in runs { await run.value }
            #expect(begun.entries == [1])
        }
    }

    @Test("a worker that is stopped ends what it has in hand and begins nothing more")
    func stop() async throws {
        try await forEachEngine(JobsModule.migrations, clock: { .now() }) { database in
            let seen = Diary<String>()
            let handler = JobHandler(.count, atOnce: 1) { number, _ in
                seen.write("begin \(number)")
                try await Task.sleep(for: .milliseconds(300))
                seen.write("end \(number)")
            }
            let worker = Worker(database, handlers: [handler])
            let run = Task { await worker.run() }
            try await database.enqueue(Job(.count, 1), Job(.count, 2))
            #expect(try await eventually { !seen.entries.isEmpty })
            await worker.stop()
            await run.value
            #expect(seen.entries == ["begin 1", "end 1"])
            #expect(try await database.health().waiting == 1)
        }
    }

    @Test("what does not end within the grace goes back into the queue, as if it had not begun")
    func grace() async throws {
        try await forEachEngine(JobsModule.migrations, clock: { .now() }) { database in
            let begun = Diary<Int>()
            let handler = JobHandler(.count) { _, context in
                begun.write(context.attempt)
                try await Task.sleep(for: .seconds(60))
            }
            let worker = Worker(database, handlers: [handler])
            let run = Task { await worker.run(grace: .milliseconds(100)) }
            try await database.enqueue(Job(.count, 1))
            #expect(try await eventually { !begun.entries.isEmpty })
            run.cancel()
            await run.value
            #expect(try await database.health().waiting == 1)
            let again = try await database.write {
                try $0.claim(kinds: ["test.count"], holder: "x", lease: .seconds(9))
            }
            #expect(again?.attempt == 1)
        }
    }

    @Test("a process killed in the middle of a job loses nothing: the job runs again when its lease ends")
    func killed() async throws {
        try await withLocation(on: .sqlite) { location in
            guard case .folder(let folder) = location else { return }
            let clock = TestClock()
            let database = try await Database.open(location, clock: { clock.now })
            try await database.migrate(JobsModule.migrations)
            try await database.enqueue(Job(.count, 1))
            await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
                let database = try await Database.open(.folder(folder), clock: { .testMorning })
                let deadly = JobHandler(.count) { _, _ in _ = kill(getpid(), SIGKILL) }
                try await Worker(database, handlers: [deadly]).runDue()
            }
            #expect(try await database.health().inHand == 1)
            let seen = Diary<Int>()
            let worker = Worker(database, handlers: [JobHandler(.count) { _, context in seen.write(context.attempt) }])
            try await worker.runDue()
            #expect(seen.entries.isEmpty)
            clock.advance(.seconds(61))
            try await worker.runDue()
            #expect(seen.entries == [2])
            await database.close()
        }
    }

    @Test("a job that kills its process each time is given up")
    func poison() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            let retry = Backoff(first: .seconds(1), longest: .seconds(1), attempts: 2)
            try await database.enqueue(Job(.count, 1))
            for _ in 0..<2 {
                try await database.write { _ = try $0.claim(kinds: ["test.count"], holder: "x", lease: .seconds(9)) }
                clock.advance(.seconds(10))
            }
            let seen = Diary<Int>()
            let handler = JobHandler(.count, retry: retry) { number, _ in seen.write(number) }
            try await Worker(database, handlers: [handler]).runDue()
            #expect(seen.entries.isEmpty)
            #expect(try await database.deadLetters().map(\.reason) == ["its worker stopped each time"])
        }
    }
}
