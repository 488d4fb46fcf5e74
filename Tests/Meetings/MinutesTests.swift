// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Testing

@testable import Council
@testable import Meetings

@Suite("Minutes for different readers")
struct MinutesTests {
    private static let audience = Audience.members
    private let named = Audience.named(.random())

    private func part(_ title: String, _ audience: Audience, notes: [(String, Audience)] = []) -> MinutesDocument.Part {
        MinutesDocument.Part(
            title: title, kind: "decision", isNumbered: audience.kind != .named, readers: .init(Readership(audience)),
            opened: nil, closed: nil, quorum: nil, recused: [],
            papers: [.init(title: "Offer", readers: .init(Readership(.members)))],
            votes: [], notes: notes.map { .init(at: minute(0), text: $0.0, readers: .init(Readership($0.1))) },
            events: [event("A speech.", .public, at: 1), event("A recusal.", .members, at: 2)])
    }

    private func event(_ text: String, _ audience: Audience, at moment: Int) -> MinutesDocument.Event {
        .init(at: minute(moment), kind: .speech, who: "Police", text: text, readers: .init(Readership(audience)))
    }

    private var document: MinutesDocument {
        MinutesDocument(
            formation: "Plenary", starts: .at("2026-11-18", "18:00"), place: nil, opened: nil, closed: nil,
            present: ["Police"],
            absent: [],
            parts: [
                part("Opening", .public, notes: [("Welcome.", .public), ("A quarrel.", .members)]),
                part("Personnel", .members), part("Harbour flats", named), part("Lights", .public),
            ])
    }

    @Test("the public version has only what is public, numbered without a gap")
    func redaction() {
        let version = document.version(for: Readership(.public))
        #expect(version.numbered.map(\.number) == [1, 2])
        #expect(version.parts.map(\.title) == ["Opening", "Lights"])
        #expect(version.parts[0].notes.map(\.text) == ["Welcome."])
        #expect(version.parts[0].papers.isEmpty)
        #expect(version.parts[0].events.map(\.text) == ["A speech."])
    }

    @Test("members read all but what was for named persons")
    func members() {
        let version = document.version(for: Readership(.members))
        #expect(version.parts.map(\.title) == ["Opening", "Personnel", "Lights"])
        #expect(version.numbered.map(\.number) == [1, 2, 3])
        #expect(version.parts[0].notes.count == 2)
    }

    @Test("those concerned read their part, which has no number")
    func concerned() {
        let version = document.version { $0.audiences.allSatisfy { [.public, .members, named].contains($0) } }
        #expect(version.numbered.map(\.number) == [1, 2, nil, 3])
    }

    @Test("what is stored is read back whole")
    func stored() throws {
        let text = try StoredJSON.text(of: document)
        let back: MinutesDocument = try StoredJSON.value(of: text)
        #expect(back == document)
    }

    @Test("notes and what happened stand in the order of time")
    func course() {
        let part = MinutesDocument.Part(
            title: "Lights", kind: "decision", isNumbered: true, readers: .init(Readership(.public)), opened: nil,
            closed: nil, quorum: nil, recused: [], papers: [], votes: [],
            notes: [1, 3].map { .init(at: minute($0), text: "Note \($0)", readers: .init(Readership(.public))) },
            events: [event("Event 1", .public, at: 1), event("Event 2", .public, at: 2)])
        let texts = part.course.map { moment in
            switch moment {
            case .note(let note): note.text
            case .event(let event): event.text
            }
        }
        #expect(texts == ["Note 1", "Event 1", "Event 2", "Note 3"])
    }

    @Test("when an item ended is in no version, since the next one may have begun later for a reason")
    func noGapInTime() {
        let whole = MinutesDocument(
            formation: "Plenary", starts: .at("2026-11-18", "18:00"), place: nil, opened: minute(0), closed: minute(90),
            present: [], absent: [],
            parts: [
                .init(
                    title: "Opening", kind: "information", isNumbered: true, readers: .init(Readership(.public)),
                    opened: minute(0), closed: minute(10), quorum: nil, recused: [], papers: [], votes: [], notes: [],
                    events: [])
            ])
        #expect(whole.version(for: Readership(.public)).parts.map(\.closed) == [nil])
        #expect(whole.version(for: Readership(.public)).parts.map(\.opened) == [minute(0)])
    }

    @Test("minutes approved before what happened was part of them are read")
    func earlier() throws {
        let text = try StoredJSON.text(of: document)
        let older = text.replacing(#/"events":\[[^\]]*\],/#, with: "")
        #expect(older != text)
        let back: MinutesDocument = try StoredJSON.value(of: older)
        #expect(back.parts.flatMap(\.events).isEmpty)
    }
}
