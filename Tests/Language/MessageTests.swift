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
        #expect(say("Since \(year: 2026)") == "Since 2026")
        #expect(say("Called by \(list: ["City", "Police", "School"])") == "Called by City, Police and School")
        #expect(say("\(percent: 0.44) of \(7.25, decimals: 1)") == "44% of 7.3")
        #expect(say("\(day...day.adding(days: 2))") == "18 to 20 November 2026")
        #expect(say("\(day.yearMonth)") == "November 2026")
    }

    @Test("a sentence follows its number", arguments: [(0, "0 seats"), (1, "1 seat"), (2, "2 seats"), (-1, "−1 seat")])
    func plural(count: Int, text: String) {
        #expect(say.plural(count, one: "\(count) seat", other: "\(count) seats") == text)
    }

    @Test("what people typed is never taken for a placeholder")
    func typedPercent() {
        #expect(say("Title: \("%1 100%")") == "Title: %1 100%")
        #expect(say("\("%2") and \("%1")") == "%2 and %1")
    }

    @Test("more than nine values keep their places")
    func manyValues() {
        let text = say("\(1) \(2) \(3) \(4) \(5) \(6) \(7) \(8) \(9) \(10) \(11)")
        #expect(text == "1 2 3 4 5 6 7 8 9 10 11")
    }

    @Test("two messages are the same if they say the same of the same")
    func equality() {
        #expect(Message("Seats: \(3)") == Message("Seats: \(3)"))
        #expect(Message("Seats: \(3)") != Message("Seats: \(4)"))
        #expect(Message("May") != Message("May", context: "month"))
    }

    @Test("a page fills the holes of a sentence where the language wants them")
    func holes() throws {
        let po = PoTests.header + "msgid \"Read %1 before %2\"\nmsgstr \"Avant le %2, lisez %1 !\"\n"
        let french = Speech(voice: Voice(tongue: .fr, source: .catalogue(try Catalogue.load(po: po))), zone: .utc)
        let day = try #require(LocalDate("2026-05-01"))
        let message = Message("Read \(hole: "charter") before \(day, .day)")
        #expect(say.pieces(message) == [.text("Read "), .hole("charter"), .text(" before "), .text("1 May")])
        #expect(
            french.pieces(message) == [
                .text("Avant le "), .text("1er mai"), .text(", lisez "), .hole("charter"), .text(" !"),
            ])
        #expect(say(message) == "Read charter before 1 May")
    }

    @Test("a name stands as it is in every language", arguments: [Tongue.en, .fr, .pseudo])
    func verbatim(tongue: Tongue) throws {
        let say = try Checkout.languages().speech(in: tongue)
        #expect(say(Message(verbatim: "Old Quay %1")) == "Old Quay %1")
    }

    @Test("a council's own word replaces a term, and nothing else")
    func terms() {
        let say = Speech.english.withTerms(["decision": "resolution"])
        #expect(say("Decision", context: "term") == "Resolution")
        #expect(say("decision", context: "term") == "resolution")
        #expect(say("Next: \(Message("decision", context: "term"))") == "Next: resolution")
        #expect(say("Decision") == "Decision")
        #expect(say("Opinion", context: "term") == "Opinion")
    }
}
