// SPDX-License-Identifier: EUPL-1.2
import Markup
import TestKit
import Testing

private let words = Form.Words(
    summary: { $0 == 1 ? "One thing to correct" : "\($0) things to correct" }, error: "Error:",
    optional: "(may be left out)")

private func read(_ html: HTML) throws -> HtmlDocument {
    let document = try HtmlDocument.fragment(html.bytes)
    #expect(try CssSheet.koinon().unknownClasses(in: document) == [])
    return document
}

@Suite("A form")
struct FormTests {
    private let empty = Form(words)
    private let sent = Form(
        words,
        typed: [
            "date": ["2 October"], "place": [""], "held": ["afar"], "who": ["b"],
            "note": ["\nfirst \"quoted\" </textarea>"],
        ],
        problems: [
            .init("date", "Choose a day from 10 October on."), .init("held", "Choose <one>."),
            .init(nil, "The council is closed."),
        ])

    @Test("puts label, hint, error and control in this order")
    func order() throws {
        let field = try read(sent.date(.init("date", "Day", hint: "Notice: 15 days.")))
        let parts = try #require(field.first(".field")).children
        #expect(parts.map(\.name) == ["label", "p", "p", "input"])
        #expect(parts.map(\.text) == ["Day", "Notice: 15 days.", "Error: Choose a day from 10 October on.", ""])
        #expect(parts[3]["aria-describedby"] == "f-date-hint f-date-error")
        #expect(parts[3]["aria-invalid"] == "true")
        #expect(parts[0]["for"] == parts[3]["id"])
    }

    @Test("keeps what was typed, and shows what is known only the first time")
    func refill() throws {
        #expect(
            try read(empty.text(.init("place", "Place"), value: "Town hall")).first("input")?["value"] == "Town hall")
        #expect(try read(sent.text(.init("place", "Place"), value: "Town hall")).first("input")?["value"] == "")
        #expect(try read(sent.date(.init("date", "Day"))).first("input")?["value"] == "2 October")
        let radios = try read(
            sent.radios(.init("held", "Held"), [.init("room", "Room"), .init("afar", "Afar")], value: "room"))
        #expect(radios.all("input[checked]").map { $0["value"] } == ["afar"])
        let boxes = try read(sent.checkboxes(.init("who", "Who"), [.init("a", "A"), .init("b", "B")], values: ["a"]))
        #expect(boxes.all("input[checked]").map { $0["value"] } == ["b"])
        #expect(try read(sent.checkbox(.init("agree", "Agree"), isChecked: true)).first("input[checked]") == nil)
        #expect(try read(empty.checkbox(.init("agree", "Agree"), isChecked: true)).first("input[checked]") != nil)
    }

    @Test("keeps a text whole, with a first empty line and what looks like a tag")
    func textarea() throws {
        let html = sent.textarea(.init("note", "Note"))
        #expect(try read(html).first("textarea")?.rawText == "\n\nfirst \"quoted\" </textarea>")
    }

    @Test("never writes a password or a code back")
    func secrets() throws {
        let form = Form(words, typed: ["password": ["hunter2"], "code": ["123456"]])
        let html: HTML = """
            \(form.password(.init("password", "Password"), autocomplete: .currentPassword))\(form.code(.init("code", "Code")))
            """
        #expect(try read(html).all("input").allSatisfy { $0["value"] == nil })
        #expect(try read(html).all("input").map { $0["autocomplete"] } == ["current-password", "one-time-code"])
    }

    @Test("opens with the problems, each a link to its field")
    func summary() throws {
        let form = try read(
            sent.post(
                to: Link(path: "/m"), hidden: [("token", "a\"b")],
                """
                \(sent.date(.init("date", "Day")))\(sent.radios(.init("held", "Held"), [.init("room", "Room"), .init("afar", "Afar")]))
                """))
        let summary = try #require(form.first("form")?.children.first)
        #expect(summary.classes == ["summary"])
        #expect(
            summary.text == "3 things to correctChoose a day from 10 October on.Choose <one>.The council is closed.")
        #expect(summary.all("a").map { $0["href"] } == ["#f-date", "#f-held"])
        #expect(form.first("#f-held")?["type"] == "radio")
        #expect(form.first("input[name=token]")?["value"] == "a\"b")
        #expect(form.first("form")?["method"] == "post")
    }

    @Test("without problems has no summary")
    func noSummary() throws {
        #expect(empty.summary.isEmpty)
        #expect(
            try read(empty.post(to: Link(path: "/m"), files: true, "x")).first("form")?["enctype"]
                == "multipart/form-data")
    }

    @Test("asks for what is needed and says what may be left out")
    func optional() throws {
        let needed = try read(empty.email(.init("mail", "E-mail")))
        #expect(needed.first("input[required]") != nil)
        let free = try read(empty.number(.init("seats", "Seats", optional: true)))
        #expect(free.first("input[required]") == nil)
        #expect(free.text("label") == "Seats (may be left out)")
        #expect(free.first("input")?["inputmode"] == "numeric")
    }

    @Test("offers choices by list or by tiles, with words about each")
    func choices() throws {
        let choices = [Form.Choice("1", "Plenary", hint: "All 23 seats"), Form.Choice("2", "Restricted")]
        let select = try read(sent.select(.init("formation", "Formation"), choices, prompt: "Choose"))
        #expect(select.all("option").map(\.text) == ["Choose", "Plenary", "Restricted"])
        #expect(
            try read(empty.select(.init("formation", "Formation"), choices, value: "2")).first("[selected]")?.text
                == "Restricted")
        let tiles = try read(empty.radios(.init("formation", "Formation"), choices, look: .tiles))
        #expect(tiles.all(".tiles input").count == 2)
        #expect(tiles.all("label").map(\.text).first?.contains("All 23 seats") == true)
    }

    @Test("says beside a button why it cannot be used")
    func buttons() throws {
        let row = try read(
            Form.row(Form.submit("Send"), Form.submit("Open the vote", .second, unavailable: "Two seats are missing.")))
        #expect(row.all("button").map(\.text) == ["Send", "Open the vote"])
        #expect(row.all("button[disabled]").count == 1)
        #expect(row.text("span.dim") == "Two seats are missing.")
    }

    @Test("asks for files, and for numbers in a table, with labels")
    func others() throws {
        let html: HTML = """
            \(empty.file(.init("paper", "Paper", hint: "PDF"), accept: [".pdf", "application/pdf"], multiple: true))\
            \(empty.time(.init("at", "Time"), value: "18:00"))\(empty.numberCell("r[1]", label: "Broken doors, this week"))\
            \(empty.selectCell("w[1]", label: "Where", [.init("c", "Block C")]))\(Form.link("Back", to: Link(path: "/")))
            """
        let page = try read(html)
        #expect(page.first("input[type=file]")?["accept"] == ".pdf,application/pdf")
        #expect(page.first("#f-r-1-")?["name"] == "r[1]")
    }

    @Test("takes advice for no error")
    func advice() throws {
        let field = try read(empty.textarea(.init("note", "Note", advice: "This may point to one person.")))
        #expect(field.first("textarea")?["aria-describedby"] == "f-note-advice")
        #expect(field.first("[aria-invalid]") == nil)
    }
}
