// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Language

@Suite("Catalogues")
struct PoTests {
    static let header = """
        msgid ""
        msgstr ""
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Plural-Forms: nplurals=2; plural=(n > 1);\\n"
        "X-Koinon-Name: Français\\n"


        """

    private func speech(_ entries: String) throws -> Speech {
        let catalogue = try Catalogue.load(po: Self.header + entries)
        return Speech(voice: Voice(tongue: .fr, source: .catalogue(catalogue)), zone: .utc)
    }

    @Test("a sentence is said as its entry has it, with values in the language's order")
    func sentences() throws {
        let say = try speech(
            """
            # a note
            #: Sources/Meetings/Pages.swift
            msgid "Agenda"
            msgstr "Ordre du jour"

            msgid "%1 of %2 present"
            msgstr "Présents sur %2 : %1"

            msgctxt "month"
            msgid "May"
            msgstr "mai"

            msgid "May"
            msgstr "Peut"

            msgid "one\\ttwo\\n\\"three\\" \\\\four"
            msgstr ""
            "un\\tdeux\\n"
            "\\"trois\\" \\\\quatre"
            """)
        #expect(say("Agenda") == "Ordre du jour")
        #expect(say("\(19) of \(1023) present") == "Présents sur 1\u{202F}023 : 19")
        #expect(say("May", context: "month") == "mai")
        #expect(say("May") == "Peut")
        #expect(say("one\ttwo\n\"three\" \\four") == "un\tdeux\n\"trois\" \\quatre")
        #expect(say("Not translated: \(2)") == "Not translated: 2")
    }

    @Test("plural forms follow the rule of the language", arguments: [(0, "0 siège"), (1, "1 siège"), (2, "2 sièges")])
    func plurals(count: Int, text: String) throws {
        let say = try speech(
            """
            msgid "%1 seat"
            msgid_plural "%1 seats"
            msgstr[0] "%1 siège"
            msgstr[1] "%1 sièges"
            """)
        #expect(say.plural(count, one: "\(count) seat", other: "\(count) seats") == text)
    }

    @Test("doubtful, empty and obsolete entries are as if not translated")
    func unusable() throws {
        let say = try speech(
            """
            #, fuzzy, c-format
            msgid "Agenda"
            msgstr "Agenda ?"

            msgid "Minutes"
            msgstr ""

            #~ msgid "Quorum"
            #~ msgstr "Quorum ?"

            msgid "Chair"
            msgstr "Président"
            """)
        #expect(say("Agenda") == "Agenda")
        #expect(say("Minutes") == "Minutes")
        #expect(say("Quorum") == "Quorum")
        #expect(say("Chair") == "Président")
    }

    @Test(
        "a fault of form is refused with its line",
        arguments: [
            ("msgid \"a\"\nmsgstr \"b", 8, "closing quote"),
            ("msgid \"a\"\nmsgstr \"b\" c", 8, "after the closing quote"),
            ("msgid \"a\"\nmsgstr \"\\q\"", 8, "an escape that is none"),
            ("msgid a\nmsgstr \"b\"", 7, "double quotes"),
            ("\n\nmsgfoo \"a\"", 9, "unknown keyword"),
            ("\"loose\"", 7, "belongs to no keyword"),
            ("msgstr \"b\"", 7, "without msgid"),
            ("msgid \"a\"\n\nmsgid \"b\"\nmsgstr \"c\"", 7, "without msgid or msgstr"),
            ("msgid \"a\"\nmsgid \"b\"\nmsgstr \"c\"", 7, "without msgid or msgstr"),
            ("msgctxt \"x\"\nmsgstr \"c\"", 8, "msgstr without msgid"),
            ("msgid \"a\"\nmsgstr[0] \"b\"", 8, "without msgid_plural"),
            ("msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[1] \"b\"", 9, "out of order"),
            ("msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[12] \"b\"", 9, "unknown keyword"),
            ("msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"", 7, "1 plural forms where the language has 2"),
            ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"", 9, "out of order"),
            ("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"", 10, "another translation"),
            ("msgid \"%1 of %2\"\nmsgstr \"%1\"", 7, "lacks %2"),
            ("msgid \"%1 of %2\"\nmsgstr \"%1 %2 %3\"", 7, "invents %3"),
            ("msgid \"%1 seat\"\nmsgid_plural \"%1 seats\"\nmsgstr[0] \"un\"\nmsgstr[1] \"%1\"", 7, "lacks %1"),
        ])
    func faults(entries: String, line: Int, reason: String) {
        let error = #expect(throws: CatalogueError.self) { try Catalogue.load(po: Self.header + entries) }
        #expect(error?.line == line)
        #expect(error?.reason.contains(reason) == true, "\(String(describing: error))")
    }

    @Test(
        "a catalogue says its charset and its plural rule",
        arguments: [
            "", "msgid \"a\"\nmsgstr \"b\"", "msgid \"\"\nmsgstr \"\"",
            "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-7\\nPlural-Forms: nplurals=1; plural=0;\\n\"",
            "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=9; plural=0;\\n\"",
        ])
    func headers(text: String) {
        #expect(throws: CatalogueError.self) { try Catalogue.load(po: text) }
    }

    @Test("line ends of Windows are line ends")
    func windows() throws {
        let text = Self.header + "msgid \"a\"\nmsgstr \"b\"\n"
        #expect(
            try Catalogue.load(
                po: text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
            ).count == 1)
    }

    @Test("a damaged catalogue is refused or read, never more")
    func damaged() throws {
        var random = Seeded(seed: 1)
        let sound =
            Array(Self.header.utf8)
            + Array(
                "msgctxt \"x\"\nmsgid \"%1 a\"\nmsgid_plural \"%1 as\"\nmsgstr[0] \"%1 é\"\nmsgstr[1] \"%1\"\n".utf8)
        let signs = Array("\"\\[]#,~%1\n msgid;=()?:n".utf8)
        for _ in 0..<3000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = signs.randomElement(using: &random) ?? 0
                default: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
                }
            }
            _ = try? Catalogue.load(po: String(decoding: bytes, as: UTF8.self))
        }
    }
}
