// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Web

/// What programs read: the same lists by the same scope.
extension Visit {
    private var cursor: Keyset.Cursor? { request.query["after"].map(Keyset.Cursor.init) }

    func prioritiesFeed() throws -> Reply {
        let list = try snapshot.list(EntryList.priorities, Priority.self, for: scope, size: 20, after: cursor)
        let items = try rank(list.items).map { one in
            json(
                one.priority,
                [
                    ("rank", .number(one.priority.rank)), ("ranked", .text(one.priority.ranked.description)),
                    ("reached", .text("\(one.reached)")),
                ])
        }
        return feed("priorities", items, list.next)
    }

    func actionsFeed() throws -> Reply {
        let filter = ActionFilter(request.query)
        let list = try snapshot.list(
            EntryList.actions, CouncilAction.self, for: scope, where: filter.condition(today: today), size: 100,
            after: cursor)
        let organisations = try organisations(list.items.map(\.owner))
        let items = list.items.map { action in
            json(
                action,
                [
                    ("owner", .optional(organisations[action.owner]?.names.text(in: council.tongue))),
                    ("starts", .text(action.starts.description)), ("due", .text(action.due.description)),
                    ("stage", .text(action.progress.stage.rawValue)),
                    ("late", .bool(action.status(on: today).isLate)),
                    ("ended", .optional(action.progress.ended?.description)),
                    ("cost", cost(action.cost)),
                ])
        }
        return feed("actions", items, list.next)
    }

    func indicatorsFeed(_ series: SeriesSource) throws -> Reply {
        let list = try snapshot.list(EntryList.indicators, Indicator.self, for: scope, size: 50, after: cursor)
        let values = try snapshot.values(of: list.items, series, for: scope, today: today)
        let items = list.items.map { indicator in
            json(
                indicator,
                [
                    ("unit", .text(indicator.unit)), ("direction", .text(indicator.direction.rawValue)),
                    ("baseline", json(indicator.baseline)), ("target", indicator.target.map(JSON.real) ?? .null),
                    ("values", .array((values[indicator.head.id] ?? []).map(json))),
                ])
        }
        return feed("indicators", items, list.next)
    }

    private func feed(_ name: String, _ items: [JSON], _ next: Keyset.Cursor?) -> Reply {
        .json(.object([(name, .array(items)), ("next", .optional(next?.text))]))
    }

    private func json<E: Entry>(_ entry: E, _ own: [(String, JSON)]) -> JSON {
        let address = site(entry)
        let head: [(String, JSON)] = [
            ("id", .text(entry.head.id.description)), ("title", .text(entry.head.title)),
            ("text", .text(entry.head.text)), ("language", .text(entry.head.tongue.rawValue)),
            ("url", .text(address)),
        ]
        return .object(head + own)
    }

    private func site<E: Entry>(_ entry: E) -> String { absolute(entry.route) }

    private func json(_ measurement: Measurement) -> JSON {
        .object([
            "date": .text(measurement.day.description), "value": .real(measurement.value),
            "low": measurement.interval.map { .real($0.low) } ?? .null,
            "high": measurement.interval.map { .real($0.high) } ?? .null, "source": .text(measurement.source),
        ])
    }

    private func cost(_ cost: CouncilAction.Cost?) -> JSON {
        guard let cost else { return .null }
        return .object([
            "granted": .number(cost.granted), "spent": cost.spent.map(JSON.number) ?? .null,
            "currency": .text(cost.currency),
        ])
    }

    /// All actions the viewer may know of as comma-separated values (RFC 4180).
    func actionsFile() throws -> Reply {
        let condition = ActionFilter(request.query).condition(today: today)
        var (actions, cursor): ([CouncilAction], Keyset.Cursor?) = ([], nil)
        repeat {
            let page = try snapshot.list(
                EntryList.actions, CouncilAction.self, for: scope, where: condition, size: 500, after: cursor)
            actions += page.items
            cursor = page.next
        } while cursor != nil
        let organisations = try organisations(actions.map(\.owner))
        let rows = actions.map { action in
            [
                action.head.id.description, action.head.title,
                organisations[action.owner]?.names.text(in: say.tongue) ?? "", action.starts.description,
                action.due.description, say(action.status(on: today).words), action.progress.ended?.description ?? "",
                action.cost.map { String($0.granted) } ?? "", action.cost?.spent.map { String($0) } ?? "",
                action.cost?.currency ?? "",
            ]
        }
        let heads = ["id", "action", "owner", "starts", "due", "status", "ended", "granted", "spent", "currency"]
        let text = CSV.text([heads] + rows)
        return .file(Array(text.utf8), type: "text/csv; charset=utf-8", name: "actions.csv")
    }
}
