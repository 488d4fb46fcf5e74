// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Testing

@testable import Access

@Suite("Places")
struct PlaceTests {
    /// What becomes of giving a place, by the coordinator.
    private func give(_ grant: NewGrant, in council: CouncilIdentity, _ people: TestPeople) async throws
        -> PlaceRefusal?
    {
        let standing = try await people.standing("coordinator@kalliste.example", in: council)
        return try await refusal(PlaceRefusal.self) {
            try await people.database.write { transaction in
                try transaction.permit(GivePlace.self, standing, on: council).give(grant)
            }
        }
    }

    private func start(_ people: TestPeople) async throws -> (
        council: CouncilIdentity, coordinator: PersonID, maria: PersonID
    ) {
        let council = try await people.council("kalliste")
        let coordinator = try await people.person("Coordinator", .coordinator, in: .members, of: council)
        return (council, coordinator, try await people.person("Maria", .member, in: .members, of: council))
    }

    @Test("not even the coordinator lets themselves into a circle that has had somebody")
    func circle() async throws {
        try await TestPeople.onEachEngine { people in
            let (council, coordinator, maria) = try await start(people)
            let circle = Audience.circle(.random())
            #expect(try await give(NewGrant(maria, .member, in: circle, basis: "test"), in: council, people) == nil)
            #expect(
                try await give(NewGrant(coordinator, .member, in: circle, basis: "test"), in: council, people)
                    == .notYours)
            try await people.database.write {
                try $0.run("UPDATE grants SET ends = \($0.now) WHERE audience = \(circle)")
            }
            #expect(
                try await give(NewGrant(coordinator, .member, in: circle, basis: "test"), in: council, people)
                    == .notYours)
        }
    }

    @Test("a person of another council is not known here, whatever id is sent")
    func stranger() async throws {
        try await TestPeople.onEachEngine { people in
            let (council, _, _) = try await start(people)
            let other = try await people.council("other")
            let nikos = try await people.person("Nikos", .member, in: .members, of: other)
            for person in [nikos, .random()] {
                #expect(
                    try await give(NewGrant(person, .member, in: .members, basis: "test"), in: council, people)
                        == .notKnownHere)
            }
        }
    }

    @Test("a place that everybody has, or that ends before it starts, is refused")
    func nonsense() async throws {
        try await TestPeople.onEachEngine { people in
            let (council, _, maria) = try await start(people)
            let now = people.clock.now
            #expect(
                try await give(NewGrant(maria, .member, in: .public, basis: "test"), in: council, people)
                    == .everybodyHasIt)
            let backwards = NewGrant(maria, .member, in: .members, starts: now, ends: now, basis: "test")
            #expect(try await give(backwards, in: council, people) == .endsBeforeItStarts)
        }
    }

    @Test("a member gives no places, and ends none")
    func member() async throws {
        try await TestPeople.onEachEngine { people in
            let (council, coordinator, maria) = try await start(people)
            let standing = try await people.standing("maria@kalliste.example", in: council)
            let refused = try await refusal(Refusal.self) {
                try await people.database.write { transaction in
                    let permit = try transaction.permit(GivePlace.self, standing, on: council)
                    try permit.give(NewGrant(maria, .coordinator, in: .members, basis: "test"))
                }
            }
            #expect(refused == .notAllowed(GivePlace.refusal))
            let ended = try await refusal(Refusal.self) {
                try await people.database.write { transaction in
                    let permit = try transaction.permit(EndPlace.self, standing, on: council)
                    try permit.endPlaces(from: "test")
                }
            }
            #expect(ended == .notAllowed(EndPlace.refusal))
            let coordinators = try await people.database.read { try $0.grants(standing, of: coordinator) }
            #expect(coordinators.count == 1)
        }
    }

    @Test("a place ended by its basis is worth nothing from then on, and its end does not move later")
    func ending() async throws {
        try await TestPeople.onEachEngine { people in
            let (council, _, maria) = try await start(people)
            let mandate = NewGrant(maria, .member, in: .formation(.random()), basis: "mandate:1")
            #expect(try await give(mandate, in: council, people) == nil)
            let standing = try await people.standing("coordinator@kalliste.example", in: council)
            let day = people.clock.now
            for _ in 0..<2 {
                try await people.database.write { transaction in
                    try transaction.permit(EndPlace.self, standing, on: council).endPlaces(from: "mandate:1")
                }
                people.clock.move(.minutes(1))
            }
            let ends: Instant? = try await people.database.read {
                try $0.value("SELECT ends FROM grants WHERE basis = 'mandate:1'")
            }
            #expect(ends == day)
            let after = try await people.standing("maria@kalliste.example", in: council)
            #expect(after.formations.isEmpty && after.isMember)
        }
    }

    @Test("who belongs to a circle is read by those of the circle alone")
    func listing() async throws {
        try await TestPeople.onEachEngine { people in
            let (council, coordinator, maria) = try await start(people)
            let circle = Audience.circle(.random())
            #expect(try await give(NewGrant(maria, .member, in: circle, basis: "test"), in: council, people) == nil)
            for (name, count) in [("coordinator", 1), ("maria", 2)] {
                let standing = try await people.standing("\(name)@kalliste.example", in: council)
                #expect(try await people.database.read { try $0.grants(standing, of: maria) }.count == count)
            }
            let other = try await people.council("other")
            let outside = try await people.standing("coordinator@kalliste.example", in: other)
            #expect(try await people.database.read { try $0.grants(outside, of: coordinator) }.isEmpty)
        }
    }

    @Test("the operator runs the installation and sees nothing inside a council")
    func operators() async throws {
        try await TestPeople.onEachEngine { people in
            let (council, _, maria) = try await start(people)
            let chief = try await people.person("Chief")
            try await people.database.write {
                try $0.operatorPermit("operator.name", .console()).setOperator(chief, true)
            }
            let viewer = try await people.viewer(people.signIn("chief@kalliste.example"))
            #expect(viewer.isOperator)
            let standing = try await people.database.read { try $0.standing(of: viewer, in: council.id) }
            #expect(standing.scope.keys == [.public, .signedIn] && standing.roles.isEmpty)
            #expect(try await people.database.read { try $0.acts(standing) }.isEmpty)
            try await people.database.write { _ = try $0.operatorPermit("council.list", viewer) }
            let others = try await people.viewer(people.signIn("maria@kalliste.example"))
            let refused = try await refusal(Refusal.self) {
                try await people.database.write { _ = try $0.operatorPermit("council.list", others) }
            }
            #expect(refused == .absent)
            people.clock.move(.minutes(10))
            let late = try await refusal(Refusal.self) {
                try await people.database.write { _ = try $0.operatorPermit("council.list", viewer) }
            }
            #expect(late == .signInAgain)
            let last = try await refusal(AccountRefusal.self) {
                try await people.database.write {
                    try $0.operatorPermit("operator.remove", .console()).setOperator(chief, false)
                }
            }
            #expect(last == .lastOperator)
            let acts = try await people.database.read { try $0.operatorActs(viewer) }.map(\.action)
            #expect(acts.contains("council.list") && !acts.contains("session.begin"))
            for viewer in [others, .visitor] {
                #expect(try await people.database.read { try $0.operatorActs(viewer) }.isEmpty)
                #expect(try await people.database.read { try $0.people(viewer) }.isEmpty)
            }
            let all = try await people.database.read { try $0.people(viewer) }
            #expect(Set(all.map(\.id)).isSuperset(of: [chief, maria]))
            #expect(try await people.database.read { try $0.people(viewer, after: all[0].id, limit: 1) } == [all[1]])
        }
    }
}
