// SPDX-License-Identifier: EUPL-1.2
import Markup

/// One page with every part, each with its rule. The tests read it strictly; people look at it in a browser.
enum Gallery {
    static let site = Link(path: "/gallery")

    static func page(sections: [HTML], title: String = "Components", tongue: String = "en") -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(tongue)" id="top">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
        <meta name="color-scheme" content="light dark"><title>\(title) · Koinon</title>\
        <link rel="stylesheet" href="\(Link(path: "/assets/koinon.css"))"></head>
        <body><a class="skip" href="\(Link.fragment("main"))">Skip to content</a>
        <header><div class="fiction"><div class="wrap"><p><b>Fictional example.</b> Kalliste does not exist. Every name and \
        figure on this page is made up.</p></div></div>
        <div class="top"><div class="wrap"><a class="brand" href="\(site)"><span>Kalliste Safety Council\
        <small>Local council for crime prevention</small></span></a><a class="tomenu" href="\(Link.fragment("site"))">Menu</a>
        <nav class="langs" aria-label="Language"><ul><li><span aria-current="true" lang="en"><b>English</b></span></li>\
        <li><a href="\(site)" lang="fr" hreflang="fr">Français</a></li><li><a href="\(site)" lang="el" hreflang="el">Ελληνικά</a></li>\
        </ul></nav>\(Part.nav(label: "Main", entries))</div></div></header>
        \(Part.audienceStrip(.public, "Public", label: "Who can read this page", explanation: "Anybody can read this page."))
        <main id="main" class="wrap">\(Part.crumbs(label: "You are here", [.init("Mock-ups", site)]))
        <h1>\(title)</h1><p class="lead">The parts every page is made of, with the rule that goes with each.</p>
        \(sections)</main>
        <footer class="foot" id="site"><div class="wrap">\(Part.nav(label: "Site map", entries))\
        <p>This page works without scripts and loads nothing from other sites.</p></div></footer></body></html>
        """
    }

    private static let entries = [
        "The council", "Meetings", "Evidence", "Priorities and actions", "Take part", "Help for victims",
    ]
    .map { Part.Entry($0, site, isCurrent: $0 == "Evidence") }

    static func section(_ heading: String, _ id: String, rule: String, beside: HTML = .empty, _ content: HTML) -> HTML {
        Part.section(heading, id: id, beside: beside, "<p class=\"dim\">\(rule)</p>\(content)")
    }

    static var words: [HTML] { [audience, status, buttons, forms, notices, tables, small] }
}

// MARK: - Words

extension Gallery {
    private static let audiences: [(Part.Audience, String, String)] = [
        (.public, "Public", "Anybody can read this page."),
        (.signedIn, "Signed in", "People with an account can read this page."),
        (.members, "Council members", "23 seats and their substitutes can read this page."),
        (.formation, "Formation: Harbour", "9 people can read this page."),
        (
            .circle, "Circle: Harbour flats",
            "4 organisations can read this page. Every reading is logged and shown to the author."
        ),
    ]

    static var audience: HTML {
        let badges = audiences.map { look, name, words -> HTML in
            "\(Part.badge(look, name))<p class=\"small gap\">\(words)</p>"
        }
        let strips = audiences.map { look, name, words -> HTML in
            """
            <div class="audbar still \(look.rawValue)"><div class="wrap">\(Part.badge(look, name))<p>\(words)</p></div></div>
            """
        }
        return section(
            "Audience", "audience", rule: "Who can read this. The fewer people, the heavier the badge.",
            """
            \(Part.grid(.of13, badges))<h3 class="gap">The strip at the top of a page</h3><div>\(strips)</div>
            """)
    }

    static var status: HTML {
        section(
            "Status", "status", rule: "A shape and a word. Never the colour alone, never a bare percentage.",
            """
            <p class="row">\(Part.status(.open, "Open"))\(Part.status(.wait, "Waiting for an answer"))\
            \(Part.status(.going, "Under way"))\(Part.status(.done, "Done"))\(Part.status(.late, "Late, two weeks"))\
            \(Part.status(.stopped, "Stopped, with the reason"))\(Part.made("Made-up numbers"))</p>
            """)
    }

    static var buttons: HTML {
        section(
            "Buttons", "buttons", rule: "One filled button per form. A button that cannot be used says why beside it.",
            """
            \(Form.row(Form.submit("Send the report"), Form.submit("Save for later", .second), Form.submit("Delete the note", .danger)))
            \(Form.row(Form.submit("Open the vote", unavailable: "Two seats are missing for the quorum."), Form.link("Open", to: site)))
            """)
    }

    static let formWords = Form.Words(
        summary: { $0 == 1 ? "One thing to correct" : "\($0) things to correct" }, error: "Error:",
        optional: "(may be left out)")

    static var forms: HTML {
        let sent = Form(
            formWords, typed: ["date": ["2026-10-02"], "place": [""], "held": []],
            problems: [
                .init("date", "2 October is 7 days away. Choose a day from 10 October on."),
                .init("place", "Say where the meeting takes place."), .init("held", "Say how the meeting is held."),
            ])
        let new = Form(formWords, prefix: "g")
        let held: [Form.Choice] = [
            .init("room", "In the room"), .init("afar", "From afar", hint: "By telephone or video"),
            .init("both", "Both"),
        ]
        let sizes: [Form.Choice] = [.init("y", "Yes"), .init("p", "Partly"), .init("n", "No")]
        let note = Form.Field(
            "note", "Note", hint: "Things, not people.",
            advice: "This may point to one person (“flat 12”). Say it without, or explain why it is needed.")
        let first = sent.post(
            to: site,
            """
            \(sent.date(.init("date", "Day of the meeting", hint: "Notice in this council: 15 days.")))\
            \(sent.text(.init("place", "Place")))\(sent.radios(.init("held", "How is it held?"), held))\
            \(Form.submit("Convene the meeting"))
            """)
        let second = new.post(
            to: site,
            """
            \(new.text(.init("title", "Title", optional: true)))\
            \(new.select(.init("formation", "Formation"), [.init("1", "Plenary"), .init("2", "Harbour")], value: "2"))\
            \(new.number(.init("seats", "Seats"), value: "23"))\
            \(new.radios(.init("size", "Large choice, for phones"), sizes, value: "y", look: .tiles))\
            \(new.textarea(note, value: "The man in flat 12 again.", rows: 3))\
            \(new.file(.init("paper", "Paper", hint: "PDF, up to 20 MB."), accept: [".pdf"]))\
            \(new.checkbox(.init("public", "Leave out of the public version")))
            """)
        return section(
            "Forms and errors", "forms",
            rule: "Label, hint, error, field. What was typed stays. The summary comes first.",
            "<div class=\"split even\">\(first)\(second)</div>")
    }

    static var notices: HTML {
        let why =
            "A finding is a sentence that people sign, resting on evidence. This audit has four sources and no finding."
        return section(
            "Notices", "notices",
            rule: "Neutral, done, take care, stop. The heading says the thing; colour only repeats it.",
            """
            \(Part.note(.neutral, "What this does not show", "<p>Reports are not crimes. Places where people report more look worse.</p>"))\
            \(Part.note(.done, "Minutes approved", "<p>They are in the record as entry 1,301.</p>"))\
            \(Part.note(.care, "No connection. Nothing is lost.", "<p>Three stops are kept on this phone.</p>"))\
            \(Part.note(.stop, "Not published", "<p>Two cells would reveal a small number. Choose a larger area or a longer time.</p>"))\
            \(Part.empty("No findings yet", why: why, next: Form.link("Write the first finding", to: site)))
            """)
    }

    static var tables: HTML {
        let rows: [[HTML]] = [
            [
                "\(Part.link("Doors of Quay Road 3 to 9", to: site))", "Aktaia Housing",
                Part.status(.going, "Under way"), "12,400", "16,000",
            ],
            [
                "\(Part.link("Lamps in entrances", to: site))", "Works department", Part.status(.done, "Done"), "8,950",
                "9,000",
            ],
            [
                "\(Part.link("Youth hour in block C", to: site))", "Youth club Vallon",
                Part.status(.late, "Late, two weeks"), "0", "4,500",
            ],
        ]
        let table = Table(
            "Actions of priority 2", remark: "3 of 11",
            columns: [
                .init("Action", sorting: site.with("sort", "action"), order: .ascending),
                .init("Owner", sorting: site.with("sort", "owner")),
                .init("State"), .init("Spent, euros", figures: true), .init("Granted, euros", figures: true),
            ], rows: rows)
        return section(
            "Tables", "tables",
            rule: "Words left, figures right. Sorting is a link. On phones, rows become small lists.",
            """
            \(table)\(Part.pages(label: "Pages of the table", shown: "Actions 1 to 3 of 11", later: .init("Next 3", site)))
            """)
    }

    static var small: HTML {
        let hidden = Part.hidden("hidden")
        let table = Table(
            "Reports by area",
            columns: [
                .init("Area"), .init("Spring", figures: true), .init("Summer", figures: true),
                .init("Year", figures: true),
            ],
            rows: [
                ["Old Quay", hidden, hidden, "31"], ["Rope Street", hidden, hidden, "44"], ["Vallon", "0", "12", "12"],
            ])
        return section(
            "Small numbers", "small",
            rule: "One mark for every hidden cell. Zero is printed; missing is said in words.",
            "<div class=\"narrow\">\(table)</div>\(Part.facts([("Source", "Home Office, ONS"), ("Placed", "39,704 of 39,706 incidents")], small: true))"
        )
    }
}
