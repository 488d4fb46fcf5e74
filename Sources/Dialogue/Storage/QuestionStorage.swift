// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Question.State: Storable {}

extension Question {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], conference: try row["conference"], text: try row["text"],
            tongue: Tongue(rawValue: try row["tongue"]), signature: try row["signature"], state: try row["state"],
            reason: try row["reason"], answer: try row["answer"], votes: try row["votes"], version: try row["version"])
    }

    /// Those everybody sees, in their order.
    static let list = Keyset("questions of a session", key: "q.place", kind: .integer, id: "q.id")
}

extension Snapshot {
    /// A page of the questions everybody sees.
    func questions(
        of conference: Conference, size: Int, after cursor: Keyset.Cursor? = nil
    ) throws -> Keyset.Page<Question> {
        do {
            return try Question.list.page(
                of: size, after: cursor, in: self, select: "q.*", from: "conference_question AS q",
                where: "q.council = \(conference.council) AND q.conference = \(conference.id) AND q.is_shown = 1",
                Question.init)
        } catch DatabaseError.cursor {
            throw Refusal.absent
        }
    }

    /// Questions in some states, the oldest first. For those who moderate.
    func questions(_ states: [Question.State], of conference: Conference, limit: Int) throws -> [Question] {
        try rows(
            """
            SELECT * FROM conference_question
            WHERE council = \(conference.council) AND conference = \(conference.id) AND state IN \(list: states)
            ORDER BY id LIMIT \(limit)
            """
        ).map(Question.init)
    }

    func question(_ id: QuestionID, of conference: Conference) throws -> Question? {
        try row(
            """
            SELECT * FROM conference_question
            WHERE council = \(conference.council) AND conference = \(conference.id) AND id = \(id)
            """
        ).map(Question.init)
    }

    /// How many everybody sees, and how many of them are answered.
    func counts(of conference: Conference) throws -> (asked: Int, answered: Int) {
        let row = try row(
            """
            SELECT COUNT(*) AS asked, SUM(CASE WHEN state = 'answered' THEN 1 ELSE 0 END) AS answered
            FROM conference_question
            WHERE council = \(conference.council) AND conference = \(conference.id) AND is_shown = 1
            """)
        let answered: Int? = try row?["answered"]
        return (try row?["asked"] ?? 0, answered ?? 0)
    }

    /// How many wait to be read. For those who moderate.
    func waiting(in conference: Conference) throws -> Int {
        try value(
            """
            SELECT COUNT(*) FROM conference_question
            WHERE council = \(conference.council) AND conference = \(conference.id) AND state = 'waiting'
            """) ?? 0
    }

    /// Somebody's own questions that the others do not see.
    func ownQuestions(of guest: Guest, in conference: Conference) throws -> [Question] {
        try rows(
            """
            SELECT q.* FROM conference_asker AS a
            JOIN conference_question AS q ON q.council = a.council AND q.id = a.question
            WHERE a.council = \(conference.council) AND a.conference = \(conference.id) AND a.guest = \(guest.code)
                AND q.is_shown = 0
            ORDER BY q.id LIMIT 20
            """
        ).map(Question.init)
    }

    /// The questions somebody voted for.
    func votes(of guest: Guest, in conference: Conference) throws -> Set<QuestionID> {
        let votes: [QuestionID] = try rows(
            """
            SELECT question FROM conference_vote
            WHERE council = \(conference.council) AND conference = \(conference.id) AND guest = \(guest.code)
            """
        ).map { try $0[0] }
        return Set(votes)
    }
}

extension Ticket {
    /// Keeps a question, to be read by a moderator before anybody else.
    func ask(_ draft: QuestionDraft, tongue: Tongue) throws -> QuestionID {
        let id = transaction.newID(Question.self)
        let (council, conference, until) = (conference.council, conference.id, conference.forgets)
        try transaction.run(
            """
            INSERT INTO conference_question (council, id, conference, text, tongue, signature, state, is_shown, reason,
                answer, votes, place, asked, version, until)
            VALUES (\(council), \(id), \(conference), \(draft.text), \(tongue.rawValue), \(draft.signature), 'waiting', 0,
                '', '', 0, \(Question.State.waiting.rank * 1_000_000_000), \(transaction.now), 1, \(until))
            """)
        try transaction.run(
            """
            INSERT INTO conference_asker (council, question, conference, guest, until)
            VALUES (\(council), \(id), \(conference), \(guest.code), \(until))
            """)
        return id
    }

    /// Votes for a question, or takes the vote back; either twice changes nothing more.
    func vote(for question: Question, _ isFor: Bool) throws {
        let change = try isFor ? add(question) : remove(question)
        guard change != 0 else { return }
        try transaction.run(
            """
            UPDATE conference_question SET votes = votes + \(change), place = place - \(change)
            WHERE council = \(question.council) AND id = \(question.id)
            """)
    }

    private func add(_ question: Question) throws -> Int {
        try transaction.run(
            """
            INSERT INTO conference_vote (council, question, guest, conference, until)
            VALUES (\(question.council), \(question.id), \(guest.code), \(question.conference), \(conference.forgets))
            ON CONFLICT (council, question, guest) DO NOTHING
            """)
    }

    private func remove(_ question: Question) throws -> Int {
        try -transaction.run(
            """
            DELETE FROM conference_vote
            WHERE council = \(question.council) AND question = \(question.id) AND guest = \(guest.code)
            """)
    }
}

extension Permit<ModerateConference> {
    /// Moves a question; `words` are the reason or the written answer. What was being answered before is answered.
    func move(_ question: Question, to state: Question.State, reason: String, answer: String) throws {
        if state == .now { try settleCurrent() }
        try transaction.run(
            """
            UPDATE conference_question SET state = \(state), is_shown = \(state.isShown), reason = \(reason),
                answer = \(answer), place = \(state.rank * 1_000_000_000) - votes, version = version + 1
            WHERE council = \(council) AND id = \(question.id)
            """)
    }

    /// Gives the votes of a question to the one it is put together with; whoever voted for both counts once.
    func giveVotes(of question: Question, to other: Question) throws {
        try transaction.run(
            """
            INSERT INTO conference_vote (council, question, guest, conference, until)
            SELECT council, \(other.id), guest, conference, until FROM conference_vote
            WHERE council = \(council) AND question = \(question.id)
            ON CONFLICT (council, question, guest) DO NOTHING
            """)
        let asker: String? = try transaction.value(
            "SELECT guest FROM conference_asker WHERE council = \(council) AND question = \(question.id)")
        if let asker {
            try transaction.run(
                """
                INSERT INTO conference_vote (council, question, guest, conference, until)
                VALUES (\(council), \(other.id), \(asker), \(subject.id), \(subject.forgets))
                ON CONFLICT (council, question, guest) DO NOTHING
                """)
        }
        let votes: Int =
            try transaction.value(
                "SELECT COUNT(*) FROM conference_vote WHERE council = \(council) AND question = \(other.id)") ?? 0
        try transaction.run(
            """
            UPDATE conference_question SET votes = \(votes), place = \(other.state.rank * 1_000_000_000 - votes)
            WHERE council = \(council) AND id = \(other.id)
            """)
    }

    private func settleCurrent() throws {
        let rank = Question.State.answered.rank * 1_000_000_000
        try transaction.run(
            """
            UPDATE conference_question SET state = 'answered', place = \(rank) - votes, version = version + 1
            WHERE council = \(council) AND conference = \(subject.id) AND state = 'now'
            """)
    }
}
