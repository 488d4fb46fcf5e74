// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing

@testable import Lineage

@Suite("What people are told")
struct NoticeTests {
    private let event = NotificationEvent("tested") { Message("\($0) was tested") }

    private func told(_ matter: Matter, _ who: Who) async throws -> [String] {
        let (scope, person) = (try await matter.site.standing(who).scope, try #require(matter.site.person(who)))
        return try await matter.database.read { try $0.notifications(of: person, for: scope).map(\.node.title) }
    }

    private func tell(_ matter: Matter, _ people: [Who], about node: NodeReference) async throws {
        let people = people.compactMap(matter.site.person)
        try await matter.database.write { try $0.tell(people, event, about: node, in: matter.council) }
    }

    @Test("each is told what is new to them, the latest first, and nobody else's")
    func told() async throws {
        try await Matter.onEachEngine { matter in
            for title in ["first", "second"] {
                try await tell(matter, [.member, .member], about: matter.put(title))
                matter.site.clock.move(.seconds(1))
            }
            let (member, chair) = (try await told(matter, .member), try await told(matter, .chair))
            #expect(member == ["second", "first"])
            #expect(chair.isEmpty)
        }
    }

    @Test("whoever may no longer see an object is no longer told of it, and the words are the present ones")
    func withdrawn() async throws {
        try await Matter.onEachEngine { matter in
            let node = try await matter.put("before", for: .members)
            try await tell(matter, [.member, .chair, .resident], about: node)
            try await matter.put("after", for: matter.formation(), id: node)
            let all = [
                try await told(matter, .member), try await told(matter, .resident), try await told(matter, .chair),
            ]
            #expect(all == [[], [], ["after"]])
            try await matter.database.write { try $0.removeNode(node, in: matter.council) }
            let gone = try await told(matter, .chair)
            #expect(gone.isEmpty)
        }
    }

    @Test("no search, thread or notification reads a table from end to end")
    func plans() async throws {
        try await Matter.onEachEngine { matter in
            let node = try await matter.put("planned")
            let (scope, person) = (
                try await matter.site.standing(.chair).scope, try #require(matter.site.person(.chair))
            )
            let scans = try await matter.database.read { snapshot in
                let questions: [SQL?] = [
                    Snapshot.searchQuestion(SearchQuery("lights in the sta"), for: scope),
                    Snapshot.searchQuestion(SearchQuery("lights"), for: scope, kinds: [node.kind]),
                    Snapshot.questionAfter(node, nil, for: scope, limit: 13),
                    Snapshot.questionBefore(node, .restsOn, for: scope, limit: 13),
                    Snapshot.notificationQuestion(person, for: scope, limit: 20),
                ]
                return try questions.compactMap(\.self).flatMap { try snapshot.explain($0).scans }
            }
            #expect(scans.isEmpty, "\(scans)")
        }
    }
}
