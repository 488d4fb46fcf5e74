// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Migration {
    /// Priorities, recommendations, actions, indicators and evaluations, each with its readers; what belongs to one of
    /// them is read through it.
    static let strategy = Migration("strategy-001-strategy", main + belonging)

    private static let main: [SQL] = [
        """
        CREATE TABLE priority (
            council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
            title TEXT NOT NULL, text TEXT NOT NULL, tongue TEXT NOT NULL, version BIGINT NOT NULL,
            rank BIGINT NOT NULL, ranked TEXT NOT NULL, method TEXT NOT NULL,
            PRIMARY KEY (council, id)
        )
        """,
        "CREATE INDEX priority_listed ON priority (council, audience, rank, id)",
        """
        CREATE TABLE recommendation (
            council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
            title TEXT NOT NULL, text TEXT NOT NULL, tongue TEXT NOT NULL, version BIGINT NOT NULL,
            addressee TEXT NOT NULL, made TEXT NOT NULL, answer_due TEXT NOT NULL,
            answer TEXT, answer_text TEXT, answered TEXT,
            PRIMARY KEY (council, id)
        )
        """,
        "CREATE INDEX recommendation_unanswered ON recommendation (council, answer_due, id) WHERE answer IS NULL",
        """
        CREATE TABLE action (
            council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
            title TEXT NOT NULL, text TEXT NOT NULL, tongue TEXT NOT NULL, version BIGINT NOT NULL,
            owner TEXT NOT NULL, partners TEXT NOT NULL, starts TEXT NOT NULL, due TEXT NOT NULL,
            stage TEXT NOT NULL, ended TEXT, reason TEXT NOT NULL,
            granted BIGINT, spent BIGINT, currency TEXT,
            PRIMARY KEY (council, id)
        )
        """,
        "CREATE INDEX action_listed ON action (council, audience, due, id)",
        "CREATE INDEX action_of_owner ON action (council, owner, due, id)",
        """
        CREATE INDEX action_running ON action (council, due, id) WHERE stage IN ('open', 'waiting', 'going')
        """,
        """
        CREATE TABLE indicator (
            council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
            title TEXT NOT NULL, text TEXT NOT NULL, tongue TEXT NOT NULL, version BIGINT NOT NULL,
            unit TEXT NOT NULL, direction TEXT NOT NULL, baseline_day TEXT NOT NULL,
            baseline_value DOUBLE PRECISION NOT NULL, baseline_low DOUBLE PRECISION, baseline_high DOUBLE PRECISION,
            baseline_source TEXT NOT NULL, target DOUBLE PRECISION, dataset TEXT, area TEXT,
            PRIMARY KEY (council, id)
        )
        """,
        "CREATE INDEX indicator_listed ON indicator (council, audience, id)",
        """
        CREATE TABLE evaluation (
            council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
            title TEXT NOT NULL, text TEXT NOT NULL, tongue TEXT NOT NULL, version BIGINT NOT NULL,
            action TEXT NOT NULL, declared TEXT NOT NULL, limits TEXT NOT NULL,
            PRIMARY KEY (council, id)
        )
        """,
    ]

    private static let belonging: [SQL] = [
        """
        CREATE TABLE milestone (
            council TEXT NOT NULL, id TEXT NOT NULL, action TEXT NOT NULL,
            title TEXT NOT NULL, due TEXT NOT NULL, reached TEXT,
            PRIMARY KEY (council, id)
        )
        """,
        "CREATE INDEX milestone_of_action ON milestone (council, action, due, id)",
        """
        CREATE TABLE progress_note (
            council TEXT NOT NULL, id TEXT NOT NULL, action TEXT NOT NULL, person TEXT, at BIGINT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (council, id)
        )
        """,
        "CREATE INDEX progress_note_of_action ON progress_note (council, action, id)",
        "CREATE INDEX progress_note_of_person ON progress_note (person)",
        """
        CREATE TABLE measurement (
            council TEXT NOT NULL, id TEXT NOT NULL, indicator TEXT NOT NULL, day TEXT NOT NULL,
            value DOUBLE PRECISION NOT NULL, low DOUBLE PRECISION, high DOUBLE PRECISION, source TEXT NOT NULL,
            PRIMARY KEY (council, id)
        )
        """,
        "CREATE INDEX measurement_of_indicator ON measurement (council, indicator, day, id)",
        """
        CREATE TABLE evaluation_design (
            council TEXT NOT NULL, evaluation TEXT NOT NULL, number BIGINT NOT NULL,
            declared TEXT NOT NULL, action_starts TEXT NOT NULL,
            measure TEXT NOT NULL, area TEXT NOT NULL, comparison TEXT NOT NULL, evaluator TEXT NOT NULL,
            dataset TEXT, dataset_area TEXT, comparison_dataset TEXT, comparison_area TEXT,
            before_from TEXT NOT NULL, before_to TEXT NOT NULL, after_from TEXT NOT NULL, after_to TEXT NOT NULL,
            detectable DOUBLE PRECISION, detectable_varied DOUBLE PRECISION, is_known BIGINT NOT NULL,
            PRIMARY KEY (council, evaluation, number)
        )
        """,
        """
        CREATE TABLE evaluation_count (
            council TEXT NOT NULL, evaluation TEXT NOT NULL, month TEXT NOT NULL,
            area BIGINT NOT NULL, comparison BIGINT NOT NULL,
            PRIMARY KEY (council, evaluation, month)
        )
        """,
        """
        CREATE TABLE reminder (
            council TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, due TEXT NOT NULL,
            occasion BIGINT NOT NULL, at BIGINT NOT NULL,
            PRIMARY KEY (council, kind, subject, due, occasion)
        )
        """,
        "CREATE INDEX reminder_at ON reminder (at)",
    ]
}

extension Retention {
    /// What this room keeps, and for how long.
    static let ofStrategy: [Retention] = [
        Retention(
            "progress_note",
            Message("What the people of an organisation wrote about their action, with their name for members."),
            keeps: Message("As long as the council; without the name once the account is erased."),
            why: Message("To follow what became of a decision.")),
        Retention(
            "reminder", Message("That the people of an organisation were reminded; no personal data."),
            keeps: Message("Two years."), why: Message("To remind once, and not twice."),
            purge: { "DELETE FROM reminder WHERE at <= \($0 - .seconds(730 * 86_400))" }),
    ]
}

extension PersonalData {
    /// What somebody wrote on the way stays without their name, since it tells of the organisation's action.
    static let ofStrategy: [PersonalData] = [
        PersonalData(
            "progress-notes", times: ["at"],
            export: { try $0.rows("SELECT at, text FROM progress_note WHERE person = \($1) ORDER BY id") },
            erase: { try $0.run("UPDATE progress_note SET person = NULL WHERE person = \($1)") })
    ]
}
