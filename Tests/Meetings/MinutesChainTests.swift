// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("From the draft to signed minutes")
struct MinutesChainTests {
    private static let base = MeetingsFixture.base

    /// A plenary that was held, with a note under its second item; the item.
    private func held(
        _ fixture: MeetingsFixture, note: String = "The tram company answered.", audience: String = "public"
    ) async throws -> (meeting: MeetingID, item: AgendaItem) {
        let meeting = try await fixture.call(audience: audience)
        let item = try await fixture.open(meeting)
        try await fixture.send("/meetings/\(meeting)/items/\(item.id)/notes", ["note": note])
        try await fixture.send("/meetings/\(meeting)/close")
        return (meeting, item)
    }

    private func remarks(_ fixture: MeetingsFixture) async throws -> [RemarkID] {
        try await fixture.site.database.read {
            try $0.rows("SELECT id FROM minutes_remark ORDER BY at, id").map { try $0["id"] }
        }
    }

    private func noteID(_ fixture: MeetingsFixture) async throws -> NoteID {
        try #require(
            await fixture.site.database.read { try $0.value("SELECT id FROM minutes_note", as: NoteID.self) })
    }

    @Test("each remark is answered, an accepted one with its change, and only then are the minutes approved")
    func corrections() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let (meeting, item) = try await held(fixture)
            let path = "/meetings/\(meeting)"
            let early = await fixture.site.post(
                Self.base + path + "/remarks", ["item": "\(item.id)", "remark": "Early."], as: .member)
            #expect(early.status == 403)
            try await fixture.send(path + "/minutes/corrections", ["last-day": "2026-03-20"])
            try await fixture.send(path + "/remarks", ["item": "\(item.id)", "remark": "It did not."], as: .member)
            try await fixture.send(path + "/remarks", ["item": "", "remark": "I was late."], as: .analyst)
            #expect(await fixture.site.post(Self.base + path + "/minutes", [:], as: .chair).status == 422)
            let ids = try await remarks(fixture)
            let note = try await noteID(fixture)
            let refused = await fixture.site.post(
                Self.base + path + "/remarks/\(ids[0])", ["verdict": "accepted", "change": " "], as: .coordinator)
            #expect(refused.status == 422)
            try await fixture.send(
                path + "/remarks/\(ids[0])",
                ["verdict": "accepted", "place": "\(note) 1", "change": "The tram company did not answer."])
            try await fixture.site.wait(.seconds(40 * 86_400))
            let waiting = await fixture.site.post(Self.base + path + "/minutes", [:], as: .chair)
            #expect(waiting.status == 422)
            #expect(try fixture.site.read(waiting).text("main")?.contains("1 remark has no answer yet.") == true)
            try await fixture.send(
                path + "/remarks/\(ids[1])", ["verdict": "refused", "reason": "The list says 18:00."])
            let page = try await fixture.site.page(Self.base + path + "/minutes", as: .member).text("main") ?? ""
            #expect(page.contains("The tram company did not answer.") && page.contains("The list says 18:00."))
            try await fixture.send(path + "/minutes", as: .chair)
            let minutes = try await fixture.site.page(Self.base + path + "/minutes").text("main") ?? ""
            #expect(minutes.contains("The tram company did not answer."))
            #expect(!minutes.contains("It did not."), "remarks are for the formation")
        }
    }

    @Test("what members were promised is kept: no approval and no shorter time while corrections may be asked for")
    func promised() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let (meeting, _) = try await held(fixture)
            let path = "/meetings/\(meeting)"
            for day in ["", "yesterday", "2020-01-01", "2030-01-01"] {
                let reply = await fixture.site.post(
                    Self.base + path + "/minutes/corrections", ["last-day": day], as: .coordinator)
                #expect(reply.status == 422, "\(day)")
            }
            try await fixture.send(path + "/minutes/corrections", ["last-day": "2026-03-20"])
            #expect(
                await fixture.site.post(
                    Self.base + path + "/minutes/corrections", ["last-day": "2026-03-19"], as: .coordinator
                ).status == 422)
            #expect(await fixture.site.post(Self.base + path + "/minutes", [:], as: .chair).status == 422)
            for who in [Who.member, .analyst, .chair] {
                let reply = await fixture.site.post(
                    Self.base + path + "/minutes/corrections", ["last-day": "2026-03-25"], as: who)
                #expect(reply.status == 403, "\(who)")
            }
        }
    }

    @Test("a remark on an item for a few is for those few, and the approval does not tell others of it")
    func restrictedRemark() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call(audience: "public", items: "Opening\nLights")
            let analyst = try #require(fixture.site.person(.analyst))
            try await fixture.send(
                "/meetings/\(meeting)/agenda",
                [
                    "title": "Harbour flats", "kind": "discussion", "minutes": "", "text": "", "audience": "named",
                    "people": "\(analyst)",
                ])
            let secret = try #require(try await fixture.items(of: meeting).last)
            _ = try await fixture.open(meeting)
            try await fixture.send("/meetings/\(meeting)/close")
            try await fixture.send("/meetings/\(meeting)/minutes/corrections", ["last-day": "2026-03-20"])
            let path = Self.base + "/meetings/\(meeting)"
            let before = await fixture.site.get(path + "/minutes", as: .member).comparable
            try await fixture.send(
                "/meetings/\(meeting)/remarks", ["item": "\(secret.id)", "remark": "Staircase C."], as: .analyst)
            let remark = try await remarks(fixture)[0]
            for who in [Who.member, .chair, .resident, .visitor] {
                #expect(!(await fixture.site.text(path + "/minutes", as: who)).contains("Staircase"), "\(who)")
            }
            #expect(await fixture.site.get(path + "/minutes", as: .member).comparable == before)
            for who in [Who.member, .chair] {
                #expect(await fixture.site.get(path + "/remarks/\(remark)", as: who).status == 404, "\(who)")
                let post = await fixture.site.post(path + "/remarks", ["item": "\(secret.id)", "remark": "x"], as: who)
                #expect(post.status == 404, "\(who)")
            }
            #expect(await fixture.site.get(path + "/remarks/\(remark)", as: .coordinator).status == 200)
            try await fixture.site.wait(.seconds(40 * 86_400))
            try await fixture.send("/meetings/\(meeting)/minutes", as: .chair)
        }
    }

    @Test("two who write into one note lose nothing: the second sees both texts, and settles them")
    func twoEditors() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let typing = Self.base + "/meetings/\(meeting)/items/\(item.id)/typing"
            let id = NoteID.random()
            func type(_ text: String, _ version: String) async -> Reply {
                await fixture.site.post(
                    typing, ["id": "\(id)", "version": version, "note": text], as: .coordinator)
            }
            let first = await type("The police reports.", "0")
            #expect(String(decoding: first.bytes, as: UTF8.self) == "{\"id\":\"\(id)\",\"version\":\"1\"}")
            // The answer was lost, and the browser sends the same again.
            #expect(await type("The police reports.", "0").status == 200)
            #expect(await type("The police reports.\n\nTwelve cases.", "1").status == 200)
            let clash = await type("The police reports.\n\nNine cases.", "1")
            #expect(clash.status == 409)
            #expect(String(decoding: clash.bytes, as: UTF8.self).contains("/notes/\(id)"))
            let path = Self.base + "/meetings/\(meeting)/notes/\(id)"
            let page = try await fixture.site.page(path, as: .coordinator)
            #expect(page.text("textarea") == "The police reports. Twelve cases.")
            #expect(page.text("mark") == "Nine cases.")
            let action = try #require(page.all("form").compactMap { $0["action"] }.first { $0.contains("/texts/") })
            try await fixture.send(String(action.dropFirst(Self.base.count)), ["way": "add"])
            let text = try await fixture.site.database.read {
                try $0.value("SELECT text FROM minutes_note", as: String.self)
            }
            #expect(text == "The police reports.\n\nTwelve cases.\n\nNine cases.")
            #expect(!(await fixture.site.text(path, as: .coordinator)).contains("/texts/"))
            #expect(await fixture.site.post(typing, ["note": "x"], as: .member).status == 403)
        }
    }

    @Test("a note that somebody took out does not take along what another is typing into it")
    func takenOut() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/notes", ["note": "First."])
            let note = try await noteID(fixture)
            let path = "/meetings/\(meeting)/notes/\(note)"
            try await fixture.send(path, ["note": "", "version": "1"])
            try await fixture.send(path, ["note": "First, and more.", "version": "1", "item": "\(item.id)"])
            let text = try await fixture.site.database.read {
                try $0.value("SELECT text FROM minutes_note", as: String.self)
            }
            #expect(text == "First, and more.")
        }
    }

    @Test("a later meeting approves by its item and vote; a vote against them does not")
    func laterMeeting() async throws {
        try await MeetingsFixture.onEachEngine(.sample(approval: .nextMeeting)) { fixture in
            let (meeting, _) = try await held(fixture)
            let next = try await fixture.call(audience: "public", extra: ["date": "2026-04-13"])
            try await fixture.send("/meetings/\(meeting)/minutes/agenda", ["to": "\(next)"])
            let again = await fixture.site.post(
                Self.base + "/meetings/\(meeting)/minutes/agenda", ["to": "\(next)"], as: .coordinator)
            #expect(again.status == 404)
            let item = try await fixture.open(next, item: 2)
            #expect(item.title == "Approval of the minutes of 23 March 2026")
            func vote(_ yes: String, _ no: String) async throws {
                let vote = try await fixture.send(
                    "/meetings/\(next)/items/\(item.id)/votes",
                    ["text": "The minutes are approved.", "method": "show-of-hands", "matter": "decision"])
                try await fixture.send(
                    String(vote.dropFirst(Self.base.count)) + "/close", ["for": yes, "against": no, "sure": "yes"])
                fixture.site.clock.move(.seconds(60))
            }
            let path = Self.base + "/meetings/\(meeting)/minutes"
            try await vote("1", "2")
            let place = "\(next) \(item.id)"
            #expect(await fixture.site.post(path, ["at": place], as: .coordinator).status == 422)
            try await vote("3", "0")
            try await fixture.send("/meetings/\(meeting)/minutes", ["at": place])
            let page = try await fixture.site.page(path).text("main") ?? ""
            #expect(page.contains("Approved at Plenary, 13 April 2026") && page.contains("Decision 2026/2"), "\(page)")
        }
    }

    @Test("those whom the rules name sign, once in each office, and the Record has the digest of what they signed")
    func signatures() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let (meeting, _) = try await held(fixture)
            let path = "/meetings/\(meeting)/minutes"
            let sign: Fields = ["authority": "chair"]
            #expect(await fixture.site.post(Self.base + path + "/signatures", sign, as: .chair).status == 404)
            try await fixture.send(path, as: .chair)
            #expect(await fixture.site.post(Self.base + path + "/signatures", sign, as: .member).status == 403)
            #expect(
                await fixture.site.post(
                    Self.base + path + "/signatures", ["authority": "secretary"], as: .coordinator
                ).status == 404, "the rules of this council name the chair alone")
            try await fixture.send(path + "/signatures", sign, as: .chair)
            try await fixture.send(path + "/signatures", sign, as: .chair)
            let (signed, contents) = try await fixture.site.database.read { snapshot in
                (
                    try snapshot.rows("SELECT digest FROM minutes_signature").map { try $0["digest"] as String },
                    try snapshot.rows("SELECT * FROM record_content").flatMap(\.values).compactMap { value in
                        if case .blob(let bytes) = value {
                            String(decoding: bytes.dropFirst(32), as: UTF8.self)
                        } else {
                            nil
                        }
                    }
                )
            }
            #expect(signed.count == 1 && signed[0].count == 64)
            #expect(contents.count { $0.contains("\"digest\":\"\(signed[0])\"") && $0.contains("signedAs") } == 1)
            let page = try await fixture.site.page(Self.base + path)
            #expect(page.text("main")?.contains(signed[0]) == true)
            #expect(page.text("main")?.contains("Chair Person") == false, "the public reads the office")
        }
    }

    @Test("every format gives its reader the same version: nothing that is for others, and no gap")
    func formats() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call(audience: "public", items: "Opening\nLights\nClosing & <thanks>")
            let items = try await fixture.items(of: meeting)
            try await fixture.send(
                "/meetings/\(meeting)/items/\(items[1].id)",
                [
                    "version": "1", "title": "Personnel", "kind": "discussion", "minutes": "", "text": "",
                    "audience": "members",
                ])
            let item = try await fixture.open(meeting, item: 2)
            try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/notes", ["note": "Ευχαριστίες. شكرا. 1 < 2 & more."])
            try await fixture.send("/meetings/\(meeting)/close")
            let path = Self.base + "/meetings/\(meeting)/minutes"
            for ending in [".txt", ".xml", ".pdf"] {
                #expect(await fixture.site.get(path + ending).status == 404, "a draft is for the formation")
            }
            try await fixture.send("/meetings/\(meeting)/minutes", as: .chair)
            let text = await fixture.site.text(path + ".txt")
            #expect(text.contains("2. Closing & <thanks>\n") && !text.contains("Personnel"))
            #expect(text.contains("Ευχαριστίες. شكرا. 1 < 2 & more."))
            let document = await fixture.site.text(path + ".xml")
            #expect(document.contains("<num eId=\"item_2__num\">2.</num>") && !document.contains("item_3"))
            #expect(document.contains("Closing &amp; &lt;thanks&gt;") && !document.contains("Personnel"))
            #expect((await fixture.site.text(path + ".xml", as: .member)).contains("Personnel"))
            #expect(!(await fixture.site.text(path + ".xml?version=public", as: .member)).contains("Personnel"))
            #expect(!(await fixture.site.text(path + "?version=public", as: .member)).contains("Personnel"))
            #expect(await fixture.site.get(path + ".pdf").status == 404, "none was made yet")
        }
    }
}

@Suite("Two texts of one note")
struct WordingTests {
    @Test("paragraphs that only one text has are marked")
    func marked() {
        let shared = Wording.paragraphs(of: "a\nb\nc\nd", besides: "a\nx\nc\ny").map(\.isShared)
        #expect(shared == [true, false, true, false])
        #expect(Wording.paragraphs(of: "", besides: "a").isEmpty)
    }

    @Test("joining keeps every paragraph of both, and repeats none that they share")
    func joined() {
        #expect(Wording.joined("a\n\nb", "a\n\nc") == "a\n\nb\n\nc")
        #expect(Wording.joined("a", "a") == "a")
    }
}

@Suite("Minutes as plain text")
struct MinutesLinesTests {
    @Test("lines are broken between words, and a long name stays whole")
    func wrapped() {
        let name = String(repeating: "ω", count: 90)
        let lines = MinutesLines.wrapped("one \(name) two\nthree").split(separator: "\n").map(String.init)
        #expect(lines == ["one", name, "two", "three"])
        #expect(
            MinutesLines.wrapped(String(repeating: "word ", count: 40)).split(separator: "\n").allSatisfy {
                $0.count <= 78
            })
    }
}
