// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    func agendaPage(_ meeting: Meeting, _ problems: [Form.Problem] = []) throws -> Page {
        if let refusal = standing.refusal(of: EditAgenda.self, on: meeting) { throw refusal }
        let items = try snapshot.items(of: meeting, for: scope)
        let page = AgendaPage(
            stationery: stationery, meeting: meeting,
            agenda: Agenda(items, for: meeting.members, from: meeting.starts.time),
            badges: try badges(items.map(\.readership)), fields: try itemFields(meeting, nil, problems))
        return Page(
            title: say("Write the agenda"), lead: meeting.title(say), audience: try audienceLine(meeting.readership),
            crumbs: crumbs(meeting), content: page.html)
    }

    func itemPage(_ id: MeetingID, _ item: ItemID) throws -> Reply {
        let meeting = try found(id)
        return page(try itemPage(meeting, try found(item, of: meeting)))
    }

    func itemPage(_ meeting: Meeting, _ item: AgendaItem, _ problems: [Form.Problem] = []) throws -> Page {
        if let refusal = standing.refusal(of: EditItem.self, on: OnAgenda(item, of: meeting)) { throw refusal }
        let isPaper = problems.contains { PaperFile.fields.contains($0.field ?? "") }
        let page = ItemPage(
            stationery: stationery, meeting: meeting, item: item,
            papers: try snapshot.papers(of: meeting, for: scope).filter { $0.item == item.id },
            fields: try itemFields(meeting, item, isPaper ? [] : problems),
            paperForm: form(problems: isPaper ? problems : [], prefix: "p"))
        return Page(
            title: say("Edit the item"), lead: item.title, audience: try audienceLine(item.readership),
            crumbs: crumbs(meeting) + [Part.Entry(say("Agenda"), link(MeetingsRoute.agenda(meeting.id)))],
            content: page.html)
    }

    private func itemFields(_ meeting: Meeting, _ item: AgendaItem?, _ problems: [Form.Problem]) throws -> ItemFields {
        let sitting = try sitting(meeting)
        let people = sitting.holdings.flatMap { [$0.titular, $0.substitute] }.compactMap(\.self)
        var seen: Set<PersonID> = []
        return ItemFields(
            say: say, form: form(problems: problems), item: item, audiences: try audiences(for: meeting, item),
            people: people.filter { seen.insert($0.mandate.person).inserted }
                .map { ($0.mandate.person, $0.name ?? say("Somebody")) },
            named: try named(in: item), audience: chosen(item, meeting))
    }

    /// What the readers of an item can be: those of the meeting, or fewer.
    private func audiences(for meeting: Meeting, _ item: AgendaItem?) throws -> [(ItemAudience, String)] {
        var choices: [(ItemAudience, String)] = [(.meeting, say("Whoever may know of the meeting"))]
        var taken: Set<Readership> = [meeting.readership]
        let groups =
            [Audience.members, meeting.formation.audience] + standing.circles.keys.sorted().map(Audience.circle)
        for audience in groups {
            guard let readership = try? audience.inside(meeting.readership), taken.insert(readership).inserted else {
                continue
            }
            let name =
                audience == .members
                ? say("Council members") : try snapshot.name(of: audience, in: council.id) ?? say("The formation")
            choices.append((.audience(audience), name))
        }
        return choices + [(.named, say("Named persons"))]
    }

    private func chosen(_ item: AgendaItem?, _ meeting: Meeting) -> ItemAudience {
        guard let item, item.readership != meeting.readership else { return .meeting }
        let audience = item.readership.audience
        return audience.kind == .named ? .named : .audience(audience)
    }

    /// Those on the item's own list of names.
    fileprivate func named(in item: AgendaItem?) throws -> Set<PersonID> {
        guard let audience = item?.readership.audience, audience.kind == .named else { return [] }
        return Set(try snapshot.grants(standing).filter { $0.audience == audience }.map(\.person))
    }
}

extension Submission {
    func addItem(to id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        let itemID = transaction.newID(AgendaItem.self)
        // Done to the item and not to the meeting: the entry of who did what is for the item's readers alone.
        let permit = try transaction.permit(
            EditItem.self, standing, on: OnAgenda(itemID, for: meeting.readership, of: meeting))
        do {
            try checkWritable(meeting)
            let draft = try ItemDraft.read(typed).get()
            let readership = try readership(of: itemID, at: meeting) { try permit.give($0) }
            let item = try permit.add(draft, id: itemID, for: readership)
            try transaction.changeReaders(of: permit.subject.reference, in: council.id, to: readership)
            if readership.audience.kind == .named { try nameReaders(of: item, at: meeting) }
            try finish(item, of: meeting)
            return .seeOther(link(MeetingsRoute.agenda(meeting.id)))
        } catch let faults as Faults {
            throw refuse(try agendaPage(meeting, problems(faults)))
        }
    }

    func saveItem(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(EditItem.self, standing, on: OnAgenda(item, of: meeting))
        do {
            try checkWritable(meeting)
            let draft = try ItemDraft.read(typed).get()
            let readership = try newReadership(of: item, at: meeting) { try permit.give($0) }
            try permit.save(draft, for: readership, on: item, over: typedVersion)
            let saved = item.with(draft, for: readership)
            if readership != item.readership { try changeReaders(of: saved, at: meeting, permit) }
            if readership.audience.kind == .named { try nameReaders(of: saved, at: meeting) }
            try finish(saved, of: meeting)
            return .seeOther(link(MeetingsRoute.agenda(meeting.id)))
        } catch let faults as Faults {
            throw refuse(try itemPage(meeting, item, problems(faults)))
        } catch is Changed {
            throw Answer(
                page(try itemPage(meeting, item, [Form.Problem(nil, say(Self.somebodyWasFaster))]), status: 409))
        }
    }

    func moveItem(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        let items = try snapshot.items(of: meeting, for: scope)
        guard let index = items.firstIndex(where: { $0.id == itemID }) else { throw Refusal.absent }
        let permit = try transaction.permit(EditItem.self, standing, on: OnAgenda(items[index], of: meeting))
        try checkAhead(meeting)
        let other = index + (typed("to") == "up" ? -1 : 1)
        if items.indices.contains(other) { try permit.swap(items[index], items[other]) }
        try announce(items[index].readership, of: meeting)
        return .seeOther(link(MeetingsRoute.agenda(id)))
    }

    func removeItem(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(EditItem.self, standing, on: OnAgenda(item, of: meeting))
        try checkAhead(meeting)
        try permit.remove(item, try snapshot.papers(of: meeting, for: scope).filter { $0.item == item.id })
        try permit.endPlaces(from: item.basis)
        try announce(item.readership, of: meeting)
        return .seeOther(link(MeetingsRoute.agenda(id)))
    }

    private func checkWritable(_ meeting: Meeting) throws {
        guard meeting.state == .called || meeting.state == .open else {
            throw Faults([("", Message("The agenda of a meeting that is over stays as it is."))])
        }
    }

    private func checkAhead(_ meeting: Meeting) throws {
        guard meeting.isAhead else {
            throw Refusal.notAllowed(Message("Once a meeting has begun its items keep their order."))
        }
    }

    private func finish(_ item: AgendaItem, of meeting: Meeting) throws {
        try transaction.put(item, of: meeting)
        try announce(item.readership, of: meeting)
    }
}
