// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language
import SiteKit
import Testing
import Web

@testable import TestKit

/// Every page of every room, for everybody who may open it, in every language.
@Suite("The page walk")
struct PageWalkTests {
    private static let languages = ["en", "fr", "el", "qps"]

    @Test("every page is well formed, says its language, and uses the stylesheet's own classes", arguments: languages)
    func pages(language: String) async throws {
        let sheet = try CssSheet.koinon()
        try await SiteFixture.onSQLite(pseudo: true, rooms: House.rooms) { site in
            let pages = try await site.everyPage(in: language)
            let check = PseudoCheck(written: try await site.writtenTexts())
            for (path, who) in pages {
                let reply = await site.get(path, as: who)
                #expect([200, 303, 403, 404].contains(reply.status), "\(path) as \(who): \(reply.status)")
                guard reply.contentType?.hasPrefix("text/html") == true else { continue }
                do {
                    let page = try HtmlDocument.parse(reply.bytes)
                    #expect(page.first("html")?["lang"] == language, "\(path)")
                    #expect(sheet.unknownClasses(in: page) == [], "\(path) as \(who)")
                    let secrets = page.all("input[type=password]").compactMap { $0["name"] }
                    #expect(
                        secrets.allSatisfy { $0.hasPrefix("password") },
                        "\(path): passwords are named so, to be kept out of pages")
                    if language == "qps" { expectTranslated(page, "\(path) as \(who)", check) }
                } catch {
                    Issue.record("\(path) as \(who): \(error)")
                }
            }
        }
    }

    /// In the pseudo-language, whatever is not in brackets was never made a message.
    private func expectTranslated(_ page: HtmlDocument, _ place: String, _ check: PseudoCheck) {
        for element in page.elements where !PseudoCheck.isContent(element) {
            let texts = [
                element.ownText, element["aria-label"], element["alt"], element["placeholder"], element["title"],
                element["data-l"],
            ]
            for text in texts {
                let rest = check.untranslated(text ?? "")
                #expect(rest.isEmpty, "\(place): “\(rest)” is not translated")
            }
        }
    }
}

/// Tells what is said by Koinon from what people wrote.
struct PseudoCheck {
    /// What people wrote, the longest first, and what is the same in every language, such as the columns of a file.
    private let written: [String]
    private static let machine: Set = ["code", "pre", "kbd", "samp", "script", "style"]
    private static let fixed = [
        "code", "name", "Koinon", "Firefox", "Linux", "UTC", "English", "Français", "Ελληνικά", "·",
    ]
    /// Dates and shares have formats, not messages; the pseudo-language has those of English.
    private static let months =
        "Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?"

    init(written: Set<String>) {
        let asSentences = written.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        self.written = (written.union(asSentences).union(Self.fixed)).sorted { ($0.count, $1) > ($1.count, $0) }
    }

    /// Whether an element holds people's words in a language of their own, or the letters of a machine.
    static func isContent(_ element: HtmlElement) -> Bool {
        ([element] + element.ancestors).contains { element in
            machine.contains(element.name) || (element.name != "html" && (element["lang"].map { $0 != "qps" } ?? false))
        }
    }

    /// The words left of a text without what stands in brackets, what people wrote, dates and shares.
    func untranslated(_ text: String) -> String {
        var depth = 0
        var rest = ""
        for character in text {
            if character == "⟦" { depth += 1 }
            if depth == 0 { rest.append(character) }
            if character == "⟧" { depth -= 1 }
        }
        guard rest.contains(where: \.isLetter) else { return "" }
        for words in written where rest.contains(words) { rest = rest.replacing(words, with: "") }
        let formats = "\\b(\(Self.months))\\b|\\bin 100\\b|\\bto\\b"
        rest = rest.replacingOccurrences(of: formats, with: "", options: .regularExpression)
        return rest.contains(where: \.isLetter) ? rest.trimmingCharacters(in: .whitespacesAndNewlines) : ""
    }
}

extension SiteFixture {
    /// Every page there is to open, with something planted behind it, for each who is in the house.
    func everyPage(in language: String) async throws -> [(String, Who)] {
        let planted = try await House.open(self) + House.hide(self)
        // What differs by person does not differ by language.
        let people: [Who] = language == "en" ? Who.allCases : [.visitor, .coordinator, .operator]
        return doors.filter { $0.method == .get && $0.pattern.slots.contains("language") }.flatMap {
            door -> [(String, Who)] in
            let objects = planted.filter { $0.fits(door) }
            let slots = door.objectSlots.isEmpty ? [[:]] : objects.map(\.slots) + (objects.isEmpty ? [[:]] : [])
            return slots.flatMap { slots in
                people.map { (door.path(slots, council: council, language: language), $0) }
            }
        }
    }

    /// Every text that people, or a profile, brought into the database.
    func writtenTexts() async throws -> Set<String> {
        try await database.read { snapshot in
            let tables: [SQL] = [
                "SELECT * FROM person", "SELECT * FROM council", "SELECT * FROM audience_name", "SELECT * FROM node",
                "SELECT * FROM constitution", "SELECT * FROM constitution_adoption", "SELECT * FROM duty_fulfilment",
                "SELECT * FROM organisation", "SELECT * FROM seat",
                "SELECT * FROM formation",
                "SELECT * FROM meeting", "SELECT * FROM agenda_item", "SELECT * FROM agenda_paper",
                "SELECT * FROM meeting_vote", "SELECT * FROM motion", "SELECT * FROM amendment",
                "SELECT * FROM decision", "SELECT * FROM minutes_note", "SELECT * FROM minutes",
                "SELECT * FROM decision_follow", "SELECT * FROM decision_review",
                "SELECT * FROM minutes_remark", "SELECT * FROM minutes_variant",
                "SELECT * FROM boundary_set",
                "SELECT * FROM area", "SELECT * FROM dataset", "SELECT * FROM import", "SELECT * FROM finding",
                "SELECT * FROM priority", "SELECT * FROM recommendation", "SELECT * FROM action",
                "SELECT * FROM indicator",
                "SELECT * FROM evaluation", "SELECT * FROM evaluation_design", "SELECT * FROM milestone",
                "SELECT * FROM progress_note", "SELECT * FROM measurement", "SELECT * FROM record_content",
                "SELECT * FROM conference", "SELECT * FROM conference_question", "SELECT * FROM conference_poll",
                "SELECT * FROM conference_document",
                "SELECT * FROM walk", "SELECT * FROM walk_stop", "SELECT * FROM walk_look",
                "SELECT * FROM walk_promise",
                "SELECT * FROM audit", "SELECT * FROM audit_step", "SELECT * FROM audit_dissent",
                "SELECT * FROM audit_source",
                "SELECT * FROM survey", "SELECT * FROM survey_questionnaire", "SELECT * FROM survey_wave",
                "SELECT * FROM survey_words",
            ]
            var texts: Set<String> = []
            for table in tables {
                for value in try snapshot.rows(table).flatMap(\.values) {
                    guard case .text(let text) = value else { continue }
                    texts.formUnion(Self.texts(in: text))
                }
            }
            // A word in small letters is a name for programs, such as a kind or a state.
            return texts.filter { $0.contains(where: \.isUppercase) || $0.contains(where: " @".contains) }
        }
    }

    /// A text itself and its lines; all texts in it where it is a JSON document; what its lines say where it is a profile.
    private static func texts(in text: String) -> [String] {
        guard text.hasPrefix("{") || text.hasPrefix("["),
            let document = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        else {
            let lines = text.split(separator: "\n").map(String.init)
            let words = lines.flatMap {
                $0.components(separatedBy: CharacterSet(charactersIn: "{},\":")).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
            }
            let sentences = words.flatMap { $0.components(separatedBy: ". ") }
            return [text] + lines + (lines.count > 20 ? words + sentences : [])
        }
        return texts(of: document)
    }

    private static func texts(of value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap(texts(of:))
        case let object as [String: Any]: object.values.flatMap(texts(of:))
        default: []
        }
    }
}
