// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

/// What pages need besides their model: words, addresses and forms.
struct Stationery {
    let say: Speech
    let link: (MeetingsRoute) -> Link
    /// A form that is sent to a route.
    let post: (Form, MeetingsRoute, HTML) -> HTML
    /// The same for a form that carries a file.
    let upload: (Form, MeetingsRoute, HTML) -> HTML
    let form: (_ prefix: String) -> Form

    /// A form of one button.
    func button(
        _ label: String, _ weight: Form.Weight = .second, to route: MeetingsRoute, prefix: String, _ hidden: HTML = ""
    ) -> HTML {
        post(form(prefix), route, "\(hidden)\(Form.submit(label, weight))")
    }

    /// Keeps a page up to date: where its events come from, and its own address, which is not where a form was refused.
    func live(events: Link, page: MeetingsRoute) -> HTML {
        "<div data-live-events=\"\(events)\" data-live-page=\"\(link(page))\"></div>"
    }
}

extension Visit {
    var stationery: Stationery {
        Stationery(
            say: say, link: { self.link($0) }, post: { self.post($0, to: $1, $2) },
            upload: { self.post($0, to: $1, files: true, $2) }, form: { self.form(prefix: $0) })
    }

    /// A meeting the viewer may know of; absent otherwise.
    func found(_ id: MeetingID) throws -> Meeting { try orAbsent(snapshot.meeting(id, for: scope)) }

    func found(_ id: ItemID, of meeting: Meeting) throws -> AgendaItem {
        try orAbsent(snapshot.item(id, of: meeting, for: scope))
    }

    func orAbsent<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Refusal.absent }
        return value
    }

    /// The meeting with its seats and presence, for whoever belongs to the formation; absent for others.
    func sitting(_ meeting: Meeting) throws -> Sitting {
        guard standing.belongs(to: meeting.formation) else { throw Refusal.absent }
        return try snapshot.sitting(meeting, for: scope)
    }

    /// The way to the pages of a meeting.
    func crumbs(_ meeting: Meeting? = nil) -> [Part.Entry] {
        let list = Part.Entry(say("Meetings"), link(MeetingsRoute.list))
        return [list] + (meeting.map { [Part.Entry($0.title(say), link(MeetingsRoute.meeting($0.id)))] } ?? [])
    }

    /// The names of the audiences in a list, for badges; each is looked up once.
    func badges(_ readerships: some Sequence<Readership>) throws -> [Readership: HTML] {
        try Set(readerships).reduce(into: [:]) { $0[$1] = try audienceLine($1).badge(say) }
    }

    /// The problems of a form, in the person's language.
    func problems(_ faults: Faults) -> [Form.Problem] {
        faults.faults.map { Form.Problem($0.field.isEmpty ? nil : $0.field, say($0.message)) }
    }
}

extension Submission {
    /// What was typed into a field.
    func typed(_ name: String) -> String { form[name] ?? "" }

    /// The version of the row the form was made from.
    var typedVersion: Int { Int(typed("version")) ?? 0 }

    /// Tells the browsers that watch a meeting, as far as their people see what changed.
    func announce(_ readership: Readership, of meeting: Meeting, _ urgency: Urgency = .atOnce) throws {
        try transaction.announce(meeting.channel(for: readership.audience), urgency)
    }
}

extension Meeting {
    /// What browsers of people with an audience listen to.
    func channel(for audience: Audience) -> String { "meeting:\(id):\(audience)" }

    /// "Plenary, 18 November 2026".
    func title(_ say: Speech) -> String { say("\(formation.names.text(in: say.tongue)), \(starts.date)") }

    /// The object in threads and search.
    public var node: NodeReference { NodeReference(.meeting, id) }
}

extension Work {
    /// Server-sent events: which meeting changed, never what.
    func liveEvents(_ id: MeetingID) async throws -> Reply {
        let channels = try await read { visit in
            let meeting = try visit.found(id)
            return Set(visit.scope.keys.map { meeting.channel(for: $0) })
        }
        let work = self
        let stream = EventStream(channels: channels) {
            // Rights may have been withdrawn since; a listener with other channels asks anew.
            (try? await work.read { visit in
                let meeting = try visit.found(id)
                return Set(visit.scope.keys.map { meeting.channel(for: $0) }) == channels
            }) ?? false
        }
        return Reply(content: .events(stream))
    }
}
