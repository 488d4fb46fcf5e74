// SPDX-License-Identifier: EUPL-1.2
import Markup
import TestKit
import Testing

private let place = Link(path: "/c/kalliste/en/actions")

private func read(_ html: HTML) throws -> HtmlDocument {
    let document = try HtmlDocument.fragment(html.bytes)
    #expect(try CssSheet.koinon().unknownClasses(in: document) == [])
    return document
}

@Suite("Parts of pages")
struct PartTests {
    @Test("each audience and each state has its own look and its word", arguments: Part.Audience.allCases)
    func audiences(audience: Part.Audience) throws {
        let strip = try read(
            Part.audienceStrip(
                audience, "Circle <A>", label: "Who can read this page", explanation: "<b>4</b> organisations"))
        #expect(strip.first("div.audbar")?.classes == ["audbar", audience.rawValue])
        #expect(strip.text(".aud") == "Circle <A>")
        #expect(strip.text("p b") == "4")
    }

    @Test("a list says what part of it is shown and where the rest is")
    func pages() throws {
        let nav = try read(
            Part.pages(
                label: "Pages", shown: "21 to 40", earlier: .init("Back", place),
                later: .init("Next", place.with("after", "x"))))
        #expect(nav.all("a").map { $0["rel"] } == ["prev", "next"])
        #expect(nav.all("a")[1]["href"] == "/c/kalliste/en/actions?after=x")
        #expect(try read(Part.pages(label: "Pages", shown: "1 to 2 of 2")).all("a").isEmpty)
    }

    @Test("crumbs lead up, and the first page has none")
    func crumbs() throws {
        #expect(
            try read(Part.crumbs(label: "You are here", [.init("The council", place)])).text("nav li") == "The council")
        #expect(Part.crumbs(label: "You are here", []).isEmpty)
        let views = try read(Part.nav(label: "Views", [.init("Map", place, isCurrent: true), .init("Table", place)]))
        #expect(views.all("[aria-current=page]").map(\.text) == ["Map"])
    }

    @Test("a table has a caption, heads with a scope, and repeats its heads on phones")
    func table() throws {
        let columns: [Table.Column] = [
            .init("Action", sorting: place, order: .descending), .init("Spent, euros", figures: true),
        ]
        let table = try read(
            Table("Actions", remark: "2 of 9", columns: columns, rows: [["Doors &amp; locks", "12,400"]]).html)
        #expect(table.text("caption") == "Actions2 of 9")
        #expect(table.first("th[aria-sort=descending] a")?["href"] == place.address)
        #expect(table.first("td.n")?["data-l"] == "Spent, euros")
        #expect(table.first("tbody th")?["scope"] == "row")
        let wide = try read(Table("Wide", columns: columns, rows: [], narrow: .scrolls).html)
        #expect(wide.first(".scroll[tabindex=0][role=group]")?["aria-label"] == "Wide")
    }

    @Test("a thread numbers the steps that are given, without a gap")
    func thread() throws {
        let steps = ["Evidence", "Decision"].map {
            Part.Chapter(id: $0, $0, badge: Part.badge(.public, "Public"), when: "2024", "<p>x</p>")
        }
        #expect(try read(Part.thread(steps)).all(".thread li").map { $0["data-n"] } == ["1", "2"])
        let strip = try read(
            Part.threadStrip([
                .init("Evidence", "27 reports", link: place), .init("Finding", "to come", link: nil, isNow: true),
            ]))
        #expect(strip.all("li").map(\.text) == ["Evidence 27 reports", "Finding to come"])
        #expect(strip.first("[aria-current=step]")?.classes == ["now"])
        #expect(try read(Part.miniThread(step: 6, words: "Step 6 of 8: action")).all("circle").count == 8)
    }

    @Test("what people wrote keeps its paragraphs and lines, and nothing else")
    func prose() throws {
        let text = "First <b>line\r\nsecond line\n\n \nNext paragraph"
        #expect(Part.prose(text).description == "<p>First &lt;b&gt;line<br>second line</p>\n<p>Next paragraph</p>")
        #expect(try read(Part.prose("Καλημέρα", tongue: "el")).first("p[lang=el]")?.text == "Καλημέρα")
        #expect(Part.prose(" \n").isEmpty)
        #expect(Part.words("ordre du jour", in: "fr").description == "<span lang=\"fr\">ordre du jour</span>")
        #expect(
            Part.time("2026-11-18", "18 November").description == "<time datetime=\"2026-11-18\">18 November</time>")
    }

    @Test("a link that leaves the installation leaves no referrer")
    func links() throws {
        let outside = try #require(Link(external: "https://example.org/a"))
        #expect(
            Part.link("Out", to: outside).description == "<a href=\"https://example.org/a\" rel=\"noreferrer\">Out</a>")
        #expect(Part.link("In", to: place).description == "<a href=\"/c/kalliste/en/actions\">In</a>")
        let help = try read(
            Part.emergency(label: "Emergency", "<b>Call 112.</b>", leave: "Leave this site", to: outside))
        #expect(help.first("a.danger")?["rel"] == "noreferrer")
    }
}
