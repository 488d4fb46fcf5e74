// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Migration {
    /// Searches for a date, with the moments that are asked about and what each person answered.
    static let dateSearches = Migration(
        "meetings-007-date-searches",
        [
            """
            CREATE TABLE date_search (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                formation TEXT NOT NULL, purpose TEXT NOT NULL, minutes BIGINT NOT NULL, answers_by TEXT NOT NULL,
                state TEXT NOT NULL, meeting TEXT, created BIGINT NOT NULL, reminded BIGINT,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX date_search_listed ON date_search (council, audience, created, id)",
            """
            CREATE TABLE date_option (
                council TEXT NOT NULL, id TEXT NOT NULL, search TEXT NOT NULL, day TEXT NOT NULL, time TEXT NOT NULL,
                zone TEXT NOT NULL, starts BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX date_option_of ON date_option (council, search, starts, id)",
            """
            CREATE TABLE date_answer (
                council TEXT NOT NULL, search TEXT NOT NULL, option TEXT NOT NULL, person TEXT NOT NULL,
                answer TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (council, option, person)
            )
            """,
            "CREATE INDEX date_answer_of ON date_answer (council, search)",
            "CREATE INDEX date_answer_person ON date_answer (person)",
        ])
}

extension PersonalData {
    /// When somebody could come.
    static let ofDateSearches = PersonalData(
        "date-answers", times: ["at"],
        export: {
            try $0.rows(
                """
                SELECT o.day, o.time, a.answer, a.at FROM date_answer AS a
                JOIN date_option AS o ON o.council = a.council AND o.id = a.option
                WHERE a.person = \($1) ORDER BY o.starts, o.id
                """)
        },
        erase: { try $0.run("DELETE FROM date_answer WHERE person = \($1)") })
}

extension Retention {
    /// Searches go half a year after they were begun; whatever came of them is a meeting.
    static let ofDateSearches: [Retention] = [
        Retention(
            "date_search", Message("That a date was looked for, and what for."), keeps: halfYear, why: why,
            purge: { "DELETE FROM date_search WHERE created < \($0 - days(180))" }),
        Retention(
            "date_option", Message("The moments that were asked about."), keeps: halfYear, why: why,
            purge: {
                """
                DELETE FROM date_option WHERE NOT EXISTS (SELECT 1 FROM date_search AS s
                    WHERE s.council = date_option.council AND s.id = date_option.search
                        AND s.created >= \($0 - days(180)))
                """
            }),
        Retention(
            "date_answer", Message("Who could come when."), keeps: Message("90 days after the answer."), why: why,
            purge: { "DELETE FROM date_answer WHERE at < \($0 - days(90))" }),
    ]

    private static let halfYear = Message("180 days.")
    private static let why = Message("To find a day on which enough people can come.")
    private static func days(_ number: Int) -> Duration { .seconds(number * 86_400) }
}
