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
        let form = page.form(page.problems.filter { $0.field == "note" }, "note")
        let notes = page.notes.filter { $0.item == item.id }.map { note -> HTML in
            """
            <li><b class="num">\(say.time(note.at.local(in: say.zone).time))</b> \(note.text) \
            \(Part.link(say("Correct"), to: page.stationery.link(.editNote(page.meeting.id, note.id))))</li>
            """
        }
        return """
            <section aria-labelledby="notes"><h2 id="notes">\(say("Minutes, as they are written"))</h2>\
            \(if: !notes.isEmpty, "<ol class=\"plain why\">\(notes)</ol>")\
            \(page.stationery.post(
                form, .note(page.meeting.id, item.id),
                """
                \(form.textarea(
                    Form.Field("note", say("Discussion"),
                        hint: say("Times, presence and votes are entered for you. Offices, not names.")), rows: 5))\
                \(if: page.mayNarrow, form.checkbox(Form.Field("inside", say("Leave it out of the public version"))))\
                <p>\(Form.submit(say("Add to the minutes"), .second))</p>
                """))</section>
            """
    }
}
