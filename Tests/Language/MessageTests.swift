// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Language

@Suite("Messages")
struct MessageTests {
    private let say = Speech.english

    @Test("a sentence holds numbers, dates and other sentences")
    func interpolation() throws {
        let day = try #require(LocalDate(year: 2026, month: 11, day: 18))
        #expect(say("Quorum: \(1200) of \(23) seats") == "Quorum: 1,200 of 23 seats")
        #expect(say("Next meeting: \(day, .full)") == "Next meeting: Wednesday 18 November 2026")
        #expect(say("Status: \(Message("late"))") == "Status: late")
    }

    @Test(
        "a sentence follows its number",
        arguments: [(0, "0 seats are vacant"), (1, "1 seat is vacant"), (2, "2 seats are vacant")])
    func plural(count: Int, text: String) {
        #expect(say.plural(count, one: "\(count) seat is vacant", other: "\(count) seats are vacant") == text)
    }
}
