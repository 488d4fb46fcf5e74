// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// The lists of meetings. A meeting that was not opened stays among those to come for a day.
enum MeetingList: Hashable, Sendable {
    case ahead, past

    private var keyset: Keyset {
        switch self {
        case .ahead: Keyset("meetings to come", key: "m.starts", kind: .integer, id: "m.id")
        case .past: Keyset("meetings held", key: "m.starts", kind: .integer, id: "m.id", isDescending: true)
        }
    }

    private func condition(_ scope: Scope, at now: Instant) -> SQL {
        let edge: Instant = now - .seconds(86_400)
        let time: SQL =
            switch self {
            case .ahead: "m.starts > \(edge) AND m.state IN ('called', 'open')"
            case .past: "(m.starts <= \(edge) OR m.state IN ('closed', 'cancelled'))"
            }
        return "m.council = \(scope.council) AND m.within IN \(list: scope.keys) AND \(time)"
    }

    func page(
        for scope: Scope, of size: Int, after cursor: Keyset.Cursor? = nil, in snapshot: Snapshot
    ) throws -> Keyset.Page<Meeting> {
        let page = try keyset.page(
            of: size, after: cursor, in: snapshot, select: "m.*", from: "meeting AS m",
            where: condition(scope, at: snapshot.now), partitions: scope.keys.map { "m.audience = \($0)" }
        ) { $0 }
        return Keyset.Page(items: try snapshot.meetings(page.items, for: scope), next: page.next)
    }

    func plan(for scope: Scope, in snapshot: Snapshot) throws -> Plan {
        try keyset.plan(
            in: snapshot, select: "m.*", from: "meeting AS m", where: condition(scope, at: snapshot.now),
            partitions: scope.keys.map { "m.audience = \($0)" })
    }
}
