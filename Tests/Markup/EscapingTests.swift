// SPDX-License-Identifier: EUPL-1.2
import TestKit
import Testing

@testable import Markup

@Suite("What people type stays text")
struct EscapingTests {
    static let hostile: [(typed: String, written: String)] = [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\" onmouseover=\"x", "&quot; onmouseover=&quot;x"),
        ("' onfocus='x", "&#39; onfocus=&#39;x"),
        ("AT&T &amp; &#60;", "AT&amp;T &amp;amp; &amp;#60;"),
        ("--><img src=x>", "--&gt;&lt;img src=x&gt;"),
        ("]]>", "]]&gt;"),
        ("a\0b", "a\u{FFFD}b"),
        ("one\r\ntwo", "one&#13;\ntwo"),
        ("Ασφάλεια · œuvre · 🦑", "Ασφάλεια · œuvre · 🦑"),
        ("", ""),
    ]

    @Test("a hostile string means only itself, between tags and in an attribute", arguments: hostile)
    func hostileStrings(typed: String, written: String) {
        let text: HTML = "<p>\(typed)</p>"
        let attribute: HTML = "<p title=\"\(typed)\">x</p>"
        let part: HTML = "<p title=\"before \(typed) after\">x</p>"
        #expect(text.description == "<p>\(written)</p>")
        #expect(attribute.description == "<p title=\"\(written)\">x</p>")
        #expect(part.description == "<p title=\"before \(written) after\">x</p>")
        #expect(HTML(text: typed).description == written)
    }

    @Test("every byte survives the way into an attribute and out of it")
    func everyScalarIsKept() {
        for scalar in (1...0x2FF).compactMap(UnicodeScalar.init) {
            let page: HTML = "<p title=\"\(String(scalar))\">x</p>"
            let value = page.description.dropFirst(10).dropLast(7)
            #expect(!value.contains("\"") && !value.contains("<"), "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test("a literal after an interpolation is read where it stands")
    func placesFollowOneAnother() {
        let page: HTML = """
            <a class="\("x")" href="\(Link(path: "/a"))" title="\("t")">\("<")</a><!-- kept --><br><b>\(3)</b>
            """
        #expect(page.description == "<a class=\"x\" href=\"/a\" title=\"t\">&lt;</a><!-- kept --><br><b>3</b>")
    }

    @Test("markup is embedded as it is: one piece, many, none, or by condition")
    func markupEmbeds() {
        let piece: HTML = "<b>\("&")</b>"
        let none: HTML? = nil
        let page: HTML =
            "\(piece)|\([piece, piece])|\(none)|\(if: true, piece)|\(if: false, piece)|\(if: false, "x", else: piece)"
        let bold = "<b>&amp;</b>"
        #expect(page.description == "\(bold)|\(bold)\(bold)||\(bold)||\(bold)")
        #expect(HTML.joined([piece, "x"], separator: ", ").description == "\(bold), x")
        #expect(HTML.empty.isEmpty)
    }

    @Test("an attribute without a value is left out, and a flag is there or not")
    func attributes() {
        let page: HTML = """
            <input type="radio"\(attribute: "value", "a\"b")\(attribute: "min", 3)\(attribute: "id", nil as String?)\
            \(checked: true)\(disabled: false)\(required: true)\(flag: "autofocus", true)>
            """
        #expect(page.description == #"<input type="radio" value="a&quot;b" min="3" checked required autofocus>"#)
    }

    @Test("whatever is typed, the strict reader gets the same back and finds no element in it")
    func roundTrip() throws {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("<>\"'&;=/ -!#xscriptαœ🦑")
        for _ in 0..<200 {
            let typed = String(
                (0..<Int.random(in: 1...30, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "<" })
            let page: HTML =
                "<p title=\"\(typed)\" lang=\"en\">\(typed)<b>\(typed)</b></p><textarea aria-label=\"x\">\(typed)</textarea>"
            let document = try HtmlDocument.fragment(page.bytes)
            #expect(document.elements.map(\.name) == ["p", "b", "textarea"], "\(typed)")
            #expect(document.first("p")?["title"] == typed)
            #expect(document.first("b")?.rawText == typed)
            #expect(document.first("textarea")?.rawText == typed)
        }
    }
}
