// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Markup
import Web

extension Visit {
    /// The installation's address, as its configuration has it.
    var baseAddress: BaseAddress? {
        let route = CalendarRoute.council(file: "x")
        return BaseAddress(String(absolute(route).dropLast(link(route).address.count)))
    }

    /// The latest public decisions, whoever asks: feed readers keep no session.
    func decisionsFeed(_ means: Means) throws -> Reply {
        let base = try orAbsent(baseAddress)
        let say = means.languages.speech(in: council.tongue, zone: self.say.zone)
        let home = ["c", council.slug, council.tongue.rawValue, "decisions"]
        let scope = Scope.visitors(of: council.id)
        let page = try snapshot.decisions(for: scope, of: 50)
        let taken = try snapshot.moments(of: page.items)
        let entries = page.items.map { decision in
            AtomFeed.Entry(
                id: "urn:uuid:\(decision.id)", title: "\(decision.number) \(decision.title)",
                address: base.absolute(Link(path: home + ["\(decision.id)"])),
                updated: taken[decision.id] ?? council.created,
                summary: say("\(decision.result): \(decision.text) (\(decision.outcome.brief))"),
                tongue: decision.tongue)
        }
        let feed = AtomFeed(
            id: "urn:uuid:\(council.id)", title: say("Decisions of \(council.name)"), author: council.name,
            address: base.absolute(Link(path: home)),
            own: base.absolute(link(MeetingsRoute.decisionsFeed(council: council.slug))),
            updated: entries.map(\.updated).max() ?? council.created, entries: entries)
        return .text(feed.text, type: "application/atom+xml; charset=utf-8")
    }

    // MARK: For programs

    func meetingsAPI() throws -> Reply {
        let list: MeetingList = request.query["when"] == "past" ? .past : .ahead
        let page = try list.page(
            for: scope, of: 50, after: request.query["after"].map { Keyset.Cursor($0) }, in: snapshot)
        return .json(.object(["meetings": .array(page.items.map(json)), "next": .optional(page.next?.text)]))
    }

    private func json(_ meeting: Meeting) -> JSON {
        .object([
            "id": .text("\(meeting.id)"), "formation": .text(meeting.formation.names.text(in: council.tongue)),
            "kind": .text(meeting.formation.kind.rawValue), "date": .text(meeting.starts.date.description),
            "time": .text(meeting.starts.time.description), "zone": .text(meeting.starts.zone.name),
            "minutes": .number(meeting.minutes), "venue": .text(meeting.venue.kind.rawValue),
            "place": .optional(meeting.venue.place), "state": .text(meeting.state.rawValue),
        ])
    }

    func decisionsAPI() throws -> Reply {
        let page = try snapshot.decisions(for: scope, of: 50, after: request.query["after"].map { Keyset.Cursor($0) })
        return .json(.object(["decisions": .array(page.items.map(json)), "next": .optional(page.next?.text)]))
    }

    private func json(_ decision: Decision) -> JSON {
        let own: KeyValuePairs<String, JSON> = [
            "id": .text("\(decision.id)"), "number": .text(decision.number.description),
            "date": .text(decision.day.description), "title": .text(decision.title), "text": .text(decision.text),
            "language": .text(decision.tongue.rawValue), "adopted": .bool(decision.isAdopted),
            "audience": .text(decision.readership.audience.kind.rawValue),
            "challenged": .bool(decision.challenge != nil),
        ]
        return .object((own.map { ($0.key, $0.value) }) + decision.outcome.json.map { ($0.key, $0.value) })
    }
}

extension Snapshot {
    /// When decisions were taken.
    fileprivate func moments(of decisions: [Decision]) throws -> [DecisionID: Instant] {
        guard let council = decisions.first?.council else { return [:] }
        return try rows(
            "SELECT id, taken FROM decision WHERE council = \(council) AND id IN \(list: decisions.map(\.id))"
        )
        .reduce(into: [:]) { $0[try $1["id"]] = try $1["taken"] }
    }
}
