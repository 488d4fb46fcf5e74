// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import TestKit
import Testing

@testable import Jobs

@Suite struct QueueTests {
    @Test("a job runs only if the transaction that asked for it commits")
    func commit() async throws {
        try await forEachEngine(JobsModule.migrations) { database in
            let seen = Diary<Int>()
            let worker = Worker(database, handlers: [JobHandler(.count) { number, _ in seen.write(number) }])
            await #expect(throws: Indiscreet.self) {
                try await database.write { transaction in
                    try transaction.enqueue(Job(.count, 1))
                    throw Indiscreet()
                }
            }
            try await database.enqueue(Job(.count, 2))
            try await worker.runDue()
            #expect(seen.entries == [2])
            #expect(try await database.health().waiting == 0)
        }
    }

    @Test("jobs run in the order they are due, and not before")
    func order() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            let seen = Diary<Int>()
            let handler = JobHandler(.count, atOnce: 1) { number, _ in seen.write(number) }
            let now = clock.now
            try await database.enqueue(
                Job(.count, 3, at: now + .seconds(3)), Job(.count, 1, at: now - .seconds(1)), Job(.count, 2))
            try await Worker(database, handlers: [handler]).runDue()
            #expect(seen.entries == [1, 2])
            clock.advance(.seconds(3))
            try await Worker(database, handlers: [handler]).runDue()
            #expect(seen.entries == [1, 2, 3])
        }
    }

    @Test("of jobs with the same key one waits, at the earliest moment asked for; a begun one lets the next wait")
    func keys() async throws {
        try await forEachEngine(JobsModule.migrations) { database in
            let now = Instant.testMorning
            try await database.enqueue(
                Job(.count, 1, at: now + .seconds(60), key: "a"), Job(.count, 2, key: "a"), Job(.count, 3, key: "b"),
                Job(.other, 4, key: "a"), Job(.count, 5), Job(.count, 6))
            #expect(try await database.health().waiting == 5)
            let first = try await database.write {
                try $0.claim(kinds: ["test.count"], holder: "x", lease: .seconds(9))
            }
            #expect(try first?.payload(as: Int.self) == 1)
            try await database.enqueue(Job(.count, 7, key: "a"), Job(.count, 8, key: "a"))
            #expect(try await database.health().waiting == 5)
        }
    }

    @Test("a worker leaves alone what only other programs can do")
    func otherKinds() async throws {
        try await forEachEngine(JobsModule.migrations) { database in
            try await database.enqueue(Job(.other, 1))
            try await Worker(database, handlers: [JobHandler(.count) { _, _ in }]).runDue()
            #expect(try await database.health().waiting == 1)
        }
    }

    @Test("when a lease ends the job is another's, and the first worker can no longer end it")
    func leases() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            func claim(_ holder: String) async throws -> JobTicket? {
                try await database.write { try $0.claim(kinds: ["test.count"], holder: holder, lease: .seconds(60)) }
            }
            try await database.enqueue(Job(.count, 1))
            let first = try #require(try await claim("first"))
            #expect(try await claim("second") == nil)
            clock.advance(.seconds(50))
            #expect(try await database.write { try $0.renew(first, lease: .seconds(60)) })
            clock.advance(.seconds(50))
            #expect(try await claim("second") == nil)
            clock.advance(.seconds(10))
            let second = try #require(try await claim("second"))
            #expect(second.attempt == 2)
            #expect(try await database.write { try $0.renew(first, lease: .seconds(60)) } == false)
            #expect(try await database.write { try $0.settle(first, .done) } == false)
            #expect(try await database.write { try $0.settle(first, .dead(reason: "")) } == false)
            await #expect(throws: JobFailure.leaseLost) {
                try await JobContext(database: database, ticket: first).complete { _ in }
            }
            #expect(try await database.write { try $0.settle(second, .done) })
        }
    }

    @Test("looking for work reads an index, however long the queue")
    func plans() async throws {
        try await forEachEngine(JobsModule.migrations) { database in
            try await database.write { transaction in
                for number in 0..<200 { try transaction.enqueue(Job(.count, number)) }
            }
            let questions: [SQL] = [
                Queue.next(of: ["a"], by: .testMorning), Queue.nextDue(of: ["a"]),
                Outbox.latestSent(to: try address("chair@kalliste.example"), .told, limit: 30),
            ]
            for question in questions {
                let plan = try await database.read { try $0.explain(question) }
                #expect(plan.scans.isEmpty, "\(plan)")
            }
            let dead = try await database.read { snapshot in
                try DeadLetter.latest.plan(in: snapshot, select: "id", from: "job", where: "died IS NOT NULL")
            }
            #expect(dead.scans.isEmpty, "\(dead)")
        }
    }
}
