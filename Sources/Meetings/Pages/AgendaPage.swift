// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// Where the secretariat writes the agenda.
struct AgendaPage {
    let stationery: Stationery
    let meeting: Meeting
    let agenda: Agenda
    let badges: [Readership: HTML]
    let fields: ItemFields

    private var say: Speech { stationery.say }

    var html: HTML {
        """
        \(Part.section(say("Items"), id: "items", list))\
        \(Part.section(say("Add an item"), id: "add", stationery.post(fields.form, .addItem(meeting.id), add)))
        """
    }

    private var add: HTML { "\(fields.html)<p>\(Form.submit(say("Add the item")))</p>" }

    private var list: HTML {
        guard !agenda.lines.isEmpty else {
            return Part.empty(say("No items yet"), why: say("Those invited see the agenda as it grows."))
        }
        let columns = [
            Table.Column(say("Title")), .init(say("Number"), figures: true),
            .init(say("Kind")), .init(say("Minutes", context: "unit"), figures: true), .init(say("Who can read it")),
            .init(say("Order")),
        ]
        return Table(
            say("Items of the agenda"), captionIsHidden: true, columns: columns, rows: agenda.lines.map(row)
        ).html
    }

    private func row(_ line: Agenda.Line) -> [HTML] {
        let item = line.item
        return [
            Part.link(item.title, to: stationery.link(.item(meeting.id, item.id))),
            HTML(text: line.number.map { say.number($0) } ?? "·"), HTML(text: say(item.kind.word)),
            HTML(text: item.minutes.map { say.number($0) } ?? ""), badges[item.readership] ?? .empty, order(item),
        ]
    }

    private func order(_ item: AgendaItem) -> HTML {
        func move(_ way: String, _ label: String) -> HTML {
            stationery.button(
                label, .link, to: .moveItem(meeting.id, item.id), prefix: "\(way)-\(item.id)", Form.hidden("to", way))
        }
        return
            "<div class=\"row\">\(move("up", say("Up: \(item.title)")))\(move("down", say("Down: \(item.title)")))</div>"
    }
}

/// The fields of an item, new or known.
struct ItemFields {
    let say: Speech
    let form: Form
    let item: AgendaItem?
    let audiences: [(ItemAudience, String)]
    let people: [(PersonID, String)]
    let named: Set<PersonID>
    let audience: ItemAudience

    var html: HTML {
        """
        \(item.map { Form.hidden("version", "\($0.version)") })\
        \(form.text(Form.Field("title", say("Title")), value: item?.title ?? "", maxLength: ItemDraft.longestTitle))\
        \(form.select(
            Form.Field("kind", say("Kind")), AgendaItem.Kind.allCases.map { .init($0.rawValue, say($0.word)) },
            value: (item?.kind ?? .discussion).rawValue))\
        \(form.number(Form.Field("minutes", say("Planned minutes"), optional: true), value: item?.minutes.map(String.init) ?? ""))\
        \(form.textarea(Form.Field("text", say("What it is about"), optional: true), value: item?.text ?? "", maxLength: 20_000))\
        \(form.radios(
            Form.Field("audience", say("Who may know that it is on the agenda"),
                hint: say("For everybody else it does not exist: no number, no gap, no time.")),
            audiences.map { .init($0.text, $1) }, value: audience.text))\(names)
        """
    }

    private var names: HTML {
        guard !people.isEmpty else { return .empty }
        return form.checkboxes(
            Form.Field("people", say("If named persons: who"), optional: true),
            people.map { Form.Choice("\($0)", $1) }, values: Set(named.map(\.description)))
    }
}

/// One item with its papers, as the secretariat edits it.
struct ItemPage {
    let stationery: Stationery
    let meeting: Meeting
    let item: AgendaItem
    let papers: [Paper]
    let fields: ItemFields
    let paperForm: Form

    private var say: Speech { stationery.say }

    var html: HTML {
        """
        \(stationery.post(fields.form, .saveItem(meeting.id, item.id), edit))\
        \(Part.section(say("Papers"), id: "papers", "\(list)\(add)"))\(remove)
        """
    }

    private var edit: HTML { "\(fields.html)<p>\(Form.submit(say("Save the item")))</p>" }

    private var list: HTML {
        let rows = papers.map { paper -> HTML in
            let button = stationery.button(
                say("Take “\(paper.title)” off"), .link, to: .removePaper(meeting.id, paper.id),
                prefix: "off-\(paper.id)")
            return
                "<li class=\"row between\">\(Part.link(paper.title, to: stationery.link(.paper(meeting.id, paper.id))))\(button)</li>"
        }
        return rows.isEmpty ? .empty : "<ul class=\"rows\">\(rows)</ul>"
    }

    private var add: HTML {
        stationery.upload(
            paperForm, .addPaper(meeting.id, item.id),
            """
            \(paperForm.text(Form.Field("paper-title", say("Title of the paper")), maxLength: ItemDraft.longestTitle))\
            \(paperForm.textarea(Form.Field("paper-text", say("Text"), optional: true), maxLength: 200_000))\
            \(paperForm.file(
                Form.Field("paper-file", say("Or a file"),
                    hint: say("PDF, image, text or office document, at most \(bytes: PaperFile.limit). A file keeps what its program wrote into it, such as names and dates: remove that first."),
                    optional: true),
                accept: PaperFile.accepted))\
            <p>\(Form.submit(say("Add the paper"), .second))</p>
            """)
    }

    private var remove: HTML {
        guard meeting.isAhead else { return .empty }
        return Part.section(
            say("Take it off the agenda"), id: "remove",
            stationery.button(
                say("Take the item off"), .danger, to: .removeItem(meeting.id, item.id), prefix: "remove"))
    }
}
