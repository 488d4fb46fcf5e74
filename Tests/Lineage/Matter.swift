// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Lineage

/// A council with objects to refer to each other.
struct Matter: Sendable {
    let site: SiteFixture

    static func onEachEngine(_ body: @escaping (Matter) async throws -> Void) async throws {
        try await SiteFixture.onEachEngine(rooms: { _ in [.lineage(parts: []), .installation(describing: [])] }) {
            site in
            try await body(Matter(site: site))
        }
    }

    var database: Database { site.database }
    var council: CouncilID { site.council.id }

    /// Enters an object and gives its reference.
    @discardableResult
    func put(
        _ title: String, _ step: Step? = .finding, for audience: Audience = .public, text: String = "", day: Int = 1,
        id: NodeReference? = nil, in council: CouncilID? = nil
    ) async throws -> NodeReference {
        let day = try #require(LocalDate(year: 2026, month: 2, day: day))
        return try await database.write { transaction in
            let kind = NodeKind(rawValue: step.map { "\($0)" } ?? "meeting")
            let reference = id ?? NodeReference(kind, transaction.newID(Node.self))
            try transaction.put(
                Node(
                    council: council ?? self.council, reference: reference, readership: Readership(audience),
                    step: step,
                    title: title, brief: "brief \(title)", tongue: .en, day: day, path: ["objects", reference.id]),
                text: text)
            return reference
        }
    }

    func connect(_ later: NodeReference, _ relation: Relation, _ earlier: NodeReference) async throws {
        try await database.write { try $0.connect(later, relation, earlier, in: self.council) }
    }

    /// The titles somebody finds.
    func find(_ words: String, as who: Who = .visitor, limit: Int = 20) async throws -> [String] {
        let scope = try await site.standing(who).scope
        return try await database.read {
            try $0.search(SearchQuery(words), for: scope, limit: limit).nodes.map(\.title)
        }
    }

    /// The thread through an object, step by step.
    func thread(_ reference: NodeReference, as who: Who = .visitor) async throws -> [String]? {
        let scope = try await site.standing(who).scope
        return try await database.read { snapshot in
            try snapshot.thread(through: reference, for: scope)?.steps.flatMap { $0.nodes.map(\.title) }
        }
    }

    /// A formation with the chair in it.
    func formation() async throws -> Audience {
        let formation = Audience.formation(try await database.write { $0.newID() })
        try await site.place(.chair, .chair, in: formation)
        return formation
    }
}
