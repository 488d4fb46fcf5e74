// SPDX-License-Identifier: EUPL-1.2
import Testing
import Values

@Suite("JSON in a column")
struct StoredJSONTests {
    private struct Count: Codable, Hashable {
        let yes: Int
        let no: Int?
    }

    @Test("the same value gives the same text, and the text the value, however often")
    func roundTrip() throws {
        let text = try StoredJSON.text(of: ["b": "ä/\"", "a": "Ελληνικά"])
        #expect(text == #"{"a":"Ελληνικά","b":"ä/\""}"#)
        for _ in 0..<3 { try #expect(StoredJSON.value(of: text) == ["a": "Ελληνικά", "b": "ä/\""]) }
    }

    @Test("one text is remembered for each type of its own")
    func types() throws {
        let text = #"{"yes":3}"#
        for _ in 0..<2 {
            try #expect(StoredJSON.value(of: text) == Count(yes: 3, no: nil))
            try #expect(StoredJSON.value(of: text) == ["yes": 3])
        }
    }

    @Test("what is no such value is refused each time")
    func refused() {
        for _ in 0..<2 {
            #expect(throws: ValueError.self) { _ = try StoredJSON.value(of: "{}", as: Count.self) }
            #expect(throws: ValueError.self) { _ = try StoredJSON.value(of: "", as: [String].self) }
        }
    }

    @Test("many values from many threads stay what they are")
    func crowd() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for start in 0..<8 {
                group.addTask {
                    for number in (start * 1000)..<(start * 1000 + 3000) {
                        try #expect(StoredJSON.value(of: "[\(number)]") == [number])
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
