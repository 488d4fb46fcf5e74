// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import Testing
import Web

extension Planting {
    /// A session for everybody with questions in every state and a poll, and one for members and another council.
    static let dialogue = Planting(
        open: { site in
            let page = try await site.announce("Meadowsweet", openness: "public", guests: "")
            try await site.ask("Peppermint", in: page, thenMove: [("show", "")])
            return planted(page, word: "Meadowsweet", readers: Set(Who.allCases))
        },
        hidden: { site in
            let readers = Set(Who.ofTheCouncil + [.stranger])
            let page = try await site.announce("Fenugreek", openness: "invited", guests: "\(site.other.id)")
            let question = try await site.ask("Tarragon", in: page, as: .member, thenMove: [("show", "")])
            _ = try await site.accepted(page + "/polls", ["poll": "Chervil", "answers": "Lovage\nSorrel"])
            let poll = try #require(await site.ids(on: page + "/run", after: "/polls/", as: .coordinator).first)
            _ = try await site.accepted("\(page)/polls/\(poll)/open", [:])
            let document = try await site.lay("Marjoram", with: page)
            // And a question held back in a session that everybody knows.
            let known = await site.ids(on: "/conferences", after: "/conferences/", as: .visitor)
            let open = "/conferences/" + (try #require(known.first { $0.count { $0 == "-" } == 4 }))
            let held = try await site.ask("Wormwood", in: open, thenMove: [("hold", "It names somebody.")])
            let slots = ["id": String(page.suffix(36))]
            return planted(page, word: "Fenugreek", readers: readers) + [
                Planted(
                    "Dialogue", "/conferences/{id}/questions/{question}", slots.merging(["question": question]) { $1 },
                    word: "Tarragon", readers: readers),
                Planted(
                    "Dialogue", "/conferences/{id}/documents/{document}", slots.merging(["document": document]) { $1 },
                    word: "Marjoram", readers: readers),
                Planted(
                    "Dialogue", "/conferences/{id}/polls/{poll}", slots.merging(["poll": poll]) { $1 }, word: "Chervil",
                    readers: readers),
                Planted(
                    "Dialogue", "/conferences/{id}/questions/{question}",
                    ["id": String(open.suffix(36)), "question": held], word: "Wormwood",
                    readers: [.chair, .coordinator]),
            ]
        })

    private static func planted(_ page: String, word: String, readers: Set<Who>) -> [Planted] {
        let slots = ["id": String(page.suffix(36))]
        return [
            Planted("Dialogue", "/conferences/{id}", slots, word: word, readers: readers),
            Planted("Dialogue", "/api/v1/councils/{council}/conferences/{id}", slots, word: word, readers: readers),
        ]
    }
}

extension SiteFixture {
    /// Announces a session and opens it; its address below council and language.
    fileprivate func announce(_ title: String, openness: String, guests: String) async throws -> String {
        let session = id(
            in: try await accepted(
                "/conferences",
                [
                    "title": title, "lead": "\(title) for four councils", "text": "", "languages": "English, Greek",
                    "series": "", "day": "2026-03-23", "time": "15:00", "zone": "Europe/Athens", "minutes": "90",
                    "programme": "15:00 | \(title) and welcome | Chair", "moderators": "Network office",
                    "documents": "Slides | https://city.example/slides.pdf", "openness": openness, "guests": guests,
                    "video": "https://video.city.example/hall", "videoFor": "anybody", "videoFrom": "open",
                    "registers": "yes", "capacity": "", "asking": "anybody", "signing": "free", "version": "0",
                ]))
        _ = try await accepted("/conferences/\(session)/open", [:])
        return "/conferences/\(session)"
    }

    /// Lays a file with a session, as the form does once it has read it; its id.
    fileprivate func lay(_ title: String, with page: String) async throws -> String {
        let (council, conference) = (council.id, String(page.suffix(36)))
        return try await database.write { transaction in
            let file = try Files.store(Array(title.utf8), type: "text/plain", council: council, in: transaction).id
            let id = transaction.newID(Planted.self)
            try transaction.run(
                """
                INSERT INTO conference_document (council, id, conference, title, file, file_name)
                VALUES (\(council), \(id), \(conference), \(title), \(file), \("\(title).txt"))
                """)
            return "\(id)"
        }
    }

    /// Asks, and lets the moderator move the question; its id.
    @discardableResult
    fileprivate func ask(
        _ question: String, in page: String, as who: Who = .visitor, thenMove moves: [(String, String)]
    ) async throws -> String {
        let path = "/c/kalliste/en\(page)"
        #expect(
            await post("\(path)/questions", ["question": question, "signature": "Harbour school"], as: who).status
                == 303)
        let asked = try #require(await ids(on: page + "/run", after: "/questions/", as: .coordinator).first)
        for (index, move) in moves.enumerated() {
            _ = try await accepted(
                "\(page)/questions/\(asked)", ["move": move.0, "words": move.1, "version": "\(index + 1)"])
        }
        return asked
    }
}
