// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Record
import SiteKit
import Testing
import Web

extension Planting {
    /// A finding for everybody, and one for a formation, told to its members.
    static let lineage = Planting(
        open: { site in [try await site.plantNode("Lanterns", for: Readership(.public), readers: Set(Who.allCases))] },
        hidden: { site in
            let formation = try await site.restrictedFormation("Quorundam")
            let planted = try await site.plantNode(
                "Xylophones", for: Readership(formation), readers: [.chair, .coordinator])
            try await site.tellChair(of: planted)
            return [planted]
        })

    /// A decision in the public log, and one in the log of a formation.
    static let record = Planting(
        open: { site in
            [
                try await site.plantEntry("Lampposts", for: Readership(.public), readers: Set(Who.allCases)),
                try await site.plantEntry("Bicycles", for: Readership(.members), readers: Set(Who.ofTheCouncil)),
            ].flatMap(\.self)
        },
        hidden: { site in
            let formation = try await site.restrictedFormation("Harpsichord")
            return try await site.plantEntry("Zanzibar", for: Readership(formation), readers: [.chair, .coordinator])
        })

    /// The chair's sessions are nobody else's, and jobs that were given up are for the operator.
    static let desk = Planting { site in
        let session = try #require(try await site.viewer(.chair).session)
        let job = try await site.plantDeadJob()
        return [
            Planted("Desk", "/account/sessions/{session}", ["session": session.description], readers: [.chair]),
            Planted("Desk", "/installation/jobs/{job}", ["job": job], word: "planted.job", readers: [.operator]),
        ]
    }
}

extension SiteFixture {
    fileprivate func plantNode(_ word: String, for readership: Readership, readers: Set<Who>) async throws -> Planted {
        let (council, day) = (council.id, try #require(LocalDate(year: 2026, month: 2, day: 3)))
        let id = try await database.write { transaction in
            let id = transaction.newID(Node.self)
            try transaction.put(
                Node(
                    council: council, reference: NodeReference(NodeKind("finding"), id), readership: readership,
                    step: .finding, title: "A finding about \(word)", tongue: .en,
                    day: day, path: ["search"]))
            return id
        }
        return Planted(
            "Lineage", "/thread/{kind}/{id}", ["kind": "finding", "id": id.description], word: word, readers: readers)
    }

    fileprivate func plantDeadJob() async throws -> String {
        try await database.write { transaction in
            let id = transaction.newID(Planted.self)
            try transaction.run(
                """
                INSERT INTO job (id, council, kind, payload, attempts, failure, enqueued, died)
                VALUES (\(id), \(self.council.id), 'planted.job', '{}', 9, 'refused', \(transaction.now), \(transaction.now))
                """)
            return id.description
        }
    }

    fileprivate func tellChair(of planted: Planted) async throws {
        guard let chair = person(.chair), let id = planted.slots["id"] else { return }
        let event = NotificationEvent("planted") { Message("\($0) was planted") }
        try await database.write { transaction in
            try transaction.tell([chair], event, about: NodeReference(NodeKind("finding"), id), in: self.council.id)
        }
    }

    fileprivate func plantEntry(
        _ word: String, for readership: Readership, readers: Set<Who>
    ) async throws -> [Planted] {
        let (council, keys) = (council.id, try RecordKeys(ground.keys, site: House.recordSite))
        let log = try await database.write { transaction in
            try transaction.record(
                Entry(.decision, about: "decision/\(word)", body: ["title": .text(word)]), of: council, for: readership,
                signedBy: keys)
            return try transaction.log(of: council, for: readership, signedBy: keys).id.description
        }
        let query: Fields = ["index": "1", "from": "1"]
        return [
            Planted("Record", "/record/{log}", ["log": log, "index": "1"], query: query, word: word, readers: readers)
        ]
    }
}
