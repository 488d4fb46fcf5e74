// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Testing

@testable import Access

@Suite("Signing in")
struct SignInTests {
    @Test("the right password begins a session, whose cookie says who asks")
    func right() async throws {
        try await TestPeople.onEachEngine { people in
            let maria = try await people.person("Maria")
            let session = try await people.signIn(" MARIA@kalliste.example ")
            let viewer = try await people.viewer(session)
            #expect(viewer.person == maria && viewer.name == "Maria" && viewer.isRecentlyAuthenticated)
            #expect(!viewer.isOperator && viewer.channel == .web)
            for cookie in [nil, "", "x", Token.random().text, String(session.cookie.text.dropLast())] {
                #expect(try await people.viewer(cookie) == .visitor)
            }
        }
    }

    @Test("nothing of the cookie, the password or a link stands in the database")
    func hashed() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let session = try await people.signIn("maria@kalliste.example")
            try await people.accounts.askForReset(address: "maria@kalliste.example", from: people.source())
            let link = try #require(people.post.link(to: "maria@kalliste.example"))
            let stored = try await people.database.read { snapshot in
                try ["session", "mailed_link", "password", "known_device", "attempt", "account_act"].map { table in
                    try snapshot.everything(in: table)
                }.joined()
            }
            for secret in [session.cookie.text, link.text, "horse", "192.0.2.1"] { #expect(!stored.contains(secret)) }
        }
    }

    @Test("a wrong password, an unknown address and one without a password are answered alike")
    func sameAnswer() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            try await people.database.write { transaction in
                let permit = try transaction.operatorPermit("person.invite", .console())
                let guest = Guest(address: AccountAddress("guest@kalliste.example")!, name: "Guest")
                _ = try people.accounts.invite(guest, permit)
            }
            for address in [
                "maria@kalliste.example", "nobody@kalliste.example", "guest@kalliste.example", "no address",
            ] {
                let refused = try await refusal(SignInRefusal.self) {
                    _ = try await people.accounts.signIn(
                        address: address, password: Password("wrong"), from: people.source("192.0.2.\(address.count)"))
                }
                #expect(refused == .wrong, "\(address)")
            }
        }
    }

    @Test(
        "after five attempts waits grow, the same for an address that has no account", arguments: ["maria", "nobody"])
    func waits(name: String) async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            var answers: [SignInRefusal?] = []
            for _ in 0..<8 {
                answers.append(
                    try await refusal(SignInRefusal.self) {
                        _ = try await people.accounts.signIn(
                            address: "\(name)@kalliste.example", password: Password("wrong"), from: people.source())
                    })
            }
            #expect(answers == Array(repeating: .wrong, count: 5) + Array(repeating: .wait(seconds: 2), count: 3))
            people.clock.move(.seconds(2))
            let sixth = try await refusal(SignInRefusal.self) {
                _ = try await people.accounts.signIn(
                    address: "\(name)@kalliste.example", password: Password("wrong"), from: people.source())
            }
            #expect(sixth == .wrong)
        }
    }

    @Test("a stranger's attempts lock nobody out: elsewhere at once, and in the same network from a known browser")
    func noLockOut() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let first = try await people.signIn("maria@kalliste.example")
            let device = try #require(first.deviceCookie)
            for _ in 0..<100 {
                _ = try await refusal(SignInRefusal.self) {
                    _ = try await people.accounts.signIn(
                        address: "maria@kalliste.example", password: Password("wrong"), from: people.source())
                }
            }
            #expect(
                try await refusal(SignInRefusal.self) { _ = try await people.signIn("maria@kalliste.example") }
                    == .wait(seconds: 2))
            _ = try await people.signIn("maria@kalliste.example", from: "198.51.100.7")
            let known = try await people.accounts.signIn(
                address: "maria@kalliste.example", password: TestPeople.password, from: people.source(device: device))
            guard case .signedIn(let session) = known else { return #expect(Bool(false), "no session") }
            #expect(session.deviceCookie == nil)
        }
    }

    @Test("a known browser is known for its own person only, and slowed down by itself too")
    func knownDevice() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            _ = try await people.person("Nikos")
            let device = try #require(try await people.signIn("maria@kalliste.example").deviceCookie)
            for address in ["nikos@kalliste.example", "maria@kalliste.example"] {
                var answers: [SignInRefusal?] = []
                for _ in 0..<6 {
                    answers.append(
                        try await refusal(SignInRefusal.self) {
                            _ = try await people.accounts.signIn(
                                address: address, password: Password("wrong"), from: people.source(device: device))
                        })
                }
                #expect(answers.last == .wait(seconds: 2))
            }
        }
    }

    @Test("somebody else's browser is a stranger's")
    func othersDevice() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            _ = try await people.person("Nikos")
            let device = try #require(try await people.signIn("maria@kalliste.example").deviceCookie)
            for _ in 0..<5 {
                _ = try await refusal(SignInRefusal.self) {
                    try await people.accounts.signIn(
                        address: "nikos@kalliste.example", password: Password("wrong"), from: people.source())
                }
            }
            let answer = try await refusal(SignInRefusal.self) {
                try await people.accounts.signIn(
                    address: "nikos@kalliste.example", password: TestPeople.password,
                    from: people.source(device: device))
            }
            #expect(answer == .wait(seconds: 2))
        }
    }

    @Test("a password changed while it was being checked opens nothing")
    func changedMeanwhile() async throws {
        try await TestPeople.onEachEngine { people in
            let maria = try await people.person("Maria")
            let (accounts, source) = (people.accounts, people.source())
            let address = try #require(AccountAddress("maria@kalliste.example"))
            let claim = try await people.database.write { try accounts.claim(on: address, from: source, in: $0) }
            let other = PreparedPassword(hash: try PasswordHash(Password("lantern gravel october"), cost: .test))
            try await people.database.write { try $0.setPassword(other, of: maria) }
            let step = try await people.database.write { transaction in
                try accounts.go(on: claim, from: source, renewing: nil, in: transaction) == nil
            }
            #expect(step)
        }
    }

    @Test("one network trying many addresses is slowed down; signing in rightly costs it nothing")
    func spraying() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            for _ in 0..<70 { _ = try await people.signIn("maria@kalliste.example") }
            var waits = 0
            for number in 0..<70 {
                let answer = try await refusal(SignInRefusal.self) {
                    _ = try await people.accounts.signIn(
                        address: "person\(number)@kalliste.example", password: Password("wrong"), from: people.source())
                }
                if case .wait = answer { waits += 1 }
            }
            #expect(waits == 10)
        }
    }

    @Test("a cookie from before signing in is never taken over, and the session it had ends")
    func fixation() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let attackers = Token.random()
            let step = try await people.accounts.signIn(
                address: "maria@kalliste.example", password: TestPeople.password,
                from: people.source(session: attackers))
            guard case .signedIn(let first) = step else { return #expect(Bool(false), "no session") }
            #expect(first.cookie != attackers)
            #expect(try await people.viewer(attackers.text) == .visitor)
            _ = try await people.accounts.signIn(
                address: "maria@kalliste.example", password: TestPeople.password,
                from: people.source(session: first.cookie))
            #expect(try await people.viewer(first) == .visitor)
        }
    }

    @Test("a session ends idle after twelve hours, and use keeps it until the seventh day")
    func life() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let session = try await people.signIn("maria@kalliste.example")
            people.clock.move(.hours(12) - .microseconds(1))
            var viewer = try await people.viewer(session)
            #expect(viewer.isSignedIn && viewer.isDueForNote && !viewer.isRecentlyAuthenticated)
            while viewer.isSignedIn, people.clock.now < session.ends {
                try await people.accounts.noteUse(by: viewer)
                people.clock.move(.hours(6))
                viewer = try await people.viewer(session)
            }
            #expect(people.clock.now >= session.ends)
            #expect(!viewer.isSignedIn)
        }
    }

    @Test("signing out everywhere ends every session, and one's own list shows one's own only")
    func everywhere() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            _ = try await people.person("Nikos")
            let sessions = [
                try await people.signIn("maria@kalliste.example"), try await people.signIn("maria@kalliste.example"),
            ]
            let other = try await people.signIn("nikos@kalliste.example")
            let viewer = try await people.viewer(sessions[0])
            let listed = try await people.database.read { try $0.sessions(of: viewer) }
            #expect(Set(listed.map(\.id)) == Set(sessions.map(\.session)))
            #expect(listed.filter(\.isThisOne).map(\.id) == [sessions[0].session])
            #expect(listed.allSatisfy { $0.device.description == "Firefox, Linux" })
            try await people.accounts.end(other.session, of: viewer)
            #expect(try await people.viewer(other).isSignedIn)
            try await people.accounts.signOutEverywhere(viewer)
            for session in sessions { #expect(try await !people.viewer(session).isSignedIn) }
            #expect(try await people.viewer(other).isSignedIn)
        }
    }

    @Test("giving the password again renews the cookie; wrong ones count against this session alone")
    func confirmation() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let session = try await people.signIn("maria@kalliste.example")
            people.clock.move(.minutes(11))
            let viewer = try await people.viewer(session)
            #expect(!viewer.isRecentlyAuthenticated)
            #expect(
                try await refusal(SignInRefusal.self) {
                    _ = try await people.accounts.confirm(viewer, password: Password("wrong"), code: nil)
                } == .wrong)
            let renewed = try await people.accounts.confirm(viewer, password: TestPeople.password, code: nil)
            #expect(renewed.session == session.session && renewed.cookie != session.cookie)
            #expect(try await people.viewer(session) == .visitor)
            #expect(try await people.viewer(renewed).isRecentlyAuthenticated)
            for _ in 0..<5 {
                _ = try await refusal(SignInRefusal.self) {
                    _ = try await people.accounts.confirm(viewer, password: Password("wrong"), code: nil)
                }
            }
            #expect(
                try await refusal(SignInRefusal.self) {
                    _ = try await people.accounts.confirm(viewer, password: TestPeople.password, code: nil)
                } == .wait(seconds: 2))
            _ = try await people.signIn("maria@kalliste.example")
        }
    }

    @Test("past the bound, hashing refuses at once instead of queueing up")
    func busy() async throws {
        let hasher = try PasswordHasher(cost: HashCost(memory: 8 << 20, passes: 2), threads: 1, places: 4)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do { return try await hasher.matches(Password("wrong"), nil) } catch { return true }
                }
            }
            return await group.reduce(into: [Bool: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect((outcomes[true] ?? 0) >= 30, "\(outcomes)")
        #expect((outcomes[false] ?? 0) >= 4)
        #expect(try await hasher.matches(Password("wrong"), nil) == false)
    }
}

extension Snapshot {
    /// Every cell of a table of ours as text, to look for what must not stand there.
    func everything(in table: String) throws -> String {
        let sql: SQL =
            switch table {
            case "session": "SELECT * FROM session"
            case "mailed_link": "SELECT * FROM mailed_link"
            case "password": "SELECT * FROM password"
            case "known_device": "SELECT * FROM known_device"
            case "attempt": "SELECT * FROM attempt"
            case "recovery_code": "SELECT * FROM recovery_code"
            case "one_time_secret": "SELECT * FROM one_time_secret"
            default: "SELECT * FROM account_act"
            }
        return try rows(sql).flatMap(\.values).map { value in
            if case .blob(let bytes) = value { return Base64URL.encode(bytes) + String(decoding: bytes, as: UTF8.self) }
            return "\(value)"
        }.joined(separator: "\n")
    }
}
