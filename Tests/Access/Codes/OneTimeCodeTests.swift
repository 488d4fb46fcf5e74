// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Testing

@testable import Access

@Suite("Signing in with one-time codes")
struct OneTimeCodeTests {
    private let maria = "maria@kalliste.example"

    /// What Maria's phone and paper hold.
    private struct Phone: Sendable {
        let secret: [UInt8]
        let paper: [String]
        let session: OpenedSession

        func code(at now: Instant) -> String { TimeCode.code(secret: secret, counter: TimeCode.counter(at: now)) }
    }

    private func start(_ people: TestPeople) async throws -> Phone {
        let person = try await people.person("Maria")
        let session = try await people.signIn(maria)
        let viewer = try await people.viewer(session)
        let setup = try await people.accounts.beginCodes(viewer, issuer: "Koinon")
        #expect(setup.address.hasPrefix("otpauth://totp/Koinon:maria%40kalliste.example?secret="))
        let secret = try await people.database.read {
            try people.accounts.secret(of: person, confirmed: false, in: $0)
        }
        let bytes = try #require(secret)
        #expect(TimeCode.grouped(bytes) == setup.secret)
        let code = TimeCode.code(secret: bytes, counter: TimeCode.counter(at: people.clock.now))
        let paper = try await people.accounts.turnCodesOn(viewer, code: code)
        people.clock.move(.seconds(30))
        return Phone(secret: bytes, paper: paper, session: session)
    }

    /// The first step: the password.
    private func password(_ people: TestPeople, _ source: SignInSource? = nil) async throws -> Token {
        let step = try await people.accounts.signIn(
            address: maria, password: TestPeople.password, from: source ?? people.source())
        guard case .codeNeeded(let token) = step else { throw SignInRefusal.wrongCode }
        return token
    }

    private func code(
        _ code: String, _ step: Token, _ people: TestPeople, _ source: SignInSource? = nil
    ) async throws -> SignInRefusal? {
        try await refusal(SignInRefusal.self) {
            try await people.accounts.signIn(step.text, code: code, from: source ?? people.source())
        }
    }

    @Test("the password alone opens nothing; the code does, once")
    func twoSteps() async throws {
        try await TestPeople.onEachEngine { people in
            let phone = try await start(people)
            let step = try await password(people)
            #expect(try await people.viewer(step.text) == .visitor)
            let now = phone.code(at: people.clock.now)
            #expect(try await code("000000", step, people) == .wrongCode)
            #expect(try await code(now, step, people) == nil)
            #expect(try await code(now, step, people) == .startAgain)
            let second = try await password(people)
            #expect(try await code(now, second, people) == .wrongCode)
            people.clock.move(.seconds(30))
            #expect(try await code(phone.code(at: people.clock.now), second, people) == nil)
        }
    }

    @Test("of one code sent many times at once one is taken")
    func race() async throws {
        try await TestPeople.onEachEngine { people in
            let phone = try await start(people)
            let steps = [try await password(people), try await password(people), try await password(people)]
            let now = phone.code(at: people.clock.now)
            let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
                for step in steps { group.addTask { try await code(now, step, people) == nil } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(taken == 1)
        }
    }

    @Test("a recovery code is taken once, however it is typed, and the person is told")
    func paper() async throws {
        try await TestPeople.onEachEngine { people in
            let phone = try await start(people)
            let typed = phone.paper[3].lowercased().replacing("-", with: " ")
            #expect(try await code(typed, password(people), people) == nil)
            #expect(try await code(typed, password(people), people) == .wrongCode)
            #expect(people.post.to(maria).map(\.kind).contains(.recoveryCodeUsed))
            let viewer = try await people.viewer(phone.session)
            #expect(try await people.database.read { try $0.recoveryCodesLeft(of: viewer) } == 9)
            let stored = try await people.database.read {
                try $0.everything(in: "recovery_code") + $0.everything(in: "one_time_secret")
            }
            for secret in phone.paper.map({ $0.replacing("-", with: "") }) + [Base64URL.encode(phone.secret)] {
                #expect(!stored.contains(secret))
            }
        }
    }

    @Test("five codes a step, and five minutes")
    func bounds() async throws {
        try await TestPeople.onEachEngine { people in
            let phone = try await start(people)
            let step = try await password(people)
            for _ in 0..<5 { #expect(try await code("000000", step, people) == .wrongCode) }
            #expect(try await code(phone.code(at: people.clock.now), step, people) == .startAgain)
            let second = try await password(people)
            people.clock.move(.minutes(5))
            #expect(try await code(phone.code(at: people.clock.now), second, people) == .startAgain)
        }
    }

    @Test("whoever has the password but not the phone is slowed down and given away, and shuts nobody out")
    func guessing() async throws {
        try await TestPeople.onEachEngine { people in
            let phone = try await start(people)
            let known = try await people.accounts.signIn(
                password(people).text, code: phone.code(at: people.clock.now), from: people.source())
            var waits = 0
            for round in 0..<8 {
                let source = people.source("203.0.113.\(round)")
                guard let step = try? await password(people, source) else { continue }
                for _ in 0..<5 {
                    if case .wait = try await code("000000", step, people, source) { waits += 1 }
                }
            }
            #expect(waits == 30)
            #expect(people.post.to(maria).filter { $0.kind == .codesRefused }.count == 1)
            for round in 0..<6 {
                people.clock.move(.seconds(4 << round))
                let source = people.source("198.51.100.\(round)")
                _ = try await code("000000", password(people, source), people, source)
            }
            let owner = people.source("203.0.113.1", device: known.deviceCookie)
            #expect(try await code(phone.code(at: people.clock.now), password(people, owner), people, owner) == nil)
        }
    }

    @Test("a link from a mailbox does not get past the code")
    func mailbox() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await start(people)
            try await people.accounts.askForReset(address: maria, from: people.source())
            let link = try #require(people.post.link(to: maria))
            let step = try await people.accounts.setPassword(
                Password("lantern gravel october"), byLink: link.text, from: people.source())
            guard case .codeNeeded(let token) = step else { return #expect(Bool(false), "no code was asked for") }
            #expect(try await code("000000", token, people) == .wrongCode)
        }
    }

    @Test("asked again who they are, the person gives the code too")
    func confirmation() async throws {
        try await TestPeople.onEachEngine { people in
            let phone = try await start(people)
            let viewer = try await people.viewer(phone.session)
            for (given, expected) in [
                (nil, .wrongCode), ("000000", .wrongCode), (phone.code(at: people.clock.now), nil),
            ]
                as [(String?, SignInRefusal?)]
            {
                let refused = try await refusal(SignInRefusal.self) {
                    try await people.accounts.confirm(viewer, password: TestPeople.password, code: given)
                }
                #expect(refused == expected)
            }
        }
    }

    @Test("codes are turned off by their owner, or by the operator for somebody who lost everything")
    func off() async throws {
        try await TestPeople.onEachEngine { people in
            let phone = try await start(people)
            let viewer = try await people.viewer(phone.session)
            let twice = try await refusal(CodesRefusal.self) {
                try await people.accounts.beginCodes(viewer, issuer: "Koinon")
            }
            #expect(twice == .alreadyOn)
            try await people.accounts.turnCodesOff(viewer)
            _ = try await people.signIn(maria)
            let accounts = people.accounts
            let session = try await people.signIn(maria)
            let again = try await people.viewer(session)
            _ = try await accounts.beginCodes(again, issuer: "Koinon")
            try await people.database.write { transaction in
                let permit = try transaction.operatorPermit("codes.off", .console(), about: session.person)
                try accounts.turnCodesOff(of: session.person, permit)
            }
            #expect(people.post.to(maria).filter { $0.kind == .codesOff }.count == 2)
        }
    }

    @Test("a secret begun and never proven asks nobody for a code")
    func unproven() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            let viewer = try await people.viewer(people.signIn(maria))
            _ = try await people.accounts.beginCodes(viewer, issuer: "Koinon")
            let refused = try await refusal(SignInRefusal.self) {
                try await people.accounts.turnCodesOn(viewer, code: "000000")
            }
            #expect(refused == .wrongCode)
            _ = try await people.signIn(maria)
        }
    }
}
