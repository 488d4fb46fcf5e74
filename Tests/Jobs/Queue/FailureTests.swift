// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import TestKit
import Testing

@testable import Jobs

@Suite struct FailureTests {
    private let retry = Backoff(first: .seconds(10), longest: .seconds(15), attempts: 3)

    @Test("a failing job is tried again later and later, and then given up")
    func patience() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            let events = Diary<WorkerEvent>()
            let handler = JobHandler(.count, retry: retry) { _, _ in throw Indiscreet() }
            let worker = Worker(database, handlers: [handler]) { events.write($0) }
            try await database.enqueue(Job(.count, 1))
            for attempt in 1...3 {
                try await worker.runDue()
                #expect(events.entries.count == attempt)
                try await worker.runDue()
                #expect(events.entries.count == attempt, "not before its time")
                clock.advance(.seconds(15))
            }
            guard case .failed("test.count", 1, "Indiscreet", let wait) = events.entries[0] else {
                return #expect(Bool(false), "\(events.entries)")
            }
            #expect((.seconds(5)...(.seconds(10))).contains(wait))
            #expect(events.entries[2] == .buried(kind: "test.count", attempt: 3, reason: "Indiscreet"))
            #expect(try await database.health().dead == 1)
        }
    }

    @Test("neither log nor dead letter quotes what a person wrote")
    func discretion() async throws {
        try await forEachEngine(JobsModule.migrations) { database in
            let events = Diary<WorkerEvent>()
            let handler = JobHandler(.count, retry: Backoff(first: .zero, longest: .zero, attempts: 1)) { _, _ in
                throw Indiscreet()
            }
            let text = JobHandler(JobKind<String>("test.other"), retry: handler.retry) { _, _ in }
            try await database.enqueue(Job(.count, 1), Job(.other, 4711))
            try await Worker(database, handlers: [handler, text]) { events.write($0) }.runDue()
            let words = "\(events.entries) \(try await database.deadLetters())"
            #expect(!words.contains("Maria") && !words.contains("4711"))
            #expect(words.contains("the payload is none of test.other"))
        }
    }

    @Test("a handler may end a job for good, or put it off without losing an attempt")
    func verdicts() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            let attempts = Diary<Int>()
            let handler = JobHandler(.count, retry: retry) { number, context in
                attempts.write(context.attempt)
                throw number == 0 ? JobFailure.final("no such meeting") : JobFailure.postponed(.seconds(100))
            }
            try await database.enqueue(Job(.count, 0), Job(.count, 1))
            for _ in 0..<4 {
                try await Worker(database, handlers: [handler]).runDue()
                clock.advance(.seconds(100))
            }
            #expect(attempts.entries == [1, 1, 1, 1, 1])
            #expect(try await database.deadLetters().map(\.reason) == ["no such meeting"])
        }
    }

    @Test("an operator lists dead letters page by page, brings them back or throws them away")
    func deadLetters() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            let council = ID<FailureTests>.random()
            let failing = JobHandler(.count) { _, _ in throw JobFailure.final("gone") }
            try await database.write { transaction in
                for number in 0..<5 { try transaction.enqueue(Job(.count, number, council: council)) }
            }
            try await Worker(database, handlers: [failing]).runDue()
            let page = try await database.read { try $0.deadLetters(of: 3) }
            let first = page.items
            let second = try await database.read { try $0.deadLetters(of: 3, after: page.next).items }
            #expect(first.count == 3 && second.count == 2)
            #expect(Set((first + second).map(\.id)).count == 5)
            #expect(first[0].council == council.description && first[0].attempts == 1)

            #expect(try await database.write { try $0.discard(first[0].id) })
            #expect(try await database.write { try $0.discard(first[0].id) } == false)
            #expect(try await database.write { try $0.retry(first[1].id) })
            #expect(try await database.write { try $0.retry(first[1].id) } == false)
            let seen = Diary<Int>()
            try await Worker(database, handlers: [JobHandler(.count) { _, context in seen.write(context.attempt) }])
                .runDue()
            #expect(seen.entries == [1])
            #expect(try await database.health().dead == 3)
        }
    }

    @Test("dead letters are not kept longer than thirty days")
    func retention() async throws {
        let clock = TestClock()
        try await forEachEngine(JobsModule.migrations, clock: { clock.now }) { database in
            let failing = JobHandler(.count) { _, _ in throw JobFailure.final("gone") }
            try await database.enqueue(Job(.count, 1))
            try await Worker(database, handlers: [failing]).runDue()
            clock.advance(.seconds(29 * 86_400))
            try await database.write { try $0.purgeJobs() }
            #expect(try await database.health().dead == 1)
            clock.advance(.seconds(2 * 86_400))
            try await database.write { try $0.purgeJobs() }
            #expect(try await database.health().dead == 0)
        }
    }
}
