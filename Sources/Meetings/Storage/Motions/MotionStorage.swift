// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

extension ItemMotion {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], meeting: try row["meeting"], item: try row["item"],
            readership: try Readership(row), number: try row["number"], mover: try row["mover"],
            person: try row["person"], title: try row["title"], text: try row["text"], state: try row["state"],
            moved: try row["moved"], settled: try row["settled"], version: try row["version"])
    }
}

extension Amendment {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], motion: try row["motion"], readership: try Readership(row), number: try row["number"],
            mover: try row["mover"], person: try row["person"], kind: try row["kind"],
            paragraph: try row["paragraph"], text: try row["text"], state: try row["state"],
            moved: try row["moved"], settled: try row["settled"], place: try row["place"],
            reason: try row["reason"], ordered: try row["ordered"])
    }
}

extension Snapshot {
    /// The motions of a meeting that a viewer may know of, by item and number; withdrawn ones as well.
    func motions(of meeting: Meeting, for scope: Scope) throws -> [ItemMotion] {
        try rows(
            """
            SELECT m.* FROM motion AS m WHERE m.meeting = \(meeting.id) AND \(scope.sees("m"))
            ORDER BY m.item, m.number LIMIT 500
            """
        ).map(ItemMotion.init)
    }

    func motion(_ id: MotionID, of meeting: Meeting, for scope: Scope) throws -> ItemMotion? {
        try row(
            "SELECT m.* FROM motion AS m WHERE m.id = \(id) AND m.meeting = \(meeting.id) AND \(scope.sees("m"))"
        ).map(ItemMotion.init)
    }

    /// The amendments of all motions of a meeting that a viewer may know of, in the order in which they were moved.
    func amendments(of meeting: Meeting, for scope: Scope) throws -> [MotionID: [Amendment]] {
        let all = try rows(
            """
            SELECT a.* FROM amendment AS a WHERE a.meeting = \(meeting.id) AND \(scope.sees("a"))
            ORDER BY a.motion, a.number LIMIT 2000
            """
        ).map(Amendment.init)
        return Dictionary(grouping: all, by: \.motion)
    }

    /// What a vote is about; nil for a vote on something written for it alone.
    func matter(of vote: VoteID, in council: CouncilID) throws -> (motion: MotionID, amendment: AmendmentID?)? {
        try row("SELECT motion, amendment FROM motion_vote WHERE council = \(council) AND vote = \(vote)").map {
            (try $0["motion"], try $0["amendment"])
        }
    }

    /// What the votes among some are about that are on something moved.
    func matters(of votes: [Vote], in council: CouncilID) throws -> [VoteID: MotionVote] {
        guard !votes.isEmpty else { return [:] }
        return try rows(
            "SELECT * FROM motion_vote WHERE council = \(council) AND vote IN \(list: votes.map(\.id))"
        ).reduce(into: [:]) {
            $0[try $1["vote"]] = MotionVote(motion: try $1["motion"], amendment: try $1["amendment"])
        }
    }
}

extension Permit<MoveMotion> {
    /// Writes down a motion, with the next number of its item.
    func move(_ draft: MotionDraft, _ item: AgendaItem, mover: SeatID, person: PersonID) throws -> ItemMotion {
        try transaction.lock("motion:\(council):\(item.id)")
        let last: Int? = try transaction.value(
            """
            SELECT MAX(number) FROM motion
            WHERE council = \(council) AND meeting = \(item.meeting) AND item = \(item.id)
            """)
        let motion = ItemMotion(
            id: transaction.newID(), council: council, meeting: item.meeting, item: item.id,
            readership: item.readership, number: (last ?? 0) + 1, mover: mover, person: person, title: draft.title,
            text: ItemMotion.paragraphs(draft.text).joined(separator: "\n\n"), state: .open, moved: transaction.now,
            settled: nil, version: 1)
        try transaction.run(
            """
            INSERT INTO motion (council, id, audience, within, meeting, item, number, mover, person, title, text, state,
                moved, version)
            VALUES (\(council), \(motion.id), \(motion.readership.audience), \(motion.readership.within),
                \(motion.meeting), \(motion.item), \(motion.number), \(mover), \(person), \(motion.title),
                \(motion.text), \(motion.state), \(motion.moved), 1)
            """)
        return motion
    }
}

extension Permit<AmendMotion> {
    /// Writes down an amendment, with the next number of its motion.
    func amend(_ draft: AmendmentDraft, mover: SeatID, person: PersonID) throws {
        let motion = subject.motion
        try transaction.lock("amendment:\(council):\(motion.id)")
        let last: Int? = try transaction.value(
            """
            SELECT MAX(number) FROM amendment
            WHERE council = \(council) AND meeting = \(motion.meeting) AND motion = \(motion.id)
            """)
        try transaction.run(
            """
            INSERT INTO amendment (council, id, audience, within, meeting, motion, number, mover, person, kind, paragraph,
                text, state, moved)
            VALUES (\(council), \(transaction.newID(Amendment.self)), \(motion.readership.audience),
                \(motion.readership.within), \(motion.meeting), \(motion.id), \((last ?? 0) + 1), \(mover), \(person),
                \(draft.kind), \(draft.paragraph), \(draft.text), \(Amendment.State.open), \(transaction.now))
            """)
    }
}

extension Permit<WithdrawMotion> {
    /// The motion stays in the account, as withdrawn.
    func withdraw() throws {
        try transaction.run(
            """
            UPDATE motion SET state = \(ItemMotion.State.withdrawn), settled = \(transaction.now), version = version + 1
            WHERE council = \(council) AND id = \(subject.motion.id) AND state = \(ItemMotion.State.open)
            """)
    }
}

extension Permit<WithdrawAmendment> {
    func withdraw() throws {
        try transaction.run(
            """
            UPDATE amendment SET state = \(Amendment.State.withdrawn), settled = \(transaction.now)
            WHERE council = \(council) AND id = \(subject.amendment.id) AND state = \(Amendment.State.open)
            """)
    }
}

extension Permit<OrderAmendments> {
    /// Lets one amendment be voted on before all that have no place yet.
    func putNext(_ amendment: Amendment, because reason: String) throws {
        let motion: SQL = "council = \(council) AND meeting = \(subject.meeting.id) AND motion = \(subject.motion.id)"
        let last: Int? = try transaction.value("SELECT MAX(place) FROM amendment WHERE \(motion)")
        try transaction.run(
            """
            UPDATE amendment SET place = \((last ?? 0) + 1), reason = \(reason), ordered = \(transaction.now)
            WHERE \(motion) AND id = \(amendment.id) AND place IS NULL
            """)
    }
}

extension Permit<OpenVote> {
    /// Ties the vote to what it is about.
    func bind(_ vote: Vote, to motion: ItemMotion, _ amendment: Amendment?) throws {
        try transaction.run(
            """
            INSERT INTO motion_vote (council, vote, motion, amendment)
            VALUES (\(council), \(vote.id), \(motion.id), \(amendment?.id))
            """)
    }
}

extension Permit<CloseVote> {
    /// Writes down what became of a motion.
    func settle(_ motion: ItemMotion, _ isAdopted: Bool) throws {
        try transaction.run(
            """
            UPDATE motion SET state = \(isAdopted ? ItemMotion.State.adopted : .rejected), settled = \(transaction.now),
                version = version + 1
            WHERE council = \(council) AND id = \(motion.id) AND state = \(ItemMotion.State.open)
            """)
    }

    /// Writes down what became of amendments.
    func settle(_ amendments: [Amendment], as state: Amendment.State) throws {
        for amendment in amendments {
            try transaction.run(
                """
                UPDATE amendment SET state = \(state), settled = \(transaction.now)
                WHERE council = \(council) AND id = \(amendment.id) AND state = \(Amendment.State.open)
                """)
        }
    }
}

extension Transaction {
    /// Lets a motion be voted on again. Only for those who hold a permit on the vote that settled it.
    func reopen(_ motion: ItemMotion) throws {
        try run(
            """
            UPDATE motion SET state = \(ItemMotion.State.open), settled = NULL, version = version + 1
            WHERE council = \(motion.council) AND id = \(motion.id)
                AND state IN (\(ItemMotion.State.adopted), \(ItemMotion.State.rejected))
            """)
    }

    /// Lets amendments be voted on again. Only for those who hold a permit on the vote that settled them.
    func reopen(_ amendments: [Amendment], of motion: ItemMotion) throws {
        try run(
            """
            UPDATE amendment SET state = \(Amendment.State.open), settled = NULL
            WHERE council = \(motion.council) AND id IN \(list: amendments.map(\.id))
                AND state <> \(Amendment.State.withdrawn)
            """)
    }
}

extension Permit<EditItem> {
    /// Gives the motions under an item, and the entries of who did what to them, its new readers.
    func narrowMotions(under item: AgendaItem) throws {
        let readers: SQL = "audience = \(item.readership.audience), within = \(item.readership.within)"
        let under: SQL = "council = \(council) AND meeting = \(item.meeting) AND item = \(item.id)"
        let motions: [MotionID] = try transaction.rows("SELECT id FROM motion WHERE \(under)").map { try $0["id"] }
        guard !motions.isEmpty else { return }
        try transaction.run("UPDATE motion SET \(readers) WHERE \(under)")
        try transaction.run(
            """
            UPDATE amendment SET \(readers)
            WHERE council = \(council) AND meeting = \(item.meeting) AND motion IN \(list: motions)
            """)
        for motion in motions {
            try transaction.changeReaders(of: ActReference("motion", motion), in: council, to: item.readership)
        }
    }

    /// Removes the motions of an item that is taken off.
    func removeMotions(under item: AgendaItem) throws {
        let under: SQL = "council = \(council) AND meeting = \(item.meeting) AND item = \(item.id)"
        try transaction.run(
            """
            DELETE FROM amendment WHERE council = \(council) AND meeting = \(item.meeting)
                AND motion IN (SELECT id FROM motion WHERE \(under))
            """)
        try transaction.run("DELETE FROM motion WHERE \(under)")
    }
}
