// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

extension MeetingsModule {
    /// Meetings that were held or are called, as far as a viewer may know of them, for the council's calendar of duties.
    public static let gatherings: Gatherings = { snapshot, scope, since in
        try snapshot.rows(
            """
            SELECT m.formation, m.day, m.state FROM meeting AS m
            WHERE m.day >= \(since) AND m.state IN ('called', 'open', 'closed') AND \(scope.sees("m"))
            ORDER BY m.day, m.id
            """
        ).map { row in
            let state: Meeting.State = try row["state"]
            return Gathering(try row["formation"], on: try row["day"], isHeld: state != .called)
        }
    }

    /// How many meetings were held in the last twelve months and how many decisions were taken, as the reader may know:
    /// part of how the council works.
    public static let profile: [ProfileAnswer] = [
        ProfileAnswer(.worksAndEffect) { try $0.workFacts() }
    ]
}

extension Visit {
    fileprivate func workFacts() throws -> [ProfileAnswer.Fact] {
        let since = council.today(at: now).adding(months: -12)
        let held = try MeetingsModule.gatherings(snapshot, scope, since).count { $0.isHeld }
        let decided: Int =
            try snapshot.value(
                "SELECT COUNT(*) FROM decision AS d WHERE d.day >= \(since) AND \(scope.sees("d"))") ?? 0
        guard held + decided > 0 else { return [] }
        let meetings = Message.plural(held, one: "\(held) meeting", other: "\(held) meetings")
        let decisions = Message.plural(decided, one: "\(decided) decision", other: "\(decided) decisions")
        return [
            .init(say("In the last twelve months: \(meetings), \(decisions)."), link(MeetingsRoute.decisions))
        ]
    }
}
