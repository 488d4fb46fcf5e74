// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Migration {
    /// Exploratory walks: the plan, what phones sent of it, photos, and what was promised.
    static let walks = Migration(
        "evidence-004-walks",
        [
            """
            CREATE TABLE walk (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                version BIGINT NOT NULL, title TEXT NOT NULL, tongue TEXT NOT NULL, day TEXT NOT NULL, time TEXT NOT NULL,
                is_after_dark BIGINT NOT NULL, meeting_place TEXT NOT NULL, roles TEXT NOT NULL, answers_by TEXT,
                after TEXT, seal \(.bytes) NOT NULL,
                PRIMARY KEY (council, id))
            """,
            "CREATE INDEX walk_list ON walk (council, audience, day, id)",
            """
            CREATE TABLE walk_stop (
                council TEXT NOT NULL, walk TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL,
                area TEXT NOT NULL, note TEXT NOT NULL,
                PRIMARY KEY (council, walk, number),
                FOREIGN KEY (council, walk) REFERENCES walk (council, id) ON DELETE CASCADE)
            """,
            // A record that was taken away stays as an empty row, so that a phone cannot bring it back.
            """
            CREATE TABLE walk_sheet (
                council TEXT NOT NULL, id TEXT NOT NULL, walk TEXT NOT NULL, person TEXT, sent BIGINT NOT NULL,
                is_clock_wrong BIGINT NOT NULL, removed BIGINT,
                PRIMARY KEY (council, id),
                FOREIGN KEY (council, walk) REFERENCES walk (council, id) ON DELETE CASCADE)
            """,
            "CREATE INDEX walk_sheet_of ON walk_sheet (council, walk, sent, id)",
            "CREATE INDEX walk_sheet_person ON walk_sheet (person)",
            """
            CREATE TABLE walk_look (
                council TEXT NOT NULL, sheet TEXT NOT NULL, stop BIGINT NOT NULL, know TEXT, see TEXT, hear TEXT,
                leave TEXT, cared TEXT, together TEXT, felt_1 BIGINT NOT NULL, felt_2 BIGINT NOT NULL,
                felt_3 BIGINT NOT NULL, felt_4 BIGINT NOT NULL, felt_5 BIGINT NOT NULL, noticed TEXT NOT NULL,
                proposal TEXT NOT NULL, at BIGINT,
                PRIMARY KEY (council, sheet, stop),
                FOREIGN KEY (council, sheet) REFERENCES walk_sheet (council, id) ON DELETE CASCADE)
            """,
            // The file goes with the photo; the row stays while the walk does, so that the same photo is not taken again.
            """
            CREATE TABLE walk_photo (
                council TEXT NOT NULL, id TEXT NOT NULL, walk TEXT NOT NULL, sheet TEXT NOT NULL, stop BIGINT NOT NULL,
                mark TEXT NOT NULL, file TEXT, person TEXT, sent BIGINT NOT NULL, checker TEXT, checked BIGINT,
                PRIMARY KEY (council, id),
                FOREIGN KEY (council, sheet) REFERENCES walk_sheet (council, id) ON DELETE CASCADE)
            """,
            "CREATE UNIQUE INDEX walk_photo_once ON walk_photo (council, sheet, stop, mark)",
            "CREATE INDEX walk_photo_of ON walk_photo (council, walk, stop, id)",
            "CREATE INDEX walk_photo_sent ON walk_photo (sent) WHERE file IS NOT NULL",
            """
            CREATE TABLE walk_promise (
                council TEXT NOT NULL, id TEXT NOT NULL, walk TEXT NOT NULL, stop BIGINT, what TEXT NOT NULL,
                organisation TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL, answer TEXT NOT NULL,
                answered TEXT,
                PRIMARY KEY (council, id),
                FOREIGN KEY (council, walk) REFERENCES walk (council, id) ON DELETE CASCADE)
            """,
            "CREATE INDEX walk_promise_of ON walk_promise (council, walk, due, id)",
        ])
}

extension PersonalData {
    /// Who recorded a walk, sent a photo or looked at one. What was found stays when they leave.
    static let ofWalks: [PersonalData] = [
        PersonalData(
            "walks-recorded", times: ["sent"],
            export: { try $0.rows("SELECT walk, sent FROM walk_sheet WHERE person = \($1) ORDER BY sent, id") },
            erase: { try $0.run("UPDATE walk_sheet SET person = NULL WHERE person = \($1)") }),
        PersonalData(
            "walk-photos", times: ["sent", "checked"],
            export: {
                try $0.rows(
                    """
                    SELECT walk, stop, sent, checked FROM walk_photo WHERE person = \($1) OR checker = \($1)
                    ORDER BY sent, id
                    """)
            },
            erase: { transaction, person in
                try transaction.run("UPDATE walk_photo SET person = NULL WHERE person = \(person)")
                try transaction.run("UPDATE walk_photo SET checker = NULL WHERE checker = \(person)")
            }),
    ]
}

extension Retention {
    /// How long what a walk left is kept.
    static let ofWalks: [Retention] = [
        Retention(
            "walk_sheet", Message("That a walk was recorded, when, and by whom."), keeps: whileCouncil, why: whatFor),
        Retention(
            "walk_look", Message("What a group answered, felt and noticed at a stop; counts of fingers, no names."),
            keeps: Message("As long as the walk."), why: whatFor),
        Retention(
            "walk_photo", Message("Photos of stops without people, who sent them and who looked at them."),
            keeps: Message("The picture one year; the row as long as the walk."),
            why: Message("To show what is to be mended, and to see later whether it was.")),
        Retention(
            "walk_promise", Message("What an office or organisation promised, and its answer."),
            keeps: Message("As long as the walk."), why: whatFor),
    ]

    private static let whileCouncil = Message("As long as the council; without a name once the account is erased.")
    private static let whatFor = Message("To answer those who walked, and to compare with the next walk.")
}
