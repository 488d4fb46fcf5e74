// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// What pages of the minutes need besides their model.
struct MinutesStationery {
    let say: Speech
    let link: (MinutesRoute) -> Link
    let post: (Form, MinutesRoute, HTML) -> HTML
    let form: (_ prefix: String) -> Form
    /// For the pages of the meeting itself.
    let meetings: Stationery
    /// An id for a note that nobody has begun.
    let newNote: () -> NoteID

    /// A form of one button.
    func button(
        _ label: String, _ weight: Form.Weight = .second, to route: MinutesRoute, prefix: String, _ hidden: HTML = ""
    ) -> HTML {
        post(form(prefix), route, "\(hidden)\(Form.submit(label, weight))")
    }

    /// A form that saves itself in the background while somebody types, where the browser runs scripts.
    func saving(to route: MinutesRoute, _ form: HTML) -> HTML {
        """
        <div data-autosave="\(link(route))" data-saved="\(say("Saved"))" data-saving="\(say("Saving…"))" \
        data-failed="\(say("Not saved yet. It is tried again."))" data-open="\(say("See both texts"))">\(form)<p class="dim small" role="status"></p></div>
        """
    }
}

/// Correcting one note; with what others wrote at the same time.
struct NotePage {
    let stationery: MinutesStationery
    let meeting: Meeting
    let note: MinuteNote
    let isKeptInside: Bool
    /// What this person typed while somebody else changed the note; nil where nothing clashed.
    let mine: String?
    /// What others typed so.
    let variants: [NoteVariant]
    let names: [PersonID: String]
    let form: Form

    private var say: Speech { stationery.say }

    var html: HTML {
        let form = stationery.meetings.post(form, .saveNote(meeting.id, note.id), fields)
        // While two texts stand against each other nothing is saved by itself.
        return """
            \(clash)\(mine == nil ? stationery.saving(to: .typing(meeting.id, note.item), form) : form)\
            \(variants.map(variant))
            """
    }

    private var fields: HTML {
        let way: HTML =
            mine == nil
            ? "<p>\(Form.submit(say("Save the note")))</p>"
            : """
            <p class="row">\(Form.submit(say("Keep both texts"), .filled, name: "way", value: "both"))\
            \(Form.submit(say("Put mine in its place"), .second, name: "way", value: "mine"))</p>
            """
        return """
            \(Form.hidden("id", "\(note.id)"))\(Form.hidden("item", "\(note.item)"))\
            \(Form.hidden("version", "\(note.version)"))\
            \(form.textarea(
                Form.Field("note", say("Note"), hint: say("Without text it is taken out.")), value: note.text, rows: 8,
                maxLength: 20_000, tongue: meeting.tongue.rawValue))\
            \(form.checkbox(Form.Field("inside", say("Leave it out of the public version")), isChecked: isKeptInside))\(way)
            """
    }

    private var clash: HTML {
        guard let mine else { return .empty }
        return Part.panel(
            say("As it stands now"), level: .h2,
            "<p class=\"why\">\(say("What your text does not have is marked."))</p>\(text(note.text, besides: mine))")
    }

    private func variant(_ variant: NoteVariant) -> HTML {
        let name = names[variant.person] ?? say("Somebody")
        let buttons: HTML = """
            <div class="row">\(stationery.button(
                say("Add it to the note"), to: .settle(meeting.id, note.id, variant.id), prefix: "add-\(variant.id)",
                Form.hidden("way", "add")))\
            \(stationery.button(
                say("Drop it"), .link, to: .settle(meeting.id, note.id, variant.id), prefix: "drop-\(variant.id)",
                Form.hidden("way", "drop")))</div>
            """
        return Part.panel(
            say("Written at the same time by \(name), \(timeOf: variant.at)"), level: .h2,
            """
            <p class="why">\(say("What the note does not have is marked."))</p>\
            \(text(variant.text, besides: note.text))\(buttons)
            """)
    }

    /// A text with the paragraphs marked that the other does not have.
    private func text(_ text: String, besides other: String) -> HTML {
        let paragraphs = Wording.paragraphs(of: text, besides: other).map { paragraph -> HTML in
            paragraph.isShared ? "<p>\(paragraph.text)</p>" : "<p><mark>\(paragraph.text)</mark></p>"
        }
        return "<div lang=\"\(meeting.tongue.rawValue)\">\(paragraphs)</div>"
    }
}
