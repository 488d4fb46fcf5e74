// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Record

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    @Test(
        "each value has one spelling",
        arguments: [
            (.null, "null"), (true, "true"), (false, "false"), (0, "0"), (-7, "-7"),
            (9_007_199_254_740_991, "9007199254740991"),
            ([], "[]"), ([:], "{}"), ([1, "a", .null], #"[1,"a",null]"#),
            (["b": 1, "a": 2, "B": 3, "a_b": 4, "aa": 5], #"{"B":3,"a":2,"a_b":4,"aa":5,"b":1}"#),
            (
                "Δήμος\n\"\\/\t\u{08}\u{0C}\r\u{1}\u{1F}\u{7F}😀",
                "\"Δήμος\\n\\\"\\\\/\\t\\b\\f\\r\\u0001\\u001f\u{7F}😀\""
            ),
        ] as [(CanonicalJSON, String)])
    func spelling(value: CanonicalJSON, text: String) throws {
        #expect(try Array(value.spelled().utf8) == Array(text.utf8))
    }

    @Test("text typed with combining marks and text typed without are one text")
    func normalised() throws {
        let decomposed: CanonicalJSON = "e\u{301}"
        #expect(try Array(decomposed.spelled().utf8) == Array("\"\u{E9}\"".utf8))
    }

    @Test(
        "what has no exact spelling everywhere is refused",
        arguments: [
            .integer(1 << 53), .integer(-(1 << 53)), .integer(.min), ["é": 1], ["a\n": 1],
            (0..<40).reduce(1) { value, _ in [value] },
        ] as [CanonicalJSON])
    func refused(value: CanonicalJSON) {
        #expect(throws: RecordRefusal.self) { try value.spelled() }
    }
}
