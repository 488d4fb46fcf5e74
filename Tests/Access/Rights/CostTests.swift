// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import TestKit
import Testing

@testable import Access

@Suite("What rights cost")
struct CostTests {
    @Test("no question about rights reads a table from end to end")
    func plans() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            let (person, session, now) = (PersonID.random(), SessionID.random(), people.clock.now)
            let scope = Scope(council: council.id, holding: [.formation(.random()), .circle(.random())])
            let acts = scope.merged { sees in
                "SELECT a.* FROM act AS a WHERE \(sees("a")) ORDER BY a.at DESC, a.id DESC LIMIT 50"
            }
            let questions: [SQL] = [
                Snapshot.viewerQuestion(Token.random(), now),
                Snapshot.standingQuestion(session, person, council.id, now),
                "SELECT * FROM (\(acts)) AS act ORDER BY act.at DESC, act.id DESC LIMIT 50",
                "SELECT * FROM act WHERE council = \(council.id) AND subject_kind = 'vote' AND subject_id = 'x'",
                "SELECT * FROM session WHERE person = \(person) AND ends > \(now)",
                "SELECT * FROM account_act WHERE about = \(person) ORDER BY at DESC, id DESC LIMIT 50",
                "SELECT 1 FROM grants WHERE council = \(council.id) AND audience = \(Audience.members) LIMIT 1",
                "SELECT * FROM grants WHERE council = \(council.id) AND basis = 'mandate:1'",
            ]
            try await people.database.read { snapshot in
                for question in questions {
                    let plan = try snapshot.explain(question)
                    #expect(plan.scans.isEmpty, "\(plan)")
                }
            }
        }
    }

    @Test("the record of a member among ten thousand sealed acts is read without sorting them")
    func noSorting() async throws {
        try await withDatabase(on: .sqlite, AccessModule.migrations) { database in
            let scope = Scope(council: .random(), holding: [.members])
            let acts = scope.merged { sees in
                "SELECT a.* FROM act AS a WHERE \(sees("a")) AND (a.at, a.id) < (5, 'x') ORDER BY a.at DESC, a.id DESC LIMIT 50"
            }
            let plan = try await database.read { try $0.explain(acts) }
            #expect(plan.steps.contains { $0.contains("act_by_audience") }, "\(plan)")
            #expect(!plan.steps.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test("an unknown address costs the same hashing as a wrong password, and a throttled one none")
    func hashing() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let hasher = people.accounts.hasher
            for address in ["maria@kalliste.example", "nobody@kalliste.example"] {
                let before = await hasher.done
                for _ in 0..<8 {
                    _ = try await refusal(SignInRefusal.self) {
                        try await people.accounts.signIn(
                            address: address, password: Password("wrong"), from: people.source())
                    }
                }
                #expect(await hasher.done - before == 5)
            }
        }
    }
}
