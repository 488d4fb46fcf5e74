// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Submission {
    func addNote(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(RunItem.self, standing, on: OnAgenda(item, of: meeting))
        try checkUnapproved(meeting)
        let text = typed("note").trimmed
        guard !text.isEmpty else {
            throw refuse(try runPage(meeting, [Form.Problem("note", say("Write something first."))]))
        }
        try permit.add(
            MinuteNote(
                id: transaction.newID(), meeting: id, item: itemID, readership: try noteReaders(item, meeting), at: now,
                text: text, version: 1))
        return meeting.state == .open ? back(to: id, at: "notes") : .seeOther(link(MeetingsRoute.minutes(id)))
    }

    func saveNote(_ id: MeetingID, _ noteID: NoteID) throws -> Reply {
        let meeting = try found(id)
        let note = try orAbsent(snapshot.note(noteID, of: meeting, for: scope))
        let item = try found(note.item, of: meeting)
        let permit = try transaction.permit(RunItem.self, standing, on: OnAgenda(item, of: meeting))
        try checkUnapproved(meeting)
        do {
            try permit.save(typed("note").trimmed, for: try noteReaders(item, meeting), on: note, over: typedVersion)
        } catch is Changed {
            throw Answer(
                page(try notePage(meeting, note, [Form.Problem(nil, say(Self.somebodyWasFaster))]), status: 409))
        }
        return .seeOther(link(meeting.state == .open ? MeetingsRoute.run(id) : .minutes(id)))
    }

    /// A note is for the readers of its item, or where it is left out of the public version, for the formation alone.
    private func noteReaders(_ item: AgendaItem, _ meeting: Meeting) throws -> Readership {
        typed("inside") == "yes" ? try meeting.formation.audience.inside(item.readership) : item.readership
    }

    private func checkUnapproved(_ meeting: Meeting) throws {
        guard meeting.state != .called, meeting.state != .cancelled, try snapshot.approvedMinutes(of: meeting) == nil
        else {
            throw Refusal.notAllowed(Message("Approved minutes stay as they are."))
        }
    }
}

extension Visit {
    func notePage(_ id: MeetingID, _ noteID: NoteID) throws -> Reply {
        let meeting = try found(id)
        return page(try notePage(meeting, try orAbsent(snapshot.note(noteID, of: meeting, for: scope))))
    }

    func notePage(_ meeting: Meeting, _ note: MinuteNote, _ problems: [Form.Problem] = []) throws -> Page {
        let item = try found(note.item, of: meeting)
        if let refusal = standing.refusal(of: RunItem.self, on: OnAgenda(item, of: meeting)) { throw refusal }
        let form = form(problems: problems)
        let fields: HTML = """
            \(Form.hidden("version", "\(note.version)"))\
            \(form.textarea(Form.Field("note", say("Note"), hint: say("Without text it is taken out.")), value: note.text, rows: 8))\
            \(form.checkbox(
                Form.Field("inside", say("Leave it out of the public version")), isChecked: note.readership != item.readership))\
            <p>\(Form.submit(say("Save the note")))</p>
            """
        let standing: HTML =
            problems.isEmpty
            ? .empty : Part.panel(say("As it stands now"), level: .h2, Part.prose(note.text))
        return Page(
            title: say("Correct a note"), lead: item.title, audience: try audienceLine(note.readership),
            crumbs: crumbs(meeting),
            content: "\(standing)\(post(form, to: MeetingsRoute.saveNote(meeting.id, note.id), fields))")
    }
}
