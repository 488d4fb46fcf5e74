// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Testing

@testable import Access

private struct Vote: ActSubject {
    let council: CouncilID
    let formation: FormationID
    var id: ID<Vote> = .random()
    var reference: ActReference { ActReference("vote", id) }
    var readership: Readership { Readership(.formation(formation)) }
}

private enum CloseVote: Action {
    static let name: StaticString = "vote.close"
    static func permits(_ standing: Standing, _ vote: Vote) -> Bool { standing.has([.chair], in: vote.formation) }
}

private enum DestroyVote: Action {
    static let name: StaticString = "vote.destroy"
    static let needsRecentSignIn = true
    static func permits(_ standing: Standing, _ vote: Vote) -> Bool { standing.has([.chair], in: vote.formation) }
}

private struct Note: ActSubject {
    let council: CouncilID
    let readership: Readership
    var reference: ActReference { ActReference("note", ID<Note>.random()) }
}

private enum ReadNote: Action {
    static let name: StaticString = "note.read"
    static func permits(_ standing: Standing, _ note: Note) -> Bool { standing.isMember }
}

@Suite("Permits")
struct PermitTests {
    private let formation = FormationID.random()

    /// What becomes of closing a vote.
    private func close(_ vote: Vote, by standing: Standing, _ people: TestPeople) async throws -> Refusal? {
        try await refusal(Refusal.self) {
            try await people.database.write { _ = try $0.permit(CloseVote.self, standing, on: vote) }
        }
    }

    @Test("the chair of a formation closes its vote, a member sees it and may not, others find nothing")
    func whoMay() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            let audience = Audience.formation(formation)
            _ = try await people.person("Chair", .chair, in: audience, of: council)
            _ = try await people.person("Member", .member, in: audience, of: council)
            _ = try await people.person("Coordinator", .coordinator, in: .members, of: council)
            let vote = Vote(council: council.id, formation: formation)
            for (name, expected) in [
                ("chair", nil), ("member", .notAllowed(CloseVote.refusal)), ("coordinator", .absent),
            ] as [(String, Refusal?)] {
                let standing = try await people.standing("\(name)@kalliste.example", in: council)
                #expect(try await close(vote, by: standing, people) == expected, "\(name)")
            }
            #expect(try await close(vote, by: .visitor(in: council.id), people) == .absent)
        }
    }

    @Test("a chair of one council is nobody in another, even with the other council's ids")
    func otherCouncil() async throws {
        try await TestPeople.onEachEngine { people in
            let (ours, theirs) = (try await people.council("kalliste"), try await people.council("other"))
            _ = try await people.person("Chair", .chair, in: .formation(formation), of: ours)
            let vote = Vote(council: theirs.id, formation: formation)
            for council in [ours, theirs] {
                let standing = try await people.standing("chair@kalliste.example", in: council)
                #expect(try await close(vote, by: standing, people) == .absent)
            }
            let there = try await people.standing("chair@kalliste.example", in: theirs)
            #expect(there.scope.keys == [.public, .signedIn] && there.roles.isEmpty && there.formations.isEmpty)
        }
    }

    @Test("a mandate is worth something from its first instant up to its last, not at it")
    func exactEnds() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            let chair = try await people.person("Chair")
            let (starts, ends) = (people.clock.now + .hours(1), people.clock.now + .hours(2))
            try await people.place(chair, .chair, in: .formation(formation), of: council, starts: starts, ends: ends)
            let vote = Vote(council: council.id, formation: formation)
            let viewer = try await people.viewer(people.signIn("chair@kalliste.example"))
            for (step, isTheirs) in [
                (Duration.hours(1) - .microseconds(1), false), (.microseconds(1), true),
                (.hours(1) - .microseconds(1), true), (.microseconds(1), false),
            ] {
                people.clock.move(step)
                let standing = try await people.database.read { try $0.standing(of: viewer, in: council.id) }
                #expect(try await close(vote, by: standing, people) == (isTheirs ? nil : .absent))
            }
        }
    }

    @Test("a standing from an older page is worth nothing once the place has ended, or the session")
    func staleStanding() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            let chair = try await people.person("Chair", .chair, in: .formation(formation), of: council)
            let vote = Vote(council: council.id, formation: formation)
            let first = try await people.standing("chair@kalliste.example", in: council)
            try await people.accounts.signOutEverywhere(first.viewer)
            #expect(try await close(vote, by: first, people) == .absent)
            let second = try await people.standing("chair@kalliste.example", in: council)
            #expect(try await close(vote, by: second, people) == nil)
            try await people.database.write {
                try $0.run("UPDATE grants SET ends = \($0.now) WHERE person = \(chair)")
            }
            #expect(try await close(vote, by: second, people) == .absent)
        }
    }

    @Test("a session that ran out while the page was open is worth nothing, to the microsecond")
    func ranOut() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            _ = try await people.person("Chair", .chair, in: .formation(formation), of: council)
            let vote = Vote(council: council.id, formation: formation)
            let standing = try await people.standing("chair@kalliste.example", in: council)
            people.clock.move(.hours(12) - .microseconds(1))
            #expect(try await close(vote, by: standing, people) == nil)
            people.clock.move(.microseconds(1))
            #expect(try await close(vote, by: standing, people) == .absent)
        }
    }

    @Test("an entry on a circle carries no note, since notes are not sealed")
    func circleNote() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            _ = try await people.person("Maria", .chair, in: .circle(.random()), of: council)
            let standing = try await people.standing("maria@kalliste.example", in: council)
            let note = Note(
                council: council.id,
                readership: Readership(try #require(standing.circles.keys.first.map(Audience.circle))))
            let fault = try await refusal(ActFault.self) {
                try await people.database.write {
                    _ = try $0.permit(ReadNote.self, standing, on: note, note: "meet at six")
                }
            }
            #expect(fault == .noteOnCircle)
            try await people.database.write { _ = try $0.permit(ReadNote.self, standing, on: note) }
        }
    }

    @Test("a dangerous act wants the password of the last ten minutes")
    func recent() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            _ = try await people.person("Chair", .chair, in: .formation(formation), of: council)
            let vote = Vote(council: council.id, formation: formation)
            let standing = try await people.standing("chair@kalliste.example", in: council)
            @Sendable func destroy(_ transaction: Transaction) throws {
                _ = try transaction.permit(DestroyVote.self, standing, on: vote)
            }
            #expect(try await refusal(Refusal.self) { try await people.database.write { try destroy($0) } } == nil)
            people.clock.move(.minutes(10))
            #expect(
                try await refusal(Refusal.self) { try await people.database.write { try destroy($0) } } == .signInAgain)
            let viewer = standing.viewer
            _ = try await people.accounts.confirm(viewer, password: TestPeople.password, code: nil)
            #expect(try await refusal(Refusal.self) { try await people.database.write { try destroy($0) } } == nil)
        }
    }

    @Test("each permitted act leaves an entry, a refused one or one undone leaves none")
    func entries() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            let chair = try await people.person("Chair", .chair, in: .formation(formation), of: council)
            _ = try await people.person("Member", .member, in: .formation(formation), of: council)
            let vote = Vote(council: council.id, formation: formation)
            let (allowed, refused) = (
                try await people.standing("chair@kalliste.example", in: council),
                try await people.standing("member@kalliste.example", in: council)
            )
            #expect(try await close(vote, by: allowed, people) == nil)
            #expect(try await close(vote, by: refused, people) != nil)
            struct Undone: Error {}
            await #expect(throws: Undone.self) {
                try await people.database.write { transaction in
                    _ = try transaction.permit(CloseVote.self, allowed, on: vote)
                    throw Undone()
                }
            }
            let acts = try await people.database.read { try $0.acts(refused) }
            #expect(acts.map(\.action) == ["vote.close"])
            #expect(acts.first?.person == chair && acts.first?.name == "Chair")
            #expect(acts.first?.subject == vote.reference)
        }
    }

    @Test("nobody reads of acts on what they may not see, and visitors read of none")
    func readers() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            _ = try await people.person("Chair", .chair, in: .formation(formation), of: council)
            _ = try await people.person("Coordinator", .coordinator, in: .members, of: council)
            let vote = Vote(council: council.id, formation: formation)
            let chair = try await people.standing("chair@kalliste.example", in: council)
            #expect(try await close(vote, by: chair, people) == nil)
            let coordinator = try await people.standing("coordinator@kalliste.example", in: council)
            #expect(try await people.database.read { try $0.acts(coordinator) }.isEmpty)
            try await people.database.write {
                try $0.changeReaders(of: vote.reference, in: council.id, to: Readership(.public))
            }
            #expect(try await people.database.read { try $0.acts(.visitor(in: council.id)) }.isEmpty)
            try await people.database.write {
                try $0.changeReaders(of: vote.reference, in: council.id, to: Readership(.members))
            }
            #expect(try await people.database.read { try $0.acts(coordinator) }.count == 1)
        }
    }

    @Test("the record is read page by page, each entry once")
    func pages() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await people.council("kalliste")
            _ = try await people.person("Chair", .chair, in: .formation(formation), of: council)
            let chair = try await people.standing("chair@kalliste.example", in: council)
            try await people.database.write { transaction in
                for _ in 0..<23 {
                    _ = try transaction.permit(
                        CloseVote.self, chair, on: Vote(council: council.id, formation: formation))
                }
            }
            var seen: [ActID] = []
            var place: ActPlace?
            repeat {
                let page = try await people.database.read { [place] in try $0.acts(chair, before: place, limit: 5) }
                seen += page.map(\.id)
                place = page.last.map { ActPlace(at: $0.at, id: $0.id) }
            } while place != nil
            #expect(seen.count == 23 && Set(seen).count == 23)
            #expect(seen == seen.sorted(by: >))
        }
    }
}
