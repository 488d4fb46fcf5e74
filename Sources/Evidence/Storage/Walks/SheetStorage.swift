// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

typealias SheetID = ID<WalkSheet>

/// What one phone sent of a walk, for the people around it. Its id is made on the phone, so that it arrives once.
struct WalkSheet: Hashable, Sendable {
    let id: SheetID
    let walk: WalkID
    /// Who sent it; nil once their account is erased.
    let person: PersonID?
    /// When it arrived first.
    let sent: Instant
    /// Whether the phone’s clock was wrong.
    let isClockWrong: Bool
    /// Whether somebody took it away.
    let isRemoved: Bool

    init(_ row: Row) throws {
        (id, walk, person) = (try row["id"], try row["walk"], try row["person"])
        (sent, isClockWrong) = (try row["sent"], try row["is_clock_wrong"])
        isRemoved = try (row["removed"] as Instant?) != nil
    }
}

extension Snapshot {
    /// A record by its id, whichever walk it belongs to, also one that was taken away.
    func sheet(_ id: SheetID, in council: CouncilID) throws -> WalkSheet? {
        try row("SELECT * FROM walk_sheet WHERE council = \(council) AND id = \(id)").map(WalkSheet.init)
    }

    /// The records of a walk, the first first.
    func sheets(of walk: Walk) throws -> [WalkSheet] {
        try rows(
            """
            SELECT * FROM walk_sheet WHERE council = \(walk.council) AND walk = \(walk.id) AND removed IS NULL
            ORDER BY sent, id
            """
        ).map(WalkSheet.init)
    }

    /// What the records of a walk say, stop by stop.
    func looks(of walk: Walk) throws -> [Look] {
        try rows(
            """
            SELECT l.* FROM walk_look AS l JOIN walk_sheet AS s ON s.council = l.council AND s.id = l.sheet
            WHERE s.council = \(walk.council) AND s.walk = \(walk.id) AND s.removed IS NULL
            ORDER BY l.stop, s.sent, s.id
            """
        ).map(Look.init)
    }

    /// What one record says, by stop.
    func looks(in sheet: WalkSheet, of council: CouncilID) throws -> [Int: Look] {
        try rows("SELECT * FROM walk_look WHERE council = \(council) AND sheet = \(sheet.id)").map(Look.init)
            .reduce(into: [:]) { $0[$1.stop] = $1 }
    }
}

extension Permit<RecordWalk> {
    /// Keeps what was sent; a stop that was sent before is replaced.
    func keep(_ looks: [Look], in sheet: SheetID, isClockWrong: Bool) throws {
        try transaction.run(
            """
            INSERT INTO walk_sheet (council, id, walk, person, sent, is_clock_wrong)
            VALUES (\(council), \(sheet), \(subject.id), \(person), \(transaction.now), \(isClockWrong))
            ON CONFLICT (council, id) DO NOTHING
            """)
        for look in looks {
            try transaction.run(
                "DELETE FROM walk_look WHERE council = \(council) AND sheet = \(sheet) AND stop = \(look.stop)")
            if !look.isEmpty { try insert(look, sheet) }
        }
    }

    private func insert(_ look: Look, _ sheet: SheetID) throws {
        let said = WalkQuestion.allCases.map { look.answers[$0] }
        try transaction.run(
            """
            INSERT INTO walk_look (council, sheet, stop, know, see, hear, leave, cared, together,
                felt_1, felt_2, felt_3, felt_4, felt_5, noticed, proposal, at)
            VALUES (\(council), \(sheet), \(look.stop), \(said[0]), \(said[1]), \(said[2]), \(said[3]), \(said[4]),
                \(said[5]), \(look.felt[0]), \(look.felt[1]), \(look.felt[2]), \(look.felt[3]), \(look.felt[4]),
                \(look.noticed), \(look.proposal), \(look.at))
            """)
    }
}

extension Permit<TakeSheetAway> {
    /// Takes a record away with its photos. That it was there stays, so that a phone cannot bring it back.
    func takeAway(_ sheet: WalkSheet) throws {
        for photo in try transaction.photos(in: sheet, of: council) {
            try transaction.deleteFile(of: photo, in: council)
        }
        try transaction.run("DELETE FROM walk_look WHERE council = \(council) AND sheet = \(sheet.id)")
        try transaction.run("DELETE FROM walk_photo WHERE council = \(council) AND sheet = \(sheet.id)")
        try transaction.run(
            "UPDATE walk_sheet SET removed = \(transaction.now) WHERE council = \(council) AND id = \(sheet.id)")
    }
}

extension Look {
    fileprivate init(_ row: Row) throws {
        self.init(stop: try row["stop"])
        for question in WalkQuestion.allCases { answers[question] = try row[question.rawValue] }
        felt = try (1...5).map { try row["felt_\($0)"] }
        (noticed, proposal, at) = (try row["noticed"], try row["proposal"], try row["at"])
    }
}
