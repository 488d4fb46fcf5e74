// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// The way from the draft to the approval, as far as this person takes part in it.
    func chain(
        of meeting: Meeting, _ approved: ApprovedMinutes?, _ problems: [Form.Problem] = []
    ) throws -> ChainPart {
        let remarks = try snapshot.remarks(on: meeting, for: scope)
        let window = try snapshot.correctionWindow(of: meeting)
        let keeps = standing.may(RunMeeting.self, on: meeting)
        let isDraft = approved == nil
        var offers = ChainPart.Offers(mayAnswer: keeps)
        if isDraft {
            offers.lastDay = keeps ? try proposedLastDay(window) : nil
            offers.maySend = window?.isOpen(on: today) == true && viewer.person != nil
            offers.approval = try approval(of: meeting, window, remarks)
            offers.agendas = keeps ? try agendasAhead(of: meeting) : []
        }
        let variants = keeps && isDraft ? try snapshot.variants(at: meeting, for: scope) : []
        return ChainPart(
            stationery: minutesStationery, meeting: meeting,
            items: Agenda(
                try snapshot.items(of: meeting, for: scope), for: meeting.members, from: meeting.starts.time
            ).lines,
            remarks: remarks, names: try snapshot.names(of: remarks.map(\.person), in: council.id), window: window,
            offers: offers,
            notes: keeps && isDraft
                ? try snapshot.notes(of: meeting, for: scope).map { note in
                    (note, variants.count { $0.note == note.id })
                } : [],
            form: form(problems: problems, prefix: "c"))
    }

    /// The day the rules name, or eight days where they name none; a week more than now where one was given.
    private func proposedLastDay(_ window: CorrectionWindow?) throws -> LocalDate {
        if let window { return max(window.lastDay, today).adding(days: 7) }
        let rules = try orAbsent(snapshot.constitution(of: council.id))
        guard let period = rules.minutes.approval.correctionsWithin else { return today.adding(days: 8) }
        return max(
            period.lastDay(from: today, holidays: rules.holidays(around: today.year)), today.adding(days: 1))
    }

    /// A remark with what the secretariat may answer.
    func remarkPage(_ id: MeetingID, _ remarkID: RemarkID) throws -> Reply {
        let meeting = try found(id)
        return page(try remarkPage(meeting, try orAbsent(snapshot.remark(remarkID, on: meeting, for: scope))))
    }

    func remarkPage(_ meeting: Meeting, _ remark: Remark, _ problems: [Form.Problem] = []) throws -> Page {
        guard standing.belongs(to: meeting.formation) else { throw Refusal.absent }
        let item = try remark.item.flatMap { try snapshot.item($0, of: meeting, for: scope) }
        let mayAnswer = standing.may(AnswerRemark.self, on: RemarkAtMeeting(remark, of: meeting))
        let content = RemarkPage(
            stationery: minutesStationery, meeting: meeting, remark: remark,
            name: try snapshot.names(of: [remark.person], in: council.id)[remark.person],
            notes: try snapshot.notes(of: meeting, for: scope).filter { $0.item == remark.item },
            mayAnswer: mayAnswer && remark.answer == nil,
            isApproved: try snapshot.approvedMinutes(of: meeting) != nil, form: form(problems: problems))
        return Page(
            title: say("A correction asked for"), lead: item?.title ?? say("The minutes as a whole"),
            audience: try audienceLine(remark.readership),
            crumbs: crumbs(meeting) + [
                Part.Entry(say("Minutes", context: "of a meeting"), link(MeetingsRoute.minutes(meeting.id)))
            ],
            content: content.html)
    }
}

extension RemarkAtMeeting {
    init(_ remark: Remark, of meeting: Meeting) {
        self.init(remark: remark.id, readership: remark.readership, meeting: meeting)
    }
}

extension Submission {
    /// Sends the draft to the members, who have until a day to ask for corrections.
    func openCorrections(_ id: MeetingID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(OpenCorrections.self, standing, on: meeting)
        try checkDraft(meeting)
        do {
            let day = try CorrectionWindow.read(typed("last-day"), today: today).get()
            if let window = try snapshot.correctionWindow(of: meeting), day < window.lastDay {
                throw Faults([("last-day", Message("Members were promised until \(window.lastDay)."))])
            }
            try permit.open(until: day)
        } catch let faults as Faults {
            throw refuse(try minutesPage(meeting, means, problems(faults)))
        }
        try tell(try members(of: meeting), .minutesToCorrect, of: meeting, means)
        return .seeOther(link(MeetingsRoute.minutes(id)))
    }

    /// Takes a member's remark. Those of the formation read it who may know of the item.
    func sendRemark(_ id: MeetingID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let item = try typed("item").isEmpty ? nil : found(try orAbsent(ItemID(typed("item"))), of: meeting)
        let readership = try item.map { try meeting.formation.audience.inside($0.readership) } ?? meeting.members
        let permit = try transaction.permit(
            SendRemark.self, standing,
            on: RemarkAtMeeting(remark: transaction.newID(), readership: readership, meeting: meeting))
        try checkDraft(meeting)
        guard let window = try snapshot.correctionWindow(of: meeting), window.isOpen(on: today) else {
            throw Refusal.notAllowed(Message("Corrections are asked for while the draft is with the members."))
        }
        let text = typed("remark").trimmed
        guard !text.isEmpty, let person = permit.person else {
            throw refuse(
                try minutesPage(meeting, means, [Form.Problem("remark", say("Write what should read otherwise."))]))
        }
        try permit.send(String(text.prefix(Remark.longest)), on: item?.id, by: person)
        return .seeOther(link(MeetingsRoute.minutes(id)).at("corrections"))
    }

    /// Answers a remark: with the change, which is made at once, or with the reason why not.
    func answerRemark(_ id: MeetingID, _ remarkID: RemarkID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let remark = try orAbsent(snapshot.remark(remarkID, on: meeting, for: scope))
        let permit = try transaction.permit(AnswerRemark.self, standing, on: RemarkAtMeeting(remark, of: meeting))
        do {
            let draft = try AnswerDraft.read(typed).get()
            if draft.verdict == .accepted {
                guard try snapshot.approvedMinutes(of: meeting) == nil else {
                    throw Faults([("verdict", Message("Approved minutes stay as they are."))])
                }
                try change(draft, remark, meeting)
            }
            try permit.answer(draft)
        } catch let faults as Faults {
            throw refuse(try remarkPage(meeting, remark, problems(faults)))
        } catch is Changed {
            throw Answer(
                page(try remarkPage(meeting, remark, [Form.Problem(nil, say(Self.somebodyWasFaster))]), status: 409))
        }
        try transaction.tell(
            [remark.person].filter { $0 != viewer.person }, .remarkAnswered, about: meeting.node, in: council.id)
        return .seeOther(link(MeetingsRoute.minutes(id)).at("remark-\(remarkID)"))
    }

    /// Writes the change into the minutes: into the note that was chosen, or as a note of its own. What is changed of the
    /// minutes as a whole stands with the remark.
    private func change(_ draft: AnswerDraft, _ remark: Remark, _ meeting: Meeting) throws {
        guard let item = try remark.item.map({ try found($0, of: meeting) }) else { return }
        let permit = try transaction.permit(RunItem.self, standing, on: OnAgenda(item, of: meeting))
        guard let note = try draft.note.map({ try orAbsent(snapshot.note($0, of: meeting, for: scope)) }) else {
            return try permit.add(
                MinuteNote(
                    id: transaction.newID(), meeting: meeting.id, item: item.id, readership: item.readership, at: now,
                    text: draft.text, version: 1))
        }
        guard note.item == item.id else { throw Refusal.absent }
        try permit.save(draft.text, for: note.readership, on: note, over: draft.version)
    }

    func checkDraft(_ meeting: Meeting) throws {
        guard meeting.state == .closed, try snapshot.approvedMinutes(of: meeting) == nil else {
            throw Refusal.notAllowed(Message("Approved minutes stay as they are."))
        }
    }

    /// Those who hold a seat in the formation on the day of the meeting.
    func members(of meeting: Meeting) throws -> Set<PersonID> {
        Set(try sitting(meeting).holdings.flatMap { [$0.titular, $0.substitute] }.compactMap { $0?.mandate.person })
    }

    /// Leaves people a notice, and writes one neutral line to each.
    func tell(_ people: Set<PersonID>, _ event: NotificationEvent, of meeting: Meeting, _ means: Means) throws {
        let others = people.filter { $0 != viewer.person }
        try transaction.tell(others, event, about: meeting.node, in: council.id)
        let names = try snapshot.names(of: others, in: council.id)
        for person in others.sorted() {
            guard let account = try snapshot.person(person), let address = account.address,
                let mail = MailAddress(address.text)
            else { continue }
            let say = means.languages.speech(in: account.tongue ?? council.tongue, zone: self.say.zone)
            let notice = MailNotice(
                subject: Message("Minutes of a meeting"),
                line: Message("There is something new about the minutes of a meeting. It stands on their page."),
                button: .init(
                    Message("Open the minutes"),
                    Link(path: ["c", council.slug, say.tongue.rawValue, "meetings", "\(meeting.id)", "minutes"])),
                reason: Message("You get this because you hold a seat in \(council.name)."))
            let recipient = Mailbox(names[person].map { HeaderText(flattening: $0) }, mail)
            try transaction.post(
                Letter(notice, to: recipient, in: say), council: council.id,
                key: "\(event.name):\(meeting.id):\(now.microseconds):\(person)")
        }
    }
}
