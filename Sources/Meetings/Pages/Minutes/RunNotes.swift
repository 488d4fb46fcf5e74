// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// The minutes as they are written.
struct RunNotes {
    let page: RunPage
    let item: AgendaItem

    private var say: Speech { page.say }

    var html: HTML {
        let notes = page.notes.filter { $0.item == item.id }.map { note -> HTML in
            """
            <li><b class="num">\(say.time(note.at.local(in: say.zone).time))</b> \(note.text) \
            \(Part.link(say("Correct"), to: page.stationery.link(.editNote(page.meeting.id, note.id))))</li>
            """
        }
        let list: HTML = notes.isEmpty ? .empty : "<ol class=\"plain why\">\(notes)</ol>"
        return """
            <section aria-labelledby="notes"><h2 id="notes">\(say("Minutes, as they are written"))</h2>\
            <div id="written" data-live>\(list)</div>\
            \(page.minutes.saving(
                to: .typing(page.meeting.id, item.id), page.stationery.post(form, .note(page.meeting.id, item.id), fields)))\
            </section>
            """
    }

    private var form: Form { page.form(page.problems.filter { $0.field == "note" }, "note") }

    private var fields: HTML {
        """
        \(Form.hidden("id", "\(page.minutes.newNote())"))\(Form.hidden("version", "0"))\
        \(form.textarea(
            Form.Field(
                "note", say("Discussion"), hint: say("Times, presence and votes are entered for you. Offices, not names.")),
            rows: 5, maxLength: 20_000, tongue: page.meeting.tongue.rawValue))\
        \(if: page.mayNarrow, form.checkbox(Form.Field("inside", say("Leave it out of the public version"))))\
        <p>\(Form.submit(say("Add to the minutes"), .second))</p>
        """
    }
}
