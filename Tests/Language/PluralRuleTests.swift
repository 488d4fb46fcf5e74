// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Language

@Suite("Plural rules")
struct PluralRuleTests {
    @Test(
        "the rules of the languages of Europe give the right forms",
        arguments: [
            ("nplurals=1; plural=0;", [0, 0, 0, 0, 0]),
            ("nplurals=2; plural=(n != 1);", [1, 0, 1, 1, 1]),
            ("nplurals=2; plural=n>1", [0, 0, 1, 1, 1]),
            // Polish
            (
                "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
                [2, 0, 1, 2, 1]
            ),
            // Slovenian
            ("nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);", [3, 0, 1, 3, 3]),
            // Arabic
            (
                "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
                [0, 1, 2, 3, 4]
            ),
            // Operators of C in its order of precedence
            ("nplurals=2; plural=1 + n * 2 - 3 / 1 % 2 > 2 == !0;", [0, 0, 1, 1, 1]),
        ])
    func rules(header: String, forms: [Int]) throws {
        let rule = try PluralRule(header)
        #expect([0, 1, 2, 5, 22].map(rule.form(for:)) == forms)
        #expect(rule.form(for: -1) == rule.form(for: 1))
        #expect((0..<rule.count).contains(rule.form(for: .min)))
    }

    @Test(
        "a rule that cannot be read is refused",
        arguments: [
            "", "nplurals=2", "plural=0; nplurals=1", "nplurals=0; plural=0;", "nplurals=7; plural=0;",
            "nplurals=2; plural=;",
            "nplurals=2; plural=n>;", "nplurals=2; plural=(n>1;", "nplurals=2; plural=n ? 1;",
            "nplurals=2; plural=system(1);",
            "nplurals=2; plural=n n;", "nplurals=2; plural=2;", "nplurals=2; plural=n/0;", "nplurals=2; plural=1 % n;",
            "nplurals=2; plural=99999999999999999999;", "nplurals=2; plural=-1;", "nplurals=2; plural=n=1;",
        ])
    func refused(header: String) {
        #expect(throws: CatalogueError.self) { try PluralRule(header) }
    }

    @Test("neither length nor depth can exhaust the reader")
    func limits() {
        let deep = String(repeating: "(", count: 300) + "0"
        let negated = String(repeating: "!", count: 400) + "n"
        let long = "0" + String(repeating: "+0", count: 10_000)
        for formula in [deep, negated, long] {
            #expect(throws: CatalogueError.self) { try PluralRule("nplurals=1; plural=\(formula);") }
        }
        #expect(throws: Never.self) { try PluralRule("nplurals=1; plural=0\(String(repeating: "+0", count: 240));") }
    }

    @Test("random formulas are refused or answered")
    func random() {
        var random = Seeded(seed: 2)
        let parts = [
            "n", "0", "1", "9223372036854775807", "(", ")", "?", ":", "&&", "||", "!", "==", "%", "/", "*", "+", "-",
            "<", " ",
        ]
        for _ in 0..<5000 {
            let formula = (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
                parts.randomElement(using: &random)
            }.joined()
            if let rule = try? PluralRule("nplurals=6; plural=\(formula);") {
                #expect((0..<6).contains(rule.form(for: .random(in: .min ... .max, using: &random))))
            }
        }
    }
}
