// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Language

@Suite("The tool for messages")
struct ToolTests {
    private static let forms: [(source: String, messages: [String])] = [
        (#"say("Agenda")"#, ["Agenda"]),
        (#"say("Quorum: \(present) of \(seats.count) seats")"#, ["Quorum: %1 of %2 seats"]),
        (#"say("May", context: "month")"#, ["May [month]"]),
        (#"say.plural(n, one: "\(n) seat", other: "\(n) seats")"#, ["%1 seat | %1 seats"]),
        (#"say.pieces("Read \(hole: "charter") first")"#, ["Read %1 first"]),
        (#"Message("Agenda")"#, ["Agenda"]),
        (
            #"let m: Message = .plural(n, one: "\(n) vote", other: "\(n) votes", context: "cast")"#,
            ["%1 vote [cast] | %1 votes"]
        ),
        (
            #"HTML("<p>\(say("Agenda"))</p><p>\(late ? say("Late") : say("On \(day(of: "x")) time"))</p>")"#,
            ["Agenda", "Late", "On %1 time"]
        ),
        ("HTML(\"\"\"\n  <p>\\(say(\"Agenda\"))</p>\n  \"\"\")", ["Agenda"]),
        ("say(\"\"\"\n    One \\\n    two “three”\n    \"\"\")", ["One two “three”"]),
        (##"say(#"Raw \#(n) text"#)"##, ["Raw %1 text"]),
        (#"say("Caf\u{E9} — \(n)")"#, ["Café — %1"]),
        (#"Message(verbatim: person.name); say("\(list: names)")"#, []),
        (#"say(refusal.message) + say(names["x"]) + say(title(for: "a"))"#, []),
        (#"// say("Comment")"# + "\n/* say(\"a\") /* say(\"b\") */ say(\"c\") */", []),
        (##"let text = #"say("inside a raw string")"#; let other = "say(\"inside a string\")""##, []),
        (#"essay("No"); Mail.Message("No"); func say(_ x: String) {}; MessageBox("No")"#, []),
    ]

    @Test("every documented form of a message is found, and nothing else")
    func found() throws {
        try MadeUpCheckout.with(Self.forms.map { .init(source: $0.source) }) { checkout in
            let rows = try checkout.run("list").output.split(separator: "\n").map { $0.split(separator: "\t") }
            for (number, (source, messages)) in Self.forms.enumerated() {
                let found = rows.filter { $0.first == "M\(number)" }.compactMap(\.last).map(String.init)
                #expect(found == messages, "\(source)")
            }
        }
    }

    @Test("a message that could be missed is refused")
    func refused() throws {
        let cases = [
            (#"say(late ? "Late" : "On time")"#, "one literal"), (#"Message(text)"#, "one literal"),
            (#"say(("Late"))"#, "one literal"), (#"say.plural(n, one: one, other: "\(n) seats")"#, "are literals"),
            (#"say("May", context: month)"#, "context: is a literal"),
            (#"func page(_ speech: Speech) {}"#, "called say, not speech"),
            (#"let english = Speech.english"#, "called say, not english"),
            (#"let spoken = languages.speech(in: .fr)"#, "called say, not spoken"),
            (#"func f(_ x: Message.Literal) {}"#, "module Language only"),
            (#"let m: Message = .init("Agenda")"#, "type's name"), (#"say("open"#, "not closed"),
            (#"say.plural(n, one: "\(n) of \(m)", other: "\(m) of \(n)")"#, "another order"),
        ]
        try MadeUpCheckout.expectFaults(cases.map { (.init(source: $0.0), $0.1) })
    }

    @Test("English is set as it should be")
    func english() throws {
        let cases = [
            (#"say("It's late")"#, "straight"), (#"say("Wait...")"#, "three full stops"),
            (#"say("Saved!")"#, "exclamation"), (#"say("Name: ")"#, "space"), (#"say("→")"#, "without words"),
            (#"say("Up to 5%1")"#, "percent"), (#"say("\(n)0 seats")"#, "digit right after"),
        ]
        try MadeUpCheckout.expectFaults(cases.map { (.init(source: $0.0), $0.1) })
    }

    @Test("a catalogue that does not fit its source is refused")
    func unfit() throws {
        let cases: [(MadeUpCheckout.Case, reason: String)] = [
            (.init(source: #"say("Agenda")"#), "missing: Agenda"),
            (.init(source: #"say("Old")"#, french: "#, fuzzy\nmsgid \"Old\"\nmsgstr \"Vieux\""), "fr/M1.po:8: missing"),
            (.init(source: "", french: "msgid \"Gone\"\nmsgstr \"Parti\""), "obsolete: Gone"),
            (.init(source: #"say("On \(day)")"#, french: "msgid \"On %1\"\nmsgstr \"Le\""), "lacks %1"),
            (.init(source: #"say("By \(day)")"#, french: "msgid \"By %1\"\nmsgstr \"%1 %2\""), "invents %2"),
            (.init(source: #"say("Late.")"#, french: "msgid \"Late.\"\nmsgstr \"Tard\""), "full stop"),
            (
                .init(
                    source: #"say.plural(n, one: "\(n) a", other: "\(n) b")"#, french: "msgid \"%1 a\"\nmsgstr \"%1\""),
                "another plural"
            ),
            (.init(source: "", french: "msgid \"A\"\nmsgstr \"B\"\nmsgid \"C\"\nmsgstr \"D\""), "stand apart"),
            (.init(source: "", french: "msgid \"D\"\nmsgstr \"B\"\n\nmsgid \"D\"\nmsgstr \"B\""), "twice"),
            (.init(source: #"say("E")"#, french: "msgid \"E\"\nmsgstr \"F\""), "missing: E"),
            (.init(source: #"say("E")"#, french: "msgid \"E\"\nmsgstr \"G\""), "has another translation: E"),
        ]
        try MadeUpCheckout.expectFaults(cases)
    }

    @Test("French and Greek are set as they should be")
    func typography() throws {
        let french = [
            ("Qui ?", "no-break space before ?"), ("Qui?", "no-break space before ?"), ("Non ; oui", "before ;"),
            ("5 %", "no-break space before %"), ("« A\u{A0}»", "no-break space after «"), ("«\u{A0}A »", "before »"),
            ("l'A", "straight apostrophe"), ("“A”", "quotation marks"), ("1 000", "between thousands"),
        ]
        let greek = [
            ("Ποιος?", "the Greek question mark"), ("Πoιος", "Latin and Greek letters in one word"),
            ("Όχι ;", "no space before"), ("« Α»", "inside « »"), ("Α\u{387}", "U+00B7"),
        ]
        let cases =
            french.enumerated().map { number, one in
                (
                    MadeUpCheckout.Case(
                        source: "say(\"F\(number)\")", french: "msgid \"F\(number)\"\nmsgstr \"\(one.0)\""), one.1
                )
            }
            + greek.enumerated().map { number, one in
                (
                    MadeUpCheckout.Case(
                        source: "say(\"G\(number)\")", greek: "msgid \"G\(number)\"\nmsgstr \"\(one.0)\""), one.1
                )
            }
        try MadeUpCheckout.expectFaults(cases)
    }

    @Test("update keeps translations, adds, drops, sorts and sets French spaces; then only the new is missing")
    func update() throws {
        let one = MadeUpCheckout.Case(
            source: #"say("Zebra?"); say("Agenda"); say.plural(n, one: "\(n) seat", other: "\(n) seats")"#,
            french: """
                msgid "Zebra?"
                msgstr "Zèbre ?"

                msgid "Gone"
                msgstr "Parti"

                # the list of a meeting
                msgid "Agenda"
                msgstr "Ordre du jour"
                """)
        try MadeUpCheckout.with([one]) { checkout in
            let (status, output) = try checkout.run("update")
            #expect(status == 0)
            #expect(output.contains("Parti"), "what is dropped is printed")
            #expect(
                try checkout.text("Languages/fr/M0.po").split(separator: "\n\n").dropFirst() == [
                    "#: Sources/M0/Page.swift\nmsgid \"%1 seat\"\nmsgid_plural \"%1 seats\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"",
                    "# the list of a meeting\n#: Sources/M0/Page.swift\nmsgid \"Agenda\"\nmsgstr \"Ordre du jour\"",
                    "#: Sources/M0/Page.swift\nmsgid \"Zebra?\"\nmsgstr \"Zèbre\u{A0}?\"\n",
                ])
            let again = try checkout.run("check").output
            #expect(again.contains("fr/M0.po:9: missing: %1 seat\n") && again.contains("4 faults"), "\(again)")
        }
    }

    @Test("a new language is one file, which may be incomplete")
    func newLanguage() throws {
        let one = MadeUpCheckout.Case(
            source: #"say("Agenda")"#, french: "msgid \"Agenda\"\nmsgstr \"Ordre\"",
            greek: "msgid \"Agenda\"\nmsgstr \"Διάταξη\"")
        try MadeUpCheckout.with([one]) { checkout in
            try #expect(checkout.run("new", "de", "Deutsch").status == 0)
            try #expect(checkout.run("check").status == 0)
            try #expect(checkout.run("new", "de", "Deutsch").status == 2)
            let languages = try Languages.load(from: checkout.root + "/Languages")
            #expect(languages.name(of: Tongue(rawValue: "de")) == "Deutsch")
        }
    }
}
