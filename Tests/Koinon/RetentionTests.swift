// SPDX-License-Identifier: EUPL-1.2
@testable import Access
import Database
import Foundation
import Language
import SiteKit
import TestKit
import Testing

@testable import Koinon

@Suite("How long everything is kept")
struct RetentionTests {
    /// Set to `yes` to write the table anew; then read what changed.
    private static let rewrites = ProcessInfo.processInfo.environment["REWRITE_RETENTION"] == "yes"

    /// Tables in which no person stands, each with what it holds.
    private static let withoutPersons = [
        "migration": "steps of the schema", "schedule": "when each schedule ran last",
        "installation_key": "fingerprint of the key", "council": "name, language and zone of each council",
        "audience_name": "what groups are called", "node": "titles of objects, for threads and search",
        "link": "which object rests on which", "search_word": "words of objects, for search",
        "record_log": "names of logs", "record_leaf": "commitments, which tell nothing without their salt",
        "record_node": "hashes", "record_head": "signed heads", "record_former_key": "public keys",
        "organisation": "organisations", "seat": "seats", "formation": "formations",
        "formation_seat": "seats of formations",
        "council_reminder": "that coordinators were reminded of a date",
        "published_facts": "published facts of a council", "constitution": "rules",
        "motion_vote": "which vote was about which motion",
        "speaking_rules": "how each formation gives the floor", "speakers_list_closure": "lists that were closed",
        "meeting_presiding": "seats that presided",
        "meeting_screen": "addresses of screens, which end with the meeting",
        "meeting_recusal": "seats that stood aside", "area": "areas", "residents": "numbers of residents",
        "dataset": "descriptions of datasets", "dataset_cell": "counts", "finding_basis": "what findings rest on",
        "indicator": "indicators", "evaluation": "evaluations", "evaluation_design": "designs",
        "evaluation_count": "counts",
        "milestone": "stages of actions", "measurement": "values of indicators", "priority": "priorities",
        "recommendation": "recommendations", "action": "actions, owned by organisations",
        "dataset_delivery": "how versions of datasets came about", "dataset_records_end": "when single records end",
        "population_conversion": "how well residents fit into other areas",
        "file_chunk": "the bytes of files; they go with the file",
        "conference": "open sessions, by office", "conference_guest": "councils invited to a session",
        "conference_document": "files laid with sessions",
        "conference_poll": "polls", "conference_poll_count": "counts", "conference_opinion_count": "counts",
        "reminder": "that somebody was reminded of a date",
        "walk": "plans of walks, by office", "walk_stop": "stops of walks",
        "report_setting": "how a council asks for weekly reports", "report_partner": "organisations asked for reports",
        "report_line": "what was reported, in counts", "report_picture": "counts of a week",
        "report_reminder": "that an organisation was reminded of a week",
        "audit_source": "which sources an audit has and lacks", "audit_source_dataset": "datasets linked to an audit",
        "audit_finding": "findings attached to an audit", "dataset_figure": "what was computed of counts",
        "survey": "surveys", "survey_questionnaire": "questions", "survey_wave": "waves and figures",
    ]

    /// Tables that a job of their room clears, because more than rows has to go.
    private static let haveJobs: Set = ["import", "walk_photo", "dataset_version"]

    /// Tables below the rooms, which declare nothing themselves.
    private static let ground = [
        (
            "job", "What is to be done once, for mails and imports.", "Until done; 30 days if it was given up.",
            "To do it though a process dies."
        ),
        (
            "outbox",
            "Mails on their way and for 30 days what became of them; the letter itself goes once it was sent.",
            "30 days.", "To send once, and to answer whether something was sent."
        ),
    ]

    @Test("docs/retention.md is what the modules declare, and no table is forgotten")
    func document() async throws {
        try await SiteFixture.onSQLite(rooms: House.rooms) { site in
            let declared = AccessModule.retentions + site.site.rooms.flatMap(\.retentions)
            let tables = try await site.database.read { try $0.tables().map(\.name) }
            let named = Set(declared.map(\.table)).union(Self.withoutPersons.keys).union(Self.ground.map(\.0))
            #expect(
                Set(tables).subtracting(named).sorted() == [], "say how long it is kept, or that no person stands in it"
            )
            #expect(named.subtracting(tables).sorted() == [], "no such table")

            for retention in declared where Self.hasTerm(retention) && !Self.haveJobs.contains(retention.table) {
                #expect(retention.purge != nil, "\(retention.table) is said to go after a time, and nothing deletes it")
            }
            let path = FixtureCheckout.root + "/docs/retention.md"
            let text = Self.markdown(declared)
            if Self.rewrites { try text.write(toFile: path, atomically: true, encoding: .utf8) }
            let written = try String(contentsOfFile: path, encoding: .utf8)
            #expect(
                written == text,
                "declarations changed: run REWRITE_RETENTION=yes swift test --filter RetentionTests, and read the difference"
            )
        }
    }

    private static func hasTerm(_ retention: Retention) -> Bool {
        Speech.english(retention.keeps).contains(/\b(minutes|hours|day|days|week|year|years)\b/)
    }

    private static func markdown(_ declared: [Retention]) -> String {
        let say = Speech.english
        let rows =
            ground.map { "| `\($0.0)` | \($0.1) | \($0.2) | \($0.3) |" }
            + declared.map { "| `\($0.table)` | \(say($0.what)) | \(say($0.keeps)) | \(say($0.why)) |" }
        let told = Set(declared.map(\.table))
        let others = withoutPersons.filter { !told.contains($0.key) }.sorted { $0.key < $1.key }.map {
            "`\($0.key)` (\($0.value))"
        }.joined(separator: ", ")
        return """
            # Retention

            What is kept about persons, for how long, and what for. Generated from the modules' own declarations; a test \
            fails when this file and the declarations differ, or when a table is named nowhere. What has a term is deleted \
            each night; `koinon purge` does it at once. Archive law may lengthen a term, a council may shorten it.

            | Table | What it says | Kept | What for |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))

            No person stands in: \(others).

            Outside the database: the program's log (no persons, no addresses asked for), the proxy's log (yours), backups and \
            archives of councils (yours: no longer than the shortest term you promise, plus the time you state), the data \
            people took out themselves (theirs).

            """
    }
}
