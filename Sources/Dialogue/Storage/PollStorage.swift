// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Poll.State: Storable {}

extension Poll {
    init(_ row: Row) throws {
        let answers: String = try row["answers"]
        self.init(
            id: try row["id"], council: try row["council"], conference: try row["conference"], text: try row["text"],
            answers: answers.split(separator: "\n").map(String.init), state: try row["state"],
            voters: try row["voters"])
    }
}

extension Snapshot {
    /// The polls of a session, in the order they were prepared; those not opened yet only for who moderates.
    func polls(of conference: Conference, preparedToo: Bool) throws -> [Poll] {
        let states = Poll.State.allCases.filter { preparedToo || $0 != .prepared }
        return try rows(
            """
            SELECT * FROM conference_poll
            WHERE council = \(conference.council) AND conference = \(conference.id) AND state IN \(list: states)
            ORDER BY id LIMIT 50
            """
        ).map(Poll.init)
    }

    func poll(_ id: PollID, of conference: Conference) throws -> Poll? {
        try row(
            """
            SELECT * FROM conference_poll
            WHERE council = \(conference.council) AND conference = \(conference.id) AND id = \(id)
            """
        ).map(Poll.init)
    }

    /// How often each answer was given; nil while the poll is not closed, for whoever asks.
    func result(of poll: Poll) throws -> [Int]? {
        guard poll.state == .closed else { return nil }
        let counts: [Int: Int] = try rows(
            "SELECT choice, votes FROM conference_poll_count WHERE council = \(poll.council) AND poll = \(poll.id)"
        ).reduce(into: [:]) { $0[try $1["choice"]] = try $1["votes"] }
        return poll.answers.indices.map { counts[$0] ?? 0 }
    }

    func hasAnswered(_ poll: Poll, _ guest: Guest) throws -> Bool {
        try row(
            """
            SELECT 1 FROM conference_poll_voter
            WHERE council = \(poll.council) AND poll = \(poll.id) AND guest = \(guest.code)
            """) != nil
    }
}

extension Permit<ModerateConference> {
    func prepare(_ draft: PollDraft) throws {
        try transaction.run(
            """
            INSERT INTO conference_poll (council, id, conference, text, answers, state, voters)
            VALUES (\(council), \(transaction.newID(Poll.self)), \(subject.id), \(draft.text),
                \(draft.answers.joined(separator: "\n")), 'prepared', 0)
            """)
    }

    func move(_ poll: Poll, to state: Poll.State) throws {
        try transaction.run(
            "UPDATE conference_poll SET state = \(state) WHERE council = \(council) AND id = \(poll.id)")
    }
}

extension Ticket {
    /// Counts an answer. Which one is added to a sum and kept nowhere else.
    func answer(_ poll: Poll, choice: Int) throws {
        try transaction.run(
            """
            INSERT INTO conference_poll_voter (council, poll, guest, until)
            VALUES (\(poll.council), \(poll.id), \(guest.code), \(conference.forgets))
            """)
        try transaction.run(
            """
            INSERT INTO conference_poll_count (council, poll, choice, votes)
            VALUES (\(poll.council), \(poll.id), \(choice), 1)
            ON CONFLICT (council, poll, choice) DO UPDATE SET votes = conference_poll_count.votes + 1
            """)
        try transaction.run(
            "UPDATE conference_poll SET voters = voters + 1 WHERE council = \(poll.council) AND id = \(poll.id)")
    }
}

extension Transaction {
    /// What is open when a session ends is closed with it.
    func closePolls(of conference: Conference) throws {
        try run(
            """
            UPDATE conference_poll SET state = 'closed'
            WHERE council = \(conference.council) AND conference = \(conference.id) AND state = 'open'
            """)
    }
}

// MARK: - The evaluation at the end

extension Snapshot {
    /// How often each answer was given to each question.
    func opinions(of conference: Conference) throws -> [Opinion: [Int]] {
        let rows = try rows(
            """
            SELECT question, answer, votes FROM conference_opinion_count
            WHERE council = \(conference.council) AND conference = \(conference.id)
            """)
        var counts: [String: Int] = [:]
        for row in rows {
            let (question, answer): (String, String) = (try row["question"], try row["answer"])
            counts["\(question) \(answer)"] = try row["votes"]
        }
        return Dictionary(
            uniqueKeysWithValues: Opinion.allCases.map { opinion in
                (opinion, Opinion.Answer.allCases.map { counts["\(opinion.rawValue) \($0.rawValue)"] ?? 0 })
            })
    }

    func hasJudged(_ conference: Conference, _ guest: Guest) throws -> Bool {
        try row(
            """
            SELECT 1 FROM conference_opinion_voter
            WHERE council = \(conference.council) AND conference = \(conference.id) AND guest = \(guest.code)
            """) != nil
    }
}

extension Ticket {
    /// Counts what somebody answered at the end; false where they had before.
    func judge(_ answers: [Opinion: Opinion.Answer]) throws -> Bool {
        let (council, id) = (conference.council, conference.id)
        let isFirst = try transaction.run(
            """
            INSERT INTO conference_opinion_voter (council, conference, guest, until)
            VALUES (\(council), \(id), \(guest.code), \(conference.forgets))
            ON CONFLICT (council, conference, guest) DO NOTHING
            """)
        guard isFirst == 1 else { return false }
        for (question, answer) in answers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try transaction.run(
                """
                INSERT INTO conference_opinion_count (council, conference, question, answer, votes)
                VALUES (\(council), \(id), \(question.rawValue), \(answer.rawValue), 1)
                ON CONFLICT (council, conference, question, answer)
                    DO UPDATE SET votes = conference_opinion_count.votes + 1
                """)
        }
        return true
    }
}
