// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

extension AgendaItem {
    /// What the places on its list of names are based on.
    var basis: String { "agenda-item:\(id)" }
}

extension Submission {
    /// The readers an item is to have from now on. Once it was taken up they stay: votes and notes were for them.
    func newReadership(
        of item: AgendaItem, at meeting: Meeting, give: (NewGrant) throws -> GrantID
    ) throws -> Readership {
        if typed("audience") == "named", item.readership.audience.kind == .named { return item.readership }
        let readership = try readership(of: item.id, at: meeting, give: give)
        guard readership == item.readership || item.opened == nil else {
            throw Faults([("audience", Message("The item was taken up for these readers already."))])
        }
        return readership
    }

    /// Gives an item's papers, and the entries of who did what to them, the item's new readers.
    func changeReaders(of item: AgendaItem, at meeting: Meeting, _ permit: Permit<EditItem>) throws {
        try transaction.changeReaders(of: OnAgenda(item, of: meeting).reference, in: council.id, to: item.readership)
        let papers = try snapshot.papers(of: meeting, for: permit.standing.scope).filter { $0.item == item.id }
        try permit.narrow(papers, to: item.readership)
        try permit.narrowMotions(under: item)
        for paper in papers { try transaction.put(paper.for(item.readership), of: meeting) }
    }

    /// The readers that were chosen. A list of names begins with whoever makes it, so that they can name the others.
    func readership(
        of item: ItemID, at meeting: Meeting, give: (NewGrant) throws -> GrantID
    ) throws -> Readership {
        switch ItemAudience(typed("audience")) {
        case .meeting: return meeting.readership
        case .audience(let audience):
            guard scope.keys.contains(audience) else { throw Refusal.absent }
            return try audience.inside(meeting.readership)
        case .named:
            guard !typedPeople.isEmpty else {
                throw Faults([("people", Message("Name at least one person, or choose other readers."))])
            }
            guard let maker = viewer.person else { throw Refusal.absent }
            let audience = Audience.named(transaction.newUnorderedID())
            _ = try give(NewGrant(maker, .member, in: audience, basis: "agenda-item:\(item)"))
            try transaction.name(audience, say("Those named for this item"), in: council.id)
            return try audience.inside(meeting.readership)
        case nil: throw Faults([("audience", Message("Choose who may know of the item."))])
        }
    }

    /// Only people who hold a seat in the formation can be named.
    private var typedPeople: Set<PersonID> { Set(form.all("people").compactMap(PersonID.init)) }

    func nameReaders(of item: AgendaItem, at meeting: Meeting) throws {
        let permit = try transaction.permit(EditItem.self, standing, on: OnAgenda(item, of: meeting))
        let holders = Set(
            try sitting(meeting).holdings.flatMap { [$0.titular, $0.substitute] }.compactMap { $0?.mandate.person })
        let wanted = typedPeople.intersection(holders).union([viewer.person].compactMap(\.self))
        let grants = try snapshot.grants(permit.standing).filter { $0.audience == item.readership.audience }
        for person in wanted.subtracting(grants.map(\.person)).sorted() {
            try permit.give(NewGrant(person, .member, in: item.readership.audience, basis: item.basis))
        }
        for grant in grants where !wanted.contains(grant.person) { try permit.end(grant.id) }
    }
}
