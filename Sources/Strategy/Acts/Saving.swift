// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Submission {
    /// What was typed.
    var typed: Typed { Typed(Dictionary(grouping: form.pairs, by: \.name).mapValues { $0.map(\.value) }) }

    /// Enters a new object.
    func add<E: Shown>(_ type: E.Type, _ series: SeriesSource) throws -> Reply {
        let offers = try offers(type, nil, series)
        let (entry, draft) = try read(nil as E?, offers)
        let permit = try transaction.permit(WriteEntry<E>.self, standing, on: entry)
        try permit.insert()
        try refer(permit, offers)
        try E.finish(permit, draft, in: self, series)
        return .seeOther(link(entry.route))
    }

    /// Changes an object, unless somebody else did meanwhile: then both are shown, and nothing is lost.
    func save<E: Shown>(_ type: E.Type, _ id: EntryID, _ series: SeriesSource) throws -> Reply {
        let entry = try snapshot.find(id.as(E.self), for: scope)
        if let refusal = standing.refusal(of: WriteEntry<E>.self, on: entry) { throw refusal }
        let offers = try offers(type, entry, series)
        guard form["version"] == String(entry.head.version) else { throw try conflict(entry, offers) }
        let (changed, draft) = try read(entry, offers)
        let permit = try transaction.permit(WriteEntry<E>.self, standing, on: entry)
        try permit.update(to: changed)
        try refer(permit, offers)
        try E.finish(permit, draft, in: self, series)
        return .seeOther(link(entry.route))
    }

    /// The object that was typed; throws the form again where something is to be corrected.
    private func read<E: Shown>(_ was: E?, _ offers: Offers) throws -> (E, E.Draft) {
        var typed = typed
        let draft = E.read(&typed, offers, today: today)
        let words = offers.words(&typed, was: was?.readership)
        var faults = typed.faults
        if let draft { faults += try E.faults(draft, in: self) }
        guard let draft, let words, faults.isEmpty else {
            let form = form(problems: faults.map { Form.Problem($0.field, say($0.message)) })
            throw refuse(try formPage(was, offers: offers, form: form, version: was?.head.version ?? 0))
        }
        let head =
            was?.head.saying(words)
            ?? Heading(
                id: transaction.newID(E.self), council: council.id, readership: words.readership, title: words.title,
                text: words.text, tongue: say.tongue, version: 1)
        return (E(head, draft, was: was, today: today), draft)
    }

    private func refer<E: Entry>(_ permit: Permit<WriteEntry<E>>, _ offers: Offers) throws {
        for (relation, nodes) in offers.references(typed) { try permit.refer(relation, to: nodes) }
    }

    private func conflict<E: Shown>(_ entry: E, _ offers: Offers) throws -> Answer {
        let form = form(problems: [
            Form.Problem(
                nil,
                say(
                    "Somebody changed this while you were writing. What you typed is below, what stands now above it. Send it again to replace that."
                ))
        ])
        let now = Part.panel(
            say("What stands now"), level: .h2,
            "<p><b lang=\"\(entry.head.tongue.rawValue)\">\(entry.head.title)</b></p>\(prose(entry.head))")
        let page = try formPage(entry, offers: offers, form: form, version: entry.head.version, before: now)
        return Answer(self.page(page, status: 409))
    }
}

extension Visit {
    /// The text of an object, in its own language.
    func prose<E>(_ head: Heading<E>) -> HTML { Part.prose(head.text, tongue: head.tongue.rawValue) }
}
