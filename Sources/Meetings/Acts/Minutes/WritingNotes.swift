// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

/// What became of a text that was typed into a note.
enum NoteOutcome {
    case saved(NoteID, version: Int)
    /// Somebody changed the note meanwhile; the text is kept beside it.
    case beside(MinuteNote)
}

extension Submission {
    /// Adds a note, or ends the writing of one that was saved in the background.
    func addNote(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let (meeting, item, permit) = try writing(id, itemID)
        guard !typed("note").trimmed.isEmpty else {
            throw refuse(try runPage(meeting, [Form.Problem("note", say("Write something first."))]))
        }
        switch try write(NoteID(typed("id")), under: item, of: meeting, permit) {
        case .saved:
            return meeting.state == .open ? back(to: id, at: "notes") : .seeOther(link(MeetingsRoute.minutes(id)))
        case .beside(let note): return try conflict(meeting, note)
        }
    }

    /// Corrects a note. Where it was taken out meanwhile, what was typed becomes a note of its own.
    func saveNote(_ id: MeetingID, _ noteID: NoteID) throws -> Reply {
        let (meeting, item, permit) = try writing(id, try item(of: noteID, at: id))
        switch try write(noteID, under: item, of: meeting, permit) {
        case .saved: return .seeOther(link(meeting.state == .open ? MeetingsRoute.run(id) : .minutes(id)))
        case .beside(let note): return try conflict(meeting, note)
        }
    }

    /// Saves in the background while somebody types; the answer is for the script.
    func typeNote(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let (meeting, item, permit) = try writing(id, itemID)
        guard !typed("note").trimmed.isEmpty else { return .json(.object(["version": .text(typed("version"))])) }
        switch try write(NoteID(typed("id")), under: item, of: meeting, permit) {
        case .saved(let note, let version):
            return .json(.object(["id": .text("\(note)"), "version": .text("\(version)")]))
        case .beside(let note):
            let answer: JSON = .object([
                "message": .text(say(Self.keptBeside)),
                "page": .text(link(MeetingsRoute.editNote(id, note.id)).address),
            ])
            return .json(answer, status: 409)
        }
    }

    /// Settles what was written at the same time: the text goes into the note, or goes.
    func settleVariant(_ id: MeetingID, _ noteID: NoteID, _ variantID: VariantID) throws -> Reply {
        let meeting = try found(id)
        let note = try orAbsent(snapshot.note(noteID, of: meeting, for: scope))
        let variant = try orAbsent(
            snapshot.variants(at: meeting, for: scope).first { $0.id == variantID && $0.note == noteID })
        let (_, item, permit) = try writing(id, note.item)
        if typed("way") == "add" {
            let text = Wording.joined(note.text, variant.text)
            if text != note.text { try permit.save(text, for: note.readership, on: note, over: note.version) }
        }
        try permit.settle(noteID, of: variant.person)
        return .seeOther(link(MeetingsRoute.editNote(id, noteID)).at("item-\(item.id)"))
    }

    private func writing(_ id: MeetingID, _ itemID: ItemID) throws -> (Meeting, AgendaItem, Permit<RunItem>) {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(RunItem.self, standing, on: OnAgenda(item, of: meeting))
        guard meeting.state != .called, meeting.state != .cancelled, try snapshot.approvedMinutes(of: meeting) == nil
        else {
            throw Refusal.notAllowed(Message("Approved minutes stay as they are."))
        }
        return (meeting, item, permit)
    }

    /// The item of a note; where somebody took the note out, the one its form names.
    private func item(of note: NoteID, at id: MeetingID) throws -> ItemID {
        let meeting = try found(id)
        if let note = try snapshot.note(note, of: meeting, for: scope) { return note.item }
        return try orAbsent(ItemID(typed("item")))
    }

    /// Writes what was typed into a note, a new one where there is none of this id.
    private func write(
        _ id: NoteID?, under item: AgendaItem, of meeting: Meeting, _ permit: Permit<RunItem>
    ) throws -> NoteOutcome {
        let (typed, readers) = (typed("note").trimmed, try noteReaders(item, meeting))
        guard let note = try id.flatMap({ try snapshot.note($0, of: meeting, for: scope) }), note.item == item.id else {
            guard !typed.isEmpty else { throw Refusal.absent }
            // The form's own id, so that what is sent twice is one note; another where it is taken.
            let free = try id.flatMap { try snapshot.hasNote($0, in: council.id) ? nil : $0 }
            let note = MinuteNote(
                id: free ?? transaction.newID(), meeting: meeting.id, item: item.id, readership: readers, at: now,
                text: typed, version: 1)
            try permit.add(note)
            return .saved(note.id, version: 1)
        }
        if note.text == typed, note.readership == readers { return .saved(note.id, version: note.version) }
        do {
            if typed.isEmpty { try checkUnshared(note, meeting) }
            let text = self.typed("way") == "both" ? Wording.joined(note.text, typed) : typed
            try permit.save(text, for: readers, on: note, over: typedVersion)
            if let person = viewer.person { try permit.settle(note.id, of: person) }
            return .saved(note.id, version: note.version + 1)
        } catch is Changed {
            if let person = viewer.person, !typed.isEmpty { try permit.keep(typed, beside: note, by: person) }
            return .beside(note)
        }
    }

    /// A note does not go while somebody else's text waits beside it.
    private func checkUnshared(_ note: MinuteNote, _ meeting: Meeting) throws {
        let others = try snapshot.variants(at: meeting, for: scope).contains {
            $0.note == note.id && $0.person != viewer.person
        }
        if others { throw Changed() }
    }

    /// A note is for the readers of its item, or where it is left out of the public version, for the formation alone.
    private func noteReaders(_ item: AgendaItem, _ meeting: Meeting) throws -> Readership {
        typed("inside") == "yes" ? try meeting.formation.audience.inside(item.readership) : item.readership
    }

    /// The page that shows both texts. What was typed is kept already, so it is an answer and no refusal.
    private func conflict(_ meeting: Meeting, _ note: MinuteNote) throws -> Reply {
        page(try notePage(meeting, note, [Form.Problem(nil, say(Self.keptBeside))]), status: 409)
    }

    static let keptBeside = Message(
        "Somebody changed this note while you were writing. Your text is kept beside it; nothing is lost.")
}

extension Visit {
    func notePage(_ id: MeetingID, _ noteID: NoteID) throws -> Reply {
        let meeting = try found(id)
        return page(try notePage(meeting, try orAbsent(snapshot.note(noteID, of: meeting, for: scope))))
    }

    func notePage(_ meeting: Meeting, _ note: MinuteNote, _ problems: [Form.Problem] = []) throws -> Page {
        let item = try found(note.item, of: meeting)
        if let refusal = standing.refusal(of: RunItem.self, on: OnAgenda(item, of: meeting)) { throw refusal }
        let variants = try snapshot.variants(at: meeting, for: scope).filter { $0.note == note.id }
        let isMine = !problems.isEmpty
        let content = NotePage(
            stationery: minutesStationery, meeting: meeting, note: note,
            isKeptInside: note.readership != item.readership, mine: isMine ? typedNote : nil,
            variants: variants.filter { !isMine || $0.person != viewer.person },
            names: try snapshot.names(of: variants.map(\.person), in: council.id), form: form(problems: problems))
        var result = Page(
            title: say("Correct a note"), lead: item.title, audience: try audienceLine(note.readership),
            crumbs: crumbs(meeting), content: content.html)
        result.scripts = ["autosave.js"]
        return result
    }

    private var typedNote: String? {
        guard case .form(let fields, _) = request.body else { return nil }
        return fields["note"]
    }
}
