// SPDX-License-Identifier: EUPL-1.2
import SiteKit
import TestKit
import Testing

@testable import Lineage

@Suite("The thread from evidence to effect")
struct ThreadTests {
    /// A whole chain; the priority may be for some alone.
    private func chain(_ matter: Matter, hiding hidden: Step? = nil) async throws -> [Step: NodeReference] {
        let formation = try await matter.formation()
        var nodes: [Step: NodeReference] = [:]
        for step in Step.allCases {
            nodes[step] = try await matter.put(
                "\(step)", step, for: step == hidden ? formation : .public, day: step.rawValue)
        }
        for (later, relation, earlier) in [
            (Step.finding, Relation.restsOn, Step.evidence), (.priority, .answers, .finding),
            (.recommendation, .serves, .priority),
            (.decision, .adopts, .recommendation), (.action, .carriesOut, .decision), (.indicator, .measures, .action),
            (.evaluation, .judges, .action),
        ] {
            try await matter.connect(try #require(nodes[later]), relation, try #require(nodes[earlier]))
        }
        return nodes
    }

    @Test(
        "from whichever object one starts, the whole thread is told in the order of the steps", arguments: Step.allCases
    )
    func whole(start: Step) async throws {
        try await Matter.onEachEngine { matter in
            let nodes = try await chain(matter)
            let told = try await matter.thread(try #require(nodes[start]))
            // An indicator and an evaluation stand beside each other on one action: neither is a step of the other.
            let others: Set<Step> = start == .indicator ? [.evaluation] : start == .evaluation ? [.indicator] : []
            #expect(told == Step.allCases.filter { !others.contains($0) }.map { "\($0)" })
        }
    }

    @Test("an object somebody may not see cuts the thread without a trace")
    func cut() async throws {
        try await Matter.onEachEngine { matter in
            let nodes = try await chain(matter, hiding: .priority)
            let finding = try #require(nodes[.finding])
            let (open, whole) = (try await matter.thread(finding), try await matter.thread(finding, as: .chair))
            #expect(open == ["evidence", "finding"])
            #expect(whole?.count == 8)
            let absent = try await matter.thread(try #require(nodes[.priority]), as: .coordinator)
            #expect(absent == nil)
            let page = try await matter.site.page("/c/kalliste/en/thread/finding/\(finding.id)")
            #expect(page.all("ol.thread .step").count == 2)
            #expect(!page.root.text.contains("priority"))
        }
    }

    @Test("a dataset on which much rests does not pull in all of it, and the page says so")
    func wide() async throws {
        try await Matter.onEachEngine { matter in
            let evidence = try await matter.put("evidence", .evidence)
            var findings: [NodeReference] = []
            for number in 0..<20 {
                findings.append(try await matter.put("finding \(number)"))
                try await matter.connect(findings[number], .restsOn, evidence)
            }
            let fromOne = try await matter.thread(findings[3])
            #expect(fromOne == ["evidence", "finding 3"])
            let page = try await matter.site.page("/c/kalliste/en/thread/evidence/\(evidence.id)")
            #expect(page.all("p.claim").count == 13)
            #expect(page.root.text.contains("more branches than fit here"))
        }
    }

    @Test("a reference said twice is one, and one taken back is none")
    func references() async throws {
        try await Matter.onEachEngine { matter in
            let (evidence, finding) = (try await matter.put("evidence", .evidence), try await matter.put("finding"))
            for _ in 0..<2 { try await matter.connect(finding, .restsOn, evidence) }
            let connected = try await matter.thread(finding)
            #expect(connected?.count == 2)
            try await matter.database.write { try $0.disconnect(finding, .restsOn, in: matter.council) }
            let apart = try await matter.thread(finding)
            #expect(apart == ["finding"])
        }
    }

    @Test("objects that refer to each other in a circle are told once")
    func circle() async throws {
        try await Matter.onEachEngine { matter in
            let (one, two) = (
                try await matter.put("one", .recommendation), try await matter.put("two", .recommendation)
            )
            try await matter.connect(one, .restsOn, two)
            try await matter.connect(two, .restsOn, one)
            let told = try await matter.thread(one)
            #expect(told == ["one", "two"] || told == ["two", "one"])
        }
    }
}
