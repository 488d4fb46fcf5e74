// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Testing

@testable import Access

@Suite("Invitations")
struct InvitationTests {
    private func guest(_ name: String, _ address: String) throws -> Guest {
        Guest(address: try #require(AccountAddress(address)), name: name, tongue: .fr)
    }

    /// The coordinator of a council invites somebody among its members.
    private func invite(_ guest: Guest, to council: CouncilIdentity, _ people: TestPeople) async throws -> PersonID {
        let standing = try await people.standing("coordinator-\(council.slug)@kalliste.example", in: council)
        let accounts = people.accounts
        return try await people.database.write { transaction in
            let permit = try transaction.permit(GivePlace.self, standing, on: council)
            let person = try accounts.invite(guest, to: council, permit)
            try permit.give(NewGrant(person, .member, in: .members, basis: "invitation"))
            return person
        }
    }

    private func councils(_ people: TestPeople) async throws -> [CouncilIdentity] {
        var councils: [CouncilIdentity] = []
        for slug in ["kalliste", "other"] {
            let council = try await people.council(slug)
            _ = try await people.person("Coordinator-\(slug)", .coordinator, in: .members, of: council)
            councils.append(council)
        }
        return councils
    }

    @Test("an invited person chooses a password behind the link and is a member")
    func invited() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await councils(people)[0]
            let maria = try await invite(guest("Maria", "maria@kalliste.example"), to: council, people)
            let mail = try #require(people.post.to("maria@kalliste.example").first)
            #expect(mail.tongue == .fr)
            let link = try #require(people.post.link(to: "maria@kalliste.example"))
            let step = try await people.accounts.setPassword(
                Password("lantern gravel october"), byLink: link.text, from: people.source())
            guard case .signedIn(let session) = step else { return #expect(Bool(false), "no session") }
            #expect(session.person == maria)
            let viewer = try await people.viewer(session)
            let standing = try await people.database.read { try $0.standing(of: viewer, in: council.id) }
            #expect(standing.isMember && standing.roles == [.member])
        }
    }

    @Test("a council that invites somebody from another learns neither their account nor their name there")
    func knownElsewhere() async throws {
        try await TestPeople.onEachEngine { people in
            let councils = try await councils(people)
            let maria = try await people.person("Maria", .member, in: .members, of: councils[1])
            let invited = try await invite(guest("Mme P.", "maria@kalliste.example"), to: councils[0], people)
            #expect(invited == maria)
            let names = try await people.database.read { try $0.names(of: [maria], in: councils[0].id) }
            #expect(names == [maria: "Mme P."])
            #expect(people.post.to("maria@kalliste.example").map(\.kind) == [.place(council: "Council of kalliste")])
        }
    }

    @Test("inviting twice mails once and gives no second account")
    func twice() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await councils(people)[0]
            let first = try await invite(guest("Maria", "maria@kalliste.example"), to: council, people)
            let second = try await invite(guest("Someone else", "MARIA@kalliste.example"), to: council, people)
            #expect(first == second)
            #expect(people.post.to("maria@kalliste.example").count == 1)
            #expect(try await people.database.read { try $0.names(of: [first], in: council.id) } == [first: "Maria"])
        }
    }

    @Test("an invitation that ran out is replaced by asking for a new password")
    func ranOut() async throws {
        try await TestPeople.onEachEngine { people in
            let council = try await councils(people)[0]
            _ = try await invite(guest("Maria", "maria@kalliste.example"), to: council, people)
            let first = try #require(people.post.link(to: "maria@kalliste.example"))
            people.clock.move(.days(14))
            #expect(try await people.database.read { try $0.link(first.text, for: [.invitation]) } == .over)
            try await people.accounts.askForReset(address: "maria@kalliste.example", from: people.source())
            let second = try #require(people.post.link(to: "maria@kalliste.example"))
            _ = try await people.accounts.setPassword(
                Password("lantern gravel october"), byLink: second.text, from: people.source())
        }
    }
}
