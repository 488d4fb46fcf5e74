// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Access

private let secret = Array("12345678901234567890".utf8)

@Suite("One-time codes")
struct TimeCodeTests {
    @Test(
        "codes are those of RFC 6238, appendix B (its last six digits)",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func vectors(seconds: Int64, code: String) {
        let counter = TimeCode.counter(at: Instant(seconds: seconds))
        #expect(TimeCode.code(secret: secret, counter: counter) == code)
    }

    @Test(
        "a phone may be one step early or late, not two",
        arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
    func drift(steps: Int64, isTaken: Bool) {
        let now = Instant(seconds: 1_111_111_111)
        let code = TimeCode.code(secret: secret, counter: TimeCode.counter(at: now) + steps)
        #expect((TimeCode.matchingStep(code, secret: secret, at: now, after: nil) != nil) == isTaken)
    }

    @Test("a code is taken once, and none older than it afterwards")
    func replay() throws {
        let now = Instant(seconds: 1_111_111_111)
        let code = TimeCode.code(secret: secret, counter: TimeCode.counter(at: now))
        let step = try #require(TimeCode.matchingStep(code, secret: secret, at: now, after: nil))
        #expect(TimeCode.matchingStep(code, secret: secret, at: now, after: step) == nil)
        let older = TimeCode.code(secret: secret, counter: step - 1)
        #expect(TimeCode.matchingStep(older, secret: secret, at: now, after: step) == nil)
    }

    @Test(
        "spaces do not matter, anything else does",
        arguments: [
            ("050 471", true), ("050471 ", true), ("05047", false), ("0504711", false), ("", false), ("abcdef", false),
            ("٠٥٠٤٧١", false),
        ])
    func typing(typed: String, isTaken: Bool) {
        let now = Instant(seconds: 1_111_111_111)
        #expect((TimeCode.matchingStep(typed, secret: secret, at: now, after: nil) != nil) == isTaken)
    }

    @Test("the secret is shown in groups, and as an address an app opens")
    func provisioning() {
        #expect(TimeCode.grouped(secret) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
        #expect(
            TimeCode.address(secret: secret, issuer: "Δήμος & Co", account: "a+b@c.example")
                == "otpauth://totp/%CE%94%CE%AE%CE%BC%CE%BF%CF%82%20%26%20Co:a%2Bb%40c.example"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%CE%94%CE%AE%CE%BC%CE%BF%CF%82%20%26%20Co"
                + "&algorithm=SHA1&digits=6&period=30")
    }

    @Test(
        "base 32 is that of RFC 4648, section 10, without padding",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(text: String, encoded: String) {
        #expect(Base32.encode(Array(text.utf8)) == encoded)
    }
}

@Suite("Recovery codes")
struct RecoveryCodeTests {
    @Test(
        "a code is read however it was copied from paper",
        arguments: [
            "K7QF-02MX-9TPD", "k7qf02mx9tpd", " K7QF 02MX 9TPD ", "K7QF-O2MX-9TPD", "k7qf-o2mx-9tpd",
        ])
    func copied(typed: String) {
        #expect(RecoveryCode(typed: typed)?.letters == "K7QF02MX9TPD")
    }

    @Test(
        "what cannot be a code is none",
        arguments: ["", "123456", "K7QF-02MX-9TP", "K7QF-02MX-9TPDD", "U7QF-02MX-9TPD"])
    func wrong(typed: String) {
        #expect(RecoveryCode(typed: typed) == nil)
    }

    @Test("ten different codes, each read back from its own print")
    func set() {
        let codes = RecoveryCode.newSet()
        #expect(Set(codes).count == 10)
        #expect(codes.allSatisfy { RecoveryCode(typed: $0.grouped) == $0 })
    }

    @Test("a code in a letter is read however it is typed, and only its hash is for storing")
    func paperCode() {
        let code = PaperCode.random()
        #expect(code.letters.count == 16 && code.grouped.count == 19)
        #expect(PaperCode(typed: code.grouped.lowercased()) == code && PaperCode(typed: " \(code.letters) ") == code)
        #expect(code.mark.count == 32 && code.mark != PaperCode.random().mark && "\(code)" == "(code)")
        for typed in ["", "K7QF", code.letters + "0", String(code.letters.dropLast()) + "U"] {
            #expect(PaperCode(typed: typed) == nil)
        }
    }
}
