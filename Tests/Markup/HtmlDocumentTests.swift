// SPDX-License-Identifier: EUPL-1.2
import TestKit
import Testing

/// A page with nothing wrong but what is put into its main part or its head.
private func page(_ main: String, head: String = "<title>t</title>", before: String = "") -> [UInt8] {
    let text = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\(head)</head>
        <body>\(before)<main id="main">\(main)</main></body></html>
        """
    return Array(text.utf8)
}

private func rules(_ bytes: [UInt8]) -> Set<String> {
    do {
        _ = try HtmlDocument.parse(bytes)
        return []
    } catch {
        return Set((error as? HtmlFaults)?.faults.map(\.rule) ?? ["?"])
    }
}

@Suite("The strict reader of pages")
struct HtmlDocumentTests {
    @Test("accepts a sound page and finds what stands in it")
    func soundPage() throws {
        let main = """
            <h1>Actions &amp; effects</h1><section aria-labelledby="s"><h2 id="s">Under way</h2>
            <p class="lead dim">Two  of <b>three</b>.<br>Late: <a href="/c/x?a=1&amp;b=2">one</a></p></section>
            <form action="/c/x"><label for="q">Search</label><input id="q" type="search" name="q" required></form>
            <table><caption>Numbers</caption><tbody><tr><th scope="row">a</th><td>1</td></tr></tbody></table>
            <svg viewBox="0 0 9 9" role="img" aria-label="x"><path d="M0 0"/></svg>
            """
        let document = try HtmlDocument.parse(page(main))
        #expect(document.text("h1") == "Actions & effects")
        #expect(document.text("section p.lead.dim") == "Two of three.Late: one")
        #expect(document.first("form input[type=search]")?["required"] == "")
        #expect(document.first("main a")?["href"] == "/c/x?a=1&b=2")
        #expect(document.all("b").map(\.text) == ["three"])
        #expect(document.first("#q")?.parent?.name == "form")
        #expect(document.first("table b") == nil)
        #expect(document.classes == ["lead", "dim"])
    }

    @Test(
        "names the rule that a page breaks",
        arguments: [
            ("balance", "<h1>x</h1><p>one"), ("balance", "<h1>x</h1><b><i>y</b></i>"), ("balance", "<h1>x</h1></div>"),
            ("balance", "<h1>x</h1><div/>"),
            ("syntax", "<h1>x</h1><p class=a>y</p>"), ("syntax", "<h1>x</h1><p class='a'>y</p>"),
            ("syntax", "<h1>x</h1><p>a & b</p>"), ("syntax", "<h1>x</h1><p>a < b</p>"),
            ("syntax", "<h1>x</h1><p>a > b</p>"),
            ("syntax", "<h1>x</h1><p>&eacute;</p>"), ("syntax", "<h1>x</h1><p id=\"a\" id=\"b\">y</p>"),
            ("syntax", "<h1>x</h1><p id=\"a\"class=\"b\">y</p>"), ("syntax", "<h1>x</h1><p>\u{8}</p>"),
            ("names", "<h1>x</h1><marquee>y</marquee>"), ("names", "<h1>x</h1><p align=\"left\">y</p>"),
            ("names", "<h1>x</h1><svg aria-hidden=\"true\"><foreignObject/></svg>"),
            ("nesting", "<h1>x</h1><p><div>y</div></p>"), ("nesting", "<h1>x</h1><ul><p>y</p></ul>"),
            ("nesting", "<h1>x</h1><ul>y</ul>"), ("nesting", "<h1>x</h1><li>y</li>"), ("nesting", "<h1><p>x</p></h1>"),
            ("inline", "<h1>x</h1><p style=\"color:red\">y</p>"), ("inline", "<h1>x</h1><p onclick=\"f()\">y</p>"),
            ("inline", "<h1>x</h1><script>f()</script>"), ("inline", "<h1>x</h1><style>p{}</style>"),
            ("request", "<h1>x</h1><img alt=\"\" src=\"https://example.org/a.png\">"),
            ("request", "<h1>x</h1><img alt=\"\" src=\"//example.org/a.png\">"),
            ("request", "<h1>x</h1><form action=\"https://example.org/\"></form>"),
            ("request", "<h1>x</h1><a href=\"javascript:f()\">y</a>"),
            ("request", "<h1>x</h1><a href=\"//example.org\">y</a>"),
            ("id", "<h1 id=\"a\">x</h1><p id=\"a\">y</p>"), ("id", "<h1 id=\"\">x</h1>"),
            ("reference", "<h1>x</h1><a href=\"#gone\">y</a>"), ("reference", "<h1>x</h1><a href=\"#\">y</a>"),
            ("reference", "<h1>x</h1><label for=\"gone\">y</label>"),
            ("reference", "<h1 aria-describedby=\"gone\">x</h1>"),
            ("reference", "<h1>x</h1><svg aria-hidden=\"true\"><rect fill=\"url(#gone)\"/></svg>"),
            ("interactive", "<h1>x</h1><form><form></form></form>"),
            ("interactive", "<h1>x</h1><a href=\"/\"><button type=\"button\">y</button></a>"),
            ("interactive", "<h1>x</h1><div aria-hidden=\"true\"><a href=\"/\">y</a></div>"),
            ("interactive", "<h1 tabindex=\"3\">x</h1>"),
            ("label", "<h1>x</h1><input name=\"a\">"), ("label", "<h1>x</h1><select name=\"a\"></select>"),
            ("label", "<h1>x</h1><textarea name=\"a\"></textarea>"),
            ("label", "<h1>x</h1><fieldset><p>y</p></fieldset>"),
            ("label", "<h1>x</h1><label for=\"a\"></label><input id=\"a\">"),
            ("link", "<h1>x</h1><a href=\"/\"></a>"), ("link", "<h1>x</h1><a>y</a>"),
            ("link", "<h1>x</h1><a href=\"/\"><svg aria-hidden=\"true\"></svg></a>"),
            ("button", "<h1>x</h1><button type=\"submit\"></button>"), ("button", "<h1>x</h1><button>y</button>"),
            ("alternative", "<h1>x</h1><img src=\"/a.png\">"), ("alternative", "<h1>x</h1><svg></svg>"),
            ("alternative", "<h1>x</h1><svg role=\"img\" aria-label=\" \"></svg>"),
            ("table", "<h1>x</h1><table><tbody><tr><th scope=\"row\">a</th></tr></tbody></table>"),
            ("table", "<h1>x</h1><table><caption>c</caption><tbody><tr><th>a</th></tr></tbody></table>"),
            ("table", "<h1>x</h1><table><caption>c</caption><tbody><tr><td>a</td></tr></tbody></table>"),
            ("role", "<h1>x</h1><div role=\"region\">y</div>"), ("role", "<h1>x</h1><div tabindex=\"0\">y</div>"),
            ("heading", "<p>none</p>"), ("heading", "<h1>x</h1><h1>y</h1>"), ("heading", "<h1>x</h1><h3>y</h3>"),
            ("heading", "<h1></h1>"),
            ("landmark", "<h1>x</h1><main>y</main>"), ("landmark", "<h1>x</h1><nav>y</nav>"),
            ("landmark", "<h1>x</h1><nav aria-label=\"a\">y</nav><nav aria-label=\"a\">z</nav>"),
        ])
    func badPages(rule: String, main: String) {
        #expect(rules(page(main)).contains(rule), "\(rules(page(main)))")
    }

    @Test("asks a page for its language, title, character set and room for phones")
    func heads() {
        #expect(rules(page("<h1>x</h1>")) == [])
        #expect(rules(page("<h1>x</h1>", head: "")) == ["page"])
        #expect(rules(page("<h1>x</h1>", head: "<title> </title>")) == ["page"])
        #expect(
            rules(
                page("<h1>x</h1>", head: "<title>t</title><link rel=\"stylesheet\" href=\"https://a.example/b.css\">"))
                == ["request"])
        let bare = "<!DOCTYPE html><html><head><title>t</title></head><body><main><h1>x</h1></main></body></html>"
        #expect(rules(Array(bare.utf8)) == ["page"])
        #expect(rules([0xFF, 0xFE]).contains("bytes"))
    }

    @Test("says on which line a fault stands, and reports all of them")
    func lines() throws {
        let text = "<p>one</p>\n<p style=\"x\">two</p>\n\n<img src=\"/a.png\">"
        let faults = #expect(throws: HtmlFaults.self) { try HtmlDocument.fragment(Array(text.utf8)) }
        #expect(faults?.faults.map(\.line) == [2, 4])
        #expect(
            faults?.description == """
                line 2: inline: <p> has a style attribute
                line 4: alternative: <img> has no alt
                """)
    }
}
