// SPDX-License-Identifier: EUPL-1.2
import Database
import TestKit
import Testing

@Suite("Notices")
struct EventTests {
    @Test("listeners hear what was committed, in order, and nothing that was not")
    func afterCommit() async throws {
        try await forEachEngine { database in
            let events = await database.events()
            _ = try? await database.write { transaction in
                try transaction.notify("vote", "lost")
                throw CancellationError()
            }
            try await database.write { transaction in
                try transaction.notify("vote", "ζ 1")
                try transaction.notify("vote", "2")
            }
            try await database.write { try $0.notify("minutes", "3") }
            var heard: [Notice] = []
            for await event in events {
                heard.append(event)
                if heard.count == 3 { break }
            }
            #expect(heard.map(\.channel) == ["vote", "vote", "minutes"])
            #expect(heard.map(\.payload) == ["ζ 1", "2", "3"])
        }
    }

    @Test("every listener hears, and one that has left is forgotten")
    func severalListeners() async throws {
        try await forEachEngine { database in
            let (first, second) = (await database.events(), await database.events())
            try await database.write { try $0.notify("vote", "1") }
            for events in [first, second] {
                var iterator = events.makeAsyncIterator()
                #expect(await iterator.next()?.payload == "1")
            }
        }
    }

    @Test("a notice that is too long, or about nothing, is refused")
    func refused() async throws {
        try await forEachEngine { database in
            await #expect(throws: DatabaseError.self) {
                try await database.write { try $0.notify("vote", String(repeating: "x", count: 8000)) }
            }
            await #expect(throws: DatabaseError.self) { try await database.write { try $0.notify("", "x") } }
        }
    }

    @Test("a listener that falls behind finds a gap")
    func gap() async throws {
        try await withDatabase(on: .sqlite) { database in
            let events = await database.events()
            try await database.write { transaction in
                for number in 0..<2000 { try transaction.notify("vote", "\(number)") }
            }
            await database.close()
            var heard: [Notice] = []
            for await event in events { heard.append(event) }
            #expect(heard.contains(.gap))
            #expect(heard.count <= 1024)
        }
    }
}
