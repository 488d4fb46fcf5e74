// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Testing

@testable import Access

private let new = Password("lantern gravel october")

@Suite("Links in mails")
struct ResetTests {
    private let maria = "maria@kalliste.example"

    /// Asks for a new password, and takes the link out of the mailbox.
    private func link(_ people: TestPeople) async throws -> String {
        try await people.accounts.askForReset(address: maria, from: people.source())
        return try #require(people.post.link(to: maria)).text
    }

    private func state(_ link: String, _ people: TestPeople) async throws -> LinkState {
        try await people.database.read { try $0.link(link, for: [.reset, .invitation]) }
    }

    @Test("a link sets a password once, signs in, and ends every other session")
    func reset() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let old = try await people.signIn(maria)
            let link = try await link(people)
            let step = try await people.accounts.setPassword(new, byLink: link, from: people.source())
            guard case .signedIn(let session) = step else { return #expect(Bool(false), "no session") }
            #expect(try await people.viewer(session).isSignedIn)
            #expect(try await !people.viewer(old).isSignedIn)
            #expect(try await refusal(SignInRefusal.self) { try await people.signIn(maria) } == .wrong)
            #expect(people.post.to(maria).map(\.kind).contains(.passwordChanged))
        }
    }

    @Test("a second click finds a friendly sentence, and an older link is closed by a newer one's use")
    func secondClick() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let (first, second) = (try await link(people), try await link(people))
            for link in [first, second] {
                guard case .open = try await state(link, people) else { return #expect(Bool(false), "not open") }
            }
            _ = try await people.accounts.setPassword(new, byLink: second, from: people.source())
            for link in [first, second] {
                #expect(try await state(link, people) == .used)
                let refused = try await refusal(LinkRefusal.self) {
                    try await people.accounts.setPassword(new, byLink: link, from: people.source())
                }
                #expect(refused == LinkRefusal(state: .used))
            }
            #expect(LinkState.used.message != nil)
        }
    }

    @Test("the form sent a second time signs in with the password just set, for ten minutes, and with no other")
    func sentAgain() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let link = try await link(people)
            func again(_ password: Password) async throws -> SignInStep? {
                try await people.accounts.signInAgain(password, byUsedLink: link, from: people.source())
            }
            #expect(try await again(new) == nil, "an open link signs nobody in")
            _ = try await people.accounts.setPassword(new, byLink: link, from: people.source())
            #expect(try await again(Password("lantern gravel 9 october")) == nil)
            guard case .signedIn(let session) = try await again(new) else { return #expect(Bool(false), "no session") }
            #expect(try await people.viewer(session).isSignedIn)
            people.clock.move(.minutes(10))
            #expect(try await again(new) == nil)
        }
    }

    @Test("who guesses behind a used link is slowed as at the door")
    func guessing() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let link = try await link(people)
            _ = try await people.accounts.setPassword(new, byLink: link, from: people.source())
            let refused = try await refusal(SignInRefusal.self) {
                for number in 0..<100 {
                    _ = try await people.accounts.signInAgain(
                        Password("lantern gravel \(number) october"), byUsedLink: link, from: people.source())
                }
            }
            guard case .wait = refused else {
                return #expect(Bool(false), "not slowed: \(String(describing: refused))")
            }
        }
    }

    @Test("of two clicks at once one wins")
    func race() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let link = try await link(people)
            let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        try await refusal(LinkRefusal.self) {
                            try await people.accounts.setPassword(
                                Password("lantern gravel \(number) october"), byLink: link, from: people.source())
                        } == nil
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wins == 1)
        }
    }

    @Test("looking at a link uses nothing up, and its time ends at the exact instant")
    func time() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let link = try await link(people)
            people.clock.move(.hours(2) - .microseconds(1))
            for _ in 0..<3 {
                guard case .open = try await state(link, people) else { return #expect(Bool(false), "not open") }
            }
            people.clock.move(.microseconds(1))
            #expect(try await state(link, people) == .over)
            let refused = try await refusal(LinkRefusal.self) {
                try await people.accounts.setPassword(new, byLink: link, from: people.source())
            }
            #expect(refused == LinkRefusal(state: .over))
        }
    }

    @Test("a link does nothing but what it was mailed for")
    func purpose() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let link = try await link(people)
            let refused = try await refusal(LinkRefusal.self) { try await people.accounts.takeAddress(byLink: link) }
            #expect(refused == LinkRefusal(state: .unknown))
            for text in ["", "x", Token.random().text] { #expect(try await state(text, people) == .unknown) }
        }
    }

    @Test("a poor password is refused before the link is used up")
    func policy() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let link = try await link(people)
            let refused = try await refusal(PasswordRefusal.self) {
                try await people.accounts.setPassword(Password("maria@kalliste"), byLink: link, from: people.source())
            }
            #expect(refused == .ownName)
            _ = try await people.accounts.setPassword(new, byLink: link, from: people.source())
        }
    }

    @Test("three mails an hour; the third link outlives the hour")
    func bound() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            for _ in 0..<20 { try await people.accounts.askForReset(address: maria, from: people.source()) }
            #expect(people.post.to(maria).count == 3)
            let third = try #require(people.post.link(to: maria)).text
            people.clock.move(.hours(1))
            guard case .open = try await state(third, people) else { return #expect(Bool(false), "not open") }
            try await people.accounts.askForReset(address: maria, from: people.source())
            #expect(people.post.to(maria).count == 4)
        }
    }

    @Test(
        "asking for an address nobody has leaves the same rows and mails nobody",
        arguments: [
            "maria@kalliste.example", "nobody@kalliste.example",
        ])
    func enumeration(address: String) async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let before = try await people.database.read { try $0.rowCounts() }
            try await people.accounts.askForReset(address: address, from: people.source())
            _ = try await refusal(SignInRefusal.self) {
                try await people.accounts.signIn(address: address, password: Password("wrong"), from: people.source())
            }
            let after = try await people.database.read { try $0.rowCounts() }
            #expect(zip(after, before).map { $0 - $1 } == [0, 0, 0, 1, 3, 0])
            #expect(people.post.all.count == (address == maria ? 1 : 0))
        }
    }

    @Test("a password is changed by whoever knows the present one; other sessions end, this one gets a new cookie")
    func change() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let (here, elsewhere) = (try await people.signIn(maria), try await people.signIn(maria))
            let viewer = try await people.viewer(here)
            let wrong = try await refusal(SignInRefusal.self) {
                try await people.accounts.changePassword(viewer, from: Password("wrong"), to: new)
            }
            #expect(wrong == .wrong)
            let renewed = try await people.accounts.changePassword(viewer, from: TestPeople.password, to: new)
            #expect(renewed.session == here.session)
            #expect(try await people.viewer(renewed).isSignedIn)
            for session in [here, elsewhere] { #expect(try await !people.viewer(session).isSignedIn) }
        }
    }
}

@Suite("A new address")
struct AddressTests {
    private let old = "maria@kalliste.example"
    private let new = "maria.p@kalliste.example"

    @Test("it is taken once its mail was opened, and the old one is told")
    func taken() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let viewer = try await people.viewer(people.signIn(old))
            try await people.accounts.askForAddress(try #require(AccountAddress(new)), viewer)
            #expect(try await refusal(SignInRefusal.self) { try await people.signIn(new) } == .wrong)
            let link = try #require(people.post.link(to: new))
            try await people.accounts.takeAddress(byLink: link.text)
            _ = try await people.signIn(new)
            #expect(try await refusal(SignInRefusal.self) { try await people.signIn(old) } == .wrong)
            #expect(people.post.to(old).map(\.kind) == [.addressChanged])
            let again = try await refusal(LinkRefusal.self) { try await people.accounts.takeAddress(byLink: link.text) }
            #expect(again == LinkRefusal(state: .used))
        }
    }

    @Test("whether somebody has it already, only they learn")
    func inUse() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            _ = try await people.person("Nikos")
            let viewer = try await people.viewer(people.signIn(old))
            let address = try #require(AccountAddress("nikos@kalliste.example"))
            try await people.accounts.askForAddress(address, viewer)
            #expect(people.post.to("nikos@kalliste.example").map(\.kind) == [.addressInUse])
        }
    }

    @Test("it wants the password of the last ten minutes")
    func recent() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let viewer = try await people.viewer(people.signIn(old))
            people.clock.move(.minutes(10))
            let address = try #require(AccountAddress(new))
            let refused = try await refusal(Refusal.self) { try await people.accounts.askForAddress(address, viewer) }
            #expect(refused == .signInAgain)
            #expect(people.post.all.isEmpty)
        }
    }
}

extension Snapshot {
    /// Rows in the tables that signing in and resets touch.
    fileprivate func rowCounts() throws -> [Int] {
        try [
            value("SELECT COUNT(*) FROM session") ?? 0, value("SELECT COUNT(*) FROM sign_in_step") ?? 0,
            value("SELECT COUNT(*) FROM known_device") ?? 0, value("SELECT COUNT(*) FROM mailed_link") ?? 0,
            value("SELECT COUNT(*) FROM attempt") ?? 0,
            value("SELECT COUNT(*) FROM account_act WHERE person IS NOT NULL") ?? 0,
        ]
    }
}
