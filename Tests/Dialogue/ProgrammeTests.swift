// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Dialogue

@Suite("The programme of a session")
struct ProgrammeTests {
    @Test("a line is a time, a title, and perhaps who speaks")
    func lines() throws {
        let programme = try Programme(lines: " 9:30 | Welcome \n\n15:10|From stairway to decision| Works | and others ")
        #expect(
            programme.slots == [
                .init(time: try #require(LocalTime("09:30")), title: "Welcome", speakers: ""),
                .init(
                    time: try #require(LocalTime("15:10")), title: "From stairway to decision",
                    speakers: "Works | and others"),
            ])
        #expect(try Programme(lines: programme.lines) == programme)
    }

    @Test(
        "a line that cannot be read is named by its number",
        arguments: [
            ("15:00 | Welcome\nnoon | Lunch", Programme.Refusal.noTime(line: 2)),
            ("15:00", .noTitle(line: 1)), ("15:00 | ", .noTitle(line: 1)), ("25:00 | Late", .noTime(line: 1)),
            (String(repeating: "15:00 | A\n", count: 61), .tooMany),
        ])
    func faults(text: String, refusal: Programme.Refusal) {
        #expect(throws: refusal) { try Programme(lines: text) }
    }

    @Test("the slot of the moment is the last that has begun, also after midnight")
    func current() throws {
        let athens = try #require(Zone("Europe/Athens"))
        let day = try #require(LocalDate("2026-09-23"))
        let starts = LocalMoment(date: day, time: try #require(LocalTime("23:00")), zone: athens)
        let programme = try Programme(lines: "23:00 | One\n23:40 | Two\n00:20 | Three")
        func title(_ minutes: Int) -> String? {
            programme.current(at: starts.instant() + .seconds(minutes * 60), of: starts)?.title
        }
        #expect(title(-1) == nil)
        #expect([title(0), title(39), title(40), title(79), title(80)] == ["One", "One", "Two", "Two", "Three"])
    }

    @Test(
        "only whole addresses on the encrypted web are taken",
        arguments: [
            ("https://video.city.example/room?x=1", true), ("http://video.city.example/", false),
            ("javascript:alert(1)", false), ("//city.example", false), ("https://", false),
            ("video.city.example", false),
        ])
    func addresses(text: String, isTaken: Bool) { #expect(Conference.isAddress(text) == isTaken) }
}
