// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing
import Values

@testable import Council
@testable import Meetings

@Suite("What stands on an agenda, and for whom")
struct AgendaTests {
    private static let members = Readership(.members)
    private static let start = LocalTime("18:00") ?? .midnight

    private func named() throws -> Readership { try Audience.named(.random()).inside(Self.members) }

    @Test("an item for a few has no number for anybody, and leaves no gap")
    func numbers() throws {
        let items = [
            AgendaItem.sample("Opening", Self.members), .sample("Harbour flats", try named()),
            .sample("Lights", Self.members),
        ]
        let concerned = Agenda(items, for: Self.members, from: Self.start)
        #expect(concerned.lines.map(\.number) == [1, nil, 2])
        let others = Agenda([items[0], items[2]], for: Self.members, from: Self.start)
        #expect(others.lines.map(\.number) == [1, 2])
    }

    @Test("planned times count only what the reader sees, and stop after an item that was not timed")
    func times() throws {
        let items = [
            AgendaItem.sample("Opening", Self.members), .sample("Harbour flats", try named(), minutes: 30),
            .sample("Lights", Self.members, minutes: nil), .sample("End", Self.members),
        ]
        let concerned = Agenda(items, for: Self.members, from: Self.start)
        #expect(concerned.lines.map { $0.from?.description } == ["18:00", "18:10", "18:40", nil])
        let others = Agenda([items[0], items[2], items[3]], for: Self.members, from: Self.start)
        #expect(others.lines.map { $0.from?.description } == ["18:00", "18:10", nil])
        #expect(others.minutes == 20)
    }

    @Test("the public sees its items numbered from 1, whatever stands between them")
    func publicVersion() {
        let items = [
            AgendaItem.sample("Opening", Self.members), .sample("Lights", Readership(.public)),
            .sample("Night buses", Readership(.public)),
        ]
        #expect(Agenda(items, for: Self.members, from: Self.start).lines.map(\.number) == [1, 2, 3])
        #expect(Agenda(Array(items.dropFirst()), for: Self.members, from: Self.start).lines.map(\.number) == [1, 2])
    }

    @Test("no more people can know of a meeting than know of its formation")
    func openness() {
        #expect(MeetingDraft.Openness.choices(for: .sample(.plenary)) == [.formation, .public])
        #expect(MeetingDraft.Openness.choices(for: .sample(.thematic)) == [.formation, .members, .public])
        #expect(MeetingDraft.Openness.choices(for: .sample(.restricted, secluded: true)) == [.formation])
    }

    @Test("numbers of decisions begin anew each year and follow their own readers alone")
    func decisionNumbers() {
        #expect(Decision.Number.next(after: nil, in: 2026).description == "2026/1")
        #expect(Decision.Number.next(after: 7, in: 2026).description == "2026/8")
        #expect(Decision.Number(year: 2025, sequence: 90) < Decision.Number(year: 2026, sequence: 1))
    }

    @Test(
        "a file is known by its first bytes, not by what it is called",
        arguments: [
            ("%PDF-1.7", "offer.pdf", "application/pdf"), ("%PDF-1.7", "offer.exe", "application/pdf"),
            ("MZ\u{1}", "offer.pdf", nil), ("<html>", "page.html", nil),
            ("Lights: ναι", "note.txt", "text/plain; charset=utf-8"),
            ("PK\u{3}\u{4}", "plan.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("PK\u{3}\u{4}", "bomb.zip", nil),
        ] as [(String, String, String?)])
    func files(head: String, name: String, type: String?) {
        #expect(PaperFile.type(of: Array(head.utf8), named: name) == type)
    }
}
