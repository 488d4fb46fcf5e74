// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Snapshot {
    /// The milestones of some actions, each list by day. The actions must have been read by a scope.
    func milestones(of actions: some Sequence<ID<CouncilAction>>, in council: CouncilID) throws
        -> [ID<CouncilAction>: [Milestone]]
    {
        let actions = Set(actions)
        guard !actions.isEmpty else { return [:] }
        return try rows(
            "SELECT * FROM milestone WHERE council = \(council) AND action IN \(list: actions) ORDER BY due, id"
        ).reduce(into: [:]) { $0[try $1["action"], default: []].append(try Milestone($1)) }
    }

    /// What was written about an action on the way, the newest first. The action must have been read by a scope.
    func notes(of action: CouncilAction, limit: Int = 50) throws -> [ProgressNote] {
        try rows(
            """
            SELECT * FROM progress_note WHERE council = \(action.council) AND action = \(action.head.id)
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map { ProgressNote(id: try $0["id"], person: try $0["person"], at: try $0["at"], text: try $0["text"]) }
    }
}

extension Milestone {
    init(_ row: Row) throws {
        self.init(id: try row["id"], title: try row["title"], due: try row["due"], reached: try row["reached"])
    }
}

extension Permit where A == ReportProgress {
    func add(_ draft: MilestoneDraft) throws {
        try transaction.run(
            """
            INSERT INTO milestone (council, id, action, title, due)
            VALUES (\(council), \(transaction.newID(Milestone.self)), \(subject.head.id), \(draft.title), \(draft.due))
            """)
    }

    /// Says when a milestone was reached, or that it was not; throws `Refusal.absent` for one of another action.
    func reach(_ milestone: ID<Milestone>, on day: LocalDate?) throws {
        let count = try transaction.run(
            """
            UPDATE milestone SET reached = \(day)
            WHERE council = \(council) AND id = \(milestone) AND action = \(subject.head.id)
            """)
        guard count == 1 else { throw Refusal.absent }
    }

    func note(_ text: String) throws {
        try transaction.run(
            """
            INSERT INTO progress_note (council, id, action, person, at, text)
            VALUES (\(council), \(transaction.newID(ProgressNote.self)), \(subject.head.id), \(person),
                \(transaction.now), \(text))
            """)
    }
}
