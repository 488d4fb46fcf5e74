// SPDX-License-Identifier: EUPL-1.2
import Access
import SiteKit
import Testing
import Web

extension Planting {
    /// One of each kind for everybody, and one of each for a formation.
    static let strategy = Planting(
        open: { site in try await site.plantStrategy("Quillwort", for: "public", readers: Set(Who.allCases)) },
        hidden: { site in
            let formation = try await site.closedFormation("Violoncello")
            return try await site.plantStrategy(
                "Marimba", for: "formation:\(formation)", readers: [.chair, .coordinator])
        })
}

extension SiteFixture {
    /// A priority, a recommendation, an action with a milestone, an indicator and an evaluation.
    fileprivate func plantStrategy(_ word: String, for audience: String, readers: Set<Who>) async throws -> [Planted] {
        let owner = try #require(await ids(on: "/organisations", after: "/organisations/", as: .coordinator).first)
        func add(_ segment: String, _ fields: Fields) async throws -> String {
            var all: Fields = ["audience": audience, "version": "0", "title": "\(word) of \(segment)"]
            for pair in fields.pairs { all.append(pair.name, pair.value) }
            return id(in: try await accepted("/\(segment)", all))
        }
        let priority = try await add("priorities", ["rank": "1", "ranked": "2026-02-01"])
        let recommendation = try await add(
            "recommendations", ["made": "2026-02-10", "answerDue": "2026-03-12", "addressee": owner])
        let action = try await add(
            "actions", ["starts": "2026-04-01", "due": "2026-06-30", "currency": "EUR", "owner": owner])
        _ = try await accepted(
            "/actions/\(action)/milestones", ["milestone": "\(word) again", "milestoneDue": "2026-05-01"])
        let milestone = try #require(await ids(on: "/actions/\(action)", after: "/milestones/", as: .coordinator).first)
        let indicator = try await add(
            "indicators",
            [
                "unit": "in 100", "direction": "lower", "baselineValue": "38", "baselineDay": "2026-01-15",
                "rests6": "action:\(action)",
            ])
        let evaluation = try await add(
            "evaluations",
            [
                "measure": "Reports", "area": "Lantern Steps", "comparison": "Rope Street", "beforeFrom": "2025-03",
                "beforeTo": "2026-02", "afterFrom": "2026-04", "afterTo": "2027-03", "action": action,
            ])
        let entries = [
            ("priorities", priority), ("recommendations", recommendation), ("actions", action),
            ("indicators", indicator),
            ("evaluations", evaluation),
        ]
        return entries.map { Planted("Strategy", "/\($0.0)/{id}", ["id": $0.1], word: word, readers: readers) } + [
            Planted(
                "Strategy", "/actions/{id}/milestones/{milestone}", ["id": action, "milestone": milestone],
                readers: readers)
        ]
    }
}
