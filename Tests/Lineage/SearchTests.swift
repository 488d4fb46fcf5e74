// SPDX-License-Identifier: EUPL-1.2
import SiteKit
import TestKit
import Testing

@testable import Lineage

@Suite("Search")
struct SearchTests {
    @Test(
        "accents, capitals, hyphens and apostrophes make no difference",
        arguments: [
            ("Éclairage de l’école", "eclairage ecole"), ("ΦΩΤΙΣΜΌΣ στον δρόμο", "φωτισμος ΔΡΟΜΟ"),
            ("Anti-social behaviour", "antisocial"),
            ("Anti-social behaviour", "anti-social"), ("O'Brien Street", "obrien"), ("Œuvres", "oeuvres"),
            ("Straße", "STRASSE"),
        ])
    func folding(title: String, words: String) async throws {
        try await Matter.onEachEngine { matter in
            try await matter.put(title)
            let found = try await matter.find(words)
            #expect(found == [title])
        }
    }

    @Test("all words must occur, the last may be unfinished, and others may not")
    func words() async throws {
        try await Matter.onEachEngine { matter in
            try await matter.put("Lights in the stairs", text: "Twelve lamps are broken since spring")
            for (words, isFound) in [
                ("lights stairs", true), ("stairs lig", true), ("lig stairs", false), ("lights lift", false),
                ("broken lamps", true),
                ("", false), ("   ", false), ("%", false), ("_ights", false), ("lights lights lights", true),
                ("'; --", false),
            ] {
                let found = try await matter.find(words)
                #expect(found.isEmpty != isFound, "\(words)")
            }
        }
    }

    @Test("a word in the title comes before one in the text, then the newest, and what is cut is said")
    func order() async throws {
        try await Matter.onEachEngine { matter in
            try await matter.put("Old lamps", day: 1)
            try await matter.put("New lamps", day: 9)
            try await matter.put("Stairs", text: "lamps", day: 20)
            let (all, cut) = (try await matter.find("lamps"), try await matter.find("lamps", limit: 2))
            #expect(all == ["New lamps", "Old lamps", "Stairs"] && cut == ["New lamps", "Old lamps"])
            let page = try await matter.site.page("/c/kalliste/en/search?q=lamps")
            #expect(page.text("#hits") == "3 hits")
        }
    }

    @Test("nobody finds what they may not see, not even by its number")
    func scope() async throws {
        try await Matter.onEachEngine { matter in
            let formation = try await matter.formation()
            try await matter.put("Public lamps")
            try await matter.put("Members lamps", for: .members)
            try await matter.put("Closed lamps", for: formation)
            try await matter.put("Other lamps", in: matter.site.other.id)
            for who in Who.allCases {
                let found = Set(try await matter.find("lamps", as: who))
                var expected: Set = ["Public lamps"]
                if Who.ofTheCouncil.contains(who) { expected.insert("Members lamps") }
                if who == .chair { expected.insert("Closed lamps") }
                #expect(found == expected, "\(who)")
                let page = try await matter.site.page("/c/kalliste/en/search?q=lamps", as: who)
                #expect(page.all("#hits").count == 1 && page.text("#hits")?.hasPrefix("\(expected.count) hit") == true)
            }
        }
    }

    @Test("an object that changed is found by its new words alone, and one that went by none")
    func changed() async throws {
        try await Matter.onEachEngine { matter in
            let lamp = try await matter.put("Lamps", for: .public)
            try await matter.put("Lanterns", for: .members, id: lamp)
            let (old, new, members) = (
                try await matter.find("lamps", as: .member), try await matter.find("lanterns"),
                try await matter.find("lanterns", as: .member)
            )
            #expect(old.isEmpty && new.isEmpty && members == ["Lanterns"])
            try await matter.database.write { try $0.removeNode(lamp, in: matter.council) }
            let gone = try await matter.find("lanterns", as: .member)
            #expect(gone.isEmpty)
        }
    }

    @Test("a search page says what to do where nothing is found, in every language", arguments: ["en", "fr", "el"])
    func pages(language: String) async throws {
        try await Matter.onEachEngine { matter in
            for query in ["", "?q=", "?q=nothing", "?q=%3Cscript%3E", "?q=" + String(repeating: "x", count: 900)] {
                _ = try await matter.site.page("/c/kalliste/\(language)/search\(query)")
            }
        }
    }
}
