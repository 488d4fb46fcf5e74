// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// The day it is in the council.
    var today: LocalDate { now.local(in: say.zone).date }

    /// What a form for an object offers; `entry` is the object as it is now.
    func offers<E: Entry>(_ type: E.Type, _ entry: E?, _ series: SeriesSource) throws -> Offers {
        let choices = try series.offers(snapshot, scope).flatMap { offer in
            offer.areas.map { area in
                (SeriesReference(dataset: offer.dataset, area: area.id), offer.title + ": " + area.name)
            }
        }
        let rests = try E.kind.rests.map { relation, step in
            let chosen = try entry.map { try snapshot.nodes(after: $0.node, relation, for: scope) } ?? []
            let kept = chosen.filter { $0.step == step }
                .map { Choosable(node: $0.reference, title: $0.title, day: $0.day) }
            let newest = try snapshot.choosable(step, for: scope).filter { offered in
                !kept.contains { $0.node == offered.node } && offered.node != entry?.node
            }
            return Offers.Rest(
                relation: relation, step: step, offered: kept + newest, chosen: Set(kept.map(\.choice)))
        }
        let wantsOrganisations = E.kind == .recommendation || E.kind == .action
        return Offers(
            organisations: wantsOrganisations ? try snapshot.organisations(for: scope, limit: 500) : [],
            series: E.kind >= .indicator ? choices : [], rests: rests, audiences: try audiences(entry?.readership),
            actions: E.kind == .evaluation ? try snapshot.choosable(.action, for: scope) : [])
    }

    /// The readers one may choose: everybody, members, and the formations one belongs to.
    private func audiences(_ now: Readership?) throws -> [(audience: Audience, name: String)] {
        let mine = try scope.keys.filter { $0.formation != nil }.map { audience in
            (audience, try snapshot.name(of: audience, in: council.id) ?? say("a group of named persons"))
        }
        let common: [(Audience, String)] = [(.public, say("Public")), (.members, say("Council members"))]
        let other = now.map(\.audience).flatMap { audience in
            (common + mine).contains { $0.0 == audience } ? nil : (audience, say("As it is now"))
        }
        return common + mine + [other].compactMap(\.self)
    }

    /// The form for a new object.
    func newForm<E: Shown>(_ type: E.Type, _ series: SeriesSource) throws -> Reply {
        guard Writers.mayBegin(standing, E.kind) else { throw Refusal.notAllowed(WriteEntry<E>.refusal) }
        return page(try formPage(nil as E?, offers: try offers(type, nil, series), form: form(), version: 0))
    }

    /// The form to change an object.
    func editForm<E: Shown>(_ type: E.Type, _ id: EntryID, _ series: SeriesSource) throws -> Reply {
        let entry = try snapshot.find(id.as(E.self), for: scope)
        if let refusal = standing.refusal(of: WriteEntry<E>.self, on: entry) { throw refusal }
        return page(
            try formPage(entry, offers: try offers(type, entry, series), form: form(), version: entry.head.version))
    }

    func formPage<E: Shown>(
        _ entry: E?, offers: Offers, form: Form, version: Int, before: HTML = .empty
    ) throws -> Page {
        var sheet = EntrySheet(form: form, offers: offers, say: say)
        if let evaluation = entry as? Evaluation {
            sheet.design = try snapshot.declarations(of: [evaluation.head.id], in: council.id)[evaluation.head.id]?
                .last?.design
        }
        let route: StrategyRoute = entry.map { .save(E.kind, $0.head.id.as(EntryTag.self)) } ?? .add(E.kind)
        let fields: HTML = """
            \(Form.hidden("version", String(version)))\(sheet.words(entry))\(E.fields(sheet, entry, today: today))\
            \(sheet.rests)\(Form.row(Form.submit(say("Save")), Form.link(say("Leave it"), to: leave(entry))))
            """
        return Page(
            title: say(entry.map { Message("Change: \($0.head.title)") } ?? E.newTitle),
            audience: try entry.map { try audienceLine($0.readership) } ?? .members, crumbs: crumbs,
            content: "\(before)\(post(form, to: route, fields))")
    }

    private func leave<E: Entry>(_ entry: E?) -> Link { entry.map { link($0.route) } ?? link(StrategyRoute.priorities) }

    var crumbs: [Part.Entry] { [Part.Entry(say("Priorities and actions"), link(StrategyRoute.priorities))] }
}
