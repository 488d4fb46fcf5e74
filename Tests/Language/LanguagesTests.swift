// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Language

@Suite("Languages")
struct LanguagesTests {
    private func folder(_ files: [String: String]) throws -> String {
        let root = FileManager.default.temporaryDirectory.appending(path: "koinon-languages-\(UUID())")
        for (name, text) in files {
            let file = root.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return root.path
    }

    private func po(_ name: String, _ entries: String = "") -> String {
        PoTests.header.replacing("Français", with: name) + entries
    }

    @Test("one file more is one language more, and a folder of files is one language")
    func loading() throws {
        let path = try folder([
            "de.po": "\u{FEFF}" + po("Deutsch", "msgid \"Agenda\"\nmsgstr \"Tagesordnung\"\n"),
            "es/Meetings.po": po("Español", "msgid \"Agenda\"\nmsgstr \"Orden del día\"\n"),
            "es/Web.po": po(
                "Español", "msgid \"Sign in\"\nmsgstr \"Entrar\"\n\nmsgid \"Agenda\"\nmsgstr \"Orden del día\"\n"),
            "pt-BR.po": po("Português (Brasil)"), "README.md": "text", "notes/a.txt": "",
        ])
        defer { try? FileManager.default.removeItem(atPath: path) }
        let languages = try Languages.load(from: path, pseudo: true)
        #expect(languages.offered.map(\.rawValue) == ["en", "de", "es", "pt-BR", "qps"])
        #expect(languages.speech(in: Tongue(rawValue: "de"))("Agenda") == "Tagesordnung")
        #expect(languages.speech(in: Tongue(rawValue: "es"))("Sign in") == "Entrar")
        #expect(languages.speech(in: Tongue(rawValue: "xx"))("Agenda") == "Agenda")
    }

    @Test(
        "a folder that cannot be used says which file and line",
        arguments: [
            (["de.po": "msgid \"\"\nmsgstr \"\"\nx"], "de.po:3"),
            (["en.po": PoTests.header], "en.po:0"),
            (["fr.po": PoTests.header, "fr/Web.po": PoTests.header], "fr.po:0"),
            (["fr/A.po": PoTests.header, "fr/B.po": PoTests.header.replacing("n > 1", with: "n != 1")], "fr/B.po:1"),
            (
                [
                    "fr/A.po": PoTests.header + "msgid \"a\"\nmsgstr \"b\"",
                    "fr/B.po": PoTests.header + "msgid \"a\"\nmsgstr \"c\"",
                ], "fr/B.po:7"
            ),
            (["de.po": PoTests.header.replacing("X-Koinon-Name", with: "X-Name")], "X-Koinon-Name"),
        ] as [([String: String], String)])
    func faults(files: [String: String], place: String) throws {
        let path = try folder(files)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: CatalogueError.self) { try Languages.load(from: path) }
        #expect(error?.description.contains(place) == true, "\(String(describing: error))")
    }

    @Test("a folder that is not there is an error")
    func noFolder() {
        #expect(throws: CatalogueError.self) { try Languages.load(from: "/nowhere/at/all") }
    }

    @Test(
        "the browser's wishes choose the language",
        arguments: [
            ("fr", "fr"), ("fr-CA,fr;q=0.8,en;q=0.5", "fr"), ("de, el;q=0.9", "el"), ("en;q=0.1, el;q=0.2", "el"),
            ("el-GR", "el"), ("pt", "pt-BR"), ("pt-PT", "pt-BR"), ("PT-br", "pt-BR"), ("*", "en"), ("de", "en"),
            ("", "en"),
            ("fr;q=0, el", "el"), ("fr;q=2, el;q=0.1", "el"), ("fr;q=x", "en"), ("fr;level=1;q=1", "en"),
            (";;;,,q=,fr", "fr"), ("fr ; q=0.5 , el", "el"), ("fr;q=nan, el;q=0.3", "el"), ("\u{0}\u{FFFD}", "en"),
            ("-", "en"),
            (String(repeating: "fr,", count: 400), "en"), (String(repeating: "x,", count: 60) + "fr", "en"),
        ])
    func negotiation(header: String, tag: String) {
        let offered = ["en", "fr", "el", "pt-BR"].map(Tongue.init(rawValue:))
        #expect((AcceptLanguage.best(of: offered, for: header) ?? .en).rawValue == tag)
        #expect(Languages.english.negotiate(header) == .en)
    }

    @Test("the pseudo-language keeps values, and is a third longer")
    func pseudo() {
        let say = Languages.english.speech(in: .pseudo)
        #expect(say("Save meeting") == "⟦Ŝàṽé ɱééţîñĝ····⟧")

        #expect(say("\(12) of \(1023)") == "⟦12 öƒ 1,023···⟧")
    }

    @Test("languages written from right to left are known")
    func direction() {
        #expect(Tongue(rawValue: "ar").isRightToLeft)
        #expect(Tongue(rawValue: "he-IL").isRightToLeft)
        #expect(!Tongue.el.isRightToLeft)
    }
}
