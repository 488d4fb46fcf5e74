// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Migration {
    /// Weekly reports of partners. Personal data: `partner_report.person`, and whatever somebody wrote in spite of the form's
    /// question into `words`, which the secretariat can take away.
    static let partnerReports = Migration(
        "evidence-002-reports",
        [
            """
            CREATE TABLE report_setting (
                council TEXT NOT NULL PRIMARY KEY, boundary_set TEXT, reminds BIGINT NOT NULL, shows BIGINT NOT NULL,
                version BIGINT NOT NULL)
            """,
            """
            CREATE TABLE report_partner (
                council TEXT NOT NULL, organisation TEXT NOT NULL, kind TEXT NOT NULL, since TEXT NOT NULL, until TEXT,
                PRIMARY KEY (council, organisation, since))
            """,
            """
            CREATE TABLE partner_report (
                council TEXT NOT NULL, id TEXT NOT NULL, organisation TEXT NOT NULL, week TEXT NOT NULL,
                boundary_set TEXT, is_nothing BIGINT NOT NULL, words TEXT NOT NULL, tongue TEXT NOT NULL,
                asks BIGINT NOT NULL, is_warned BIGINT NOT NULL, is_struck BIGINT NOT NULL, state TEXT NOT NULL,
                person TEXT, sent BIGINT NOT NULL, changed BIGINT NOT NULL, acknowledged BIGINT,
                answer TEXT, answer_tongue TEXT, answered BIGINT, feedback TEXT, feedback_tongue TEXT, closed BIGINT,
                version BIGINT NOT NULL,
                PRIMARY KEY (council, id))
            """,
            "CREATE UNIQUE INDEX partner_report_of ON partner_report (council, organisation, week)",
            "CREATE INDEX partner_report_week ON partner_report (council, week, id)",
            "CREATE INDEX partner_report_open ON partner_report (council, week, id) WHERE state <> 'closed'",
            "CREATE INDEX partner_report_sent ON partner_report (sent)",
            """
            CREATE TABLE report_line (
                council TEXT NOT NULL, report TEXT NOT NULL, position BIGINT NOT NULL, kind TEXT NOT NULL,
                seen BIGINT, area TEXT, time TEXT,
                PRIMARY KEY (council, report, position),
                FOREIGN KEY (council, report) REFERENCES partner_report (council, id) ON DELETE CASCADE)
            """,
            // The counts behind a picture are kept with it: a later picture of the same week must not betray it.
            """
            CREATE TABLE report_picture (
                council TEXT NOT NULL, week TEXT NOT NULL, number BIGINT NOT NULL, shown TEXT NOT NULL,
                released TEXT NOT NULL, reports BIGINT NOT NULL, made BIGINT NOT NULL,
                PRIMARY KEY (council, week, number))
            """,
            """
            CREATE TABLE report_reminder (
                council TEXT NOT NULL, organisation TEXT NOT NULL, week TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (council, organisation, week))
            """,
        ])
}

extension Retention {
    /// How long reports are kept: the words for a year, the counts as long as the council.
    static let ofReports: [Retention] = [
        Retention(
            "partner_report",
            Message("What an organisation reported for a week, in counts and a few words, and who sent it."),
            keeps: Message("As long as the council; without words, answers and a name after a year."),
            why: Message("To see how weeks and areas compare, and to answer those who reported."),
            purge: {
                """
                UPDATE partner_report SET words = '', answer = NULL, feedback = NULL, person = NULL
                WHERE sent < \($0 - .seconds(365 * 86_400))
                    AND (words <> '' OR answer IS NOT NULL OR feedback IS NOT NULL OR person IS NOT NULL)
                """
            })
    ]
}

extension PersonalData {
    /// Who sent a report. What it says is the organisation's and stays.
    static let ofReports: [PersonalData] = [
        PersonalData(
            "weekly-reports", times: ["sent"],
            export: {
                try $0.rows("SELECT week, words, sent FROM partner_report WHERE person = \($1) ORDER BY sent, id")
            },
            erase: { try $0.run("UPDATE partner_report SET person = NULL WHERE person = \($1)") })
    ]
}
