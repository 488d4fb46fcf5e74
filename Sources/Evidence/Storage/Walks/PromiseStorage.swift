// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension WalkPromise {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row["id"], stop: try row["stop"], what: try row["what"], organisation: try row["organisation"],
            by: try row["due"], state: try row["state"], answer: try row["answer"], answered: try row["answered"])
    }
}

extension Snapshot {
    /// What was promised at a walk, in the order of the days.
    func promises(of walk: Walk) throws -> [WalkPromise] {
        try rows(
            "SELECT * FROM walk_promise WHERE council = \(walk.council) AND walk = \(walk.id) ORDER BY due, id"
        ).map(WalkPromise.init)
    }
}

extension Permit<FollowWalk> {
    /// Writes down a promise.
    func add(_ draft: PromiseDraft) throws {
        try transaction.run(
            """
            INSERT INTO walk_promise (council, id, walk, stop, what, organisation, due, state, answer)
            VALUES (\(council), \(transaction.newID(WalkPromise.self)), \(subject.id), \(draft.stop), \(draft.what),
                \(draft.organisation), \(draft.by), \(WalkPromise.State.open), '')
            """)
    }

    /// Writes down what became of it; false where somebody was faster.
    func answer(_ promise: WalkPromise, _ answer: PromiseAnswer, on day: LocalDate) throws {
        try transaction.run(
            """
            UPDATE walk_promise SET state = \(answer.state), answer = \(answer.answer), answered = \(day)
            WHERE council = \(council) AND id = \(promise.id)
            """)
    }
}
