// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// One matter as it goes through the steps: the ids of what has come of it.
struct Matter: Sendable {
    var finding = ""
    var priority = ""
    var recommendation = ""
    var decision = ""
    var action = ""
    /// The addresses of the action’s stages, by day.
    var milestones: [String] = []
    var indicator = ""
    var evaluation = ""
}

extension Stage {
    /// Enters an object of the strategy through its form; tells its id.
    func enter(
        _ kind: String, _ title: String, _ text: String, audience: String = "public", _ fields: Fields,
        as office: Office = .coordinator
    ) async throws -> String {
        var form: Fields = ["title": title, "text": text, "audience": audience, "version": "0"]
        for pair in fields.pairs { form.append(pair.name, pair.value) }
        return try await send("\(Self.kalliste)/\(kind)", form, as: office).lastSegment
    }

    func prioritise(
        _ title: String, _ text: String, rank: Int, method: String, from finding: String
    ) async throws -> String {
        try await enter(
            "priorities", title, text,
            [
                "rank": "\(rank)", "ranked": today.description, "method": method, "rests2": "finding:\(finding)",
            ])
    }

    func recommend(
        _ title: String, _ text: String, to organisation: String, within days: Int = 30, for priority: String
    ) async throws -> String {
        try await enter(
            "recommendations", title, text,
            [
                "addressee": organisation, "made": today.description, "answerDue": today.adding(days: days).description,
                "rests3": "priority:\(priority)",
            ])
    }

    /// The addressee answers, so many days after it was asked.
    func answer(_ recommendation: String, _ verdict: String, _ text: String, as office: Office) async throws {
        try await send(
            "\(Self.kalliste)/recommendations/\(recommendation)/answer",
            ["version": "1", "verdict": verdict, "answer": text, "answered": today.description], as: office)
    }

    func act(
        _ title: String, _ text: String, owner: String, partners: String = "", starts: LocalDate, due: LocalDate,
        audience: String = "public", carrying decision: String, more: Fields = [:]
    ) async throws -> String {
        var fields: Fields = [
            "owner": owner, "partners": partners, "starts": starts.description, "due": due.description,
            "currency": "EUR",
            "rests5": decision.isEmpty ? "" : "decision:\(decision)",
        ]
        for pair in more.pairs { fields.append(pair.name, pair.value) }
        return try await enter("actions", title, text, audience: audience, fields)
    }

    /// Plans the stages of an action, each a title with the day it is due, in the order of the days; tells their addresses.
    func plan(_ milestones: [(String, LocalDate)], of action: String, as office: Office) async throws -> [String] {
        let address = "\(Self.kalliste)/actions/\(action)"
        for (title, due) in milestones {
            try await send(
                "\(address)/milestones", ["milestone": title, "milestoneDue": due.description], as: office)
        }
        let page = try await page(address, as: office)
        return page.segments(after: "\(address)/milestones/").map { "\(address)/milestones/\($0)" }
    }

    /// The owner says that a stage was reached today.
    func reach(_ milestone: String, as office: Office) async throws {
        try await send(milestone, ["reached": today.description], as: office)
    }

    /// The owner says where an action stands.
    func report(
        _ action: String, _ stage: String, _ note: String = "", reason: String = "", as office: Office
    ) async throws {
        let address = "\(Self.kalliste)/actions/\(action)"
        let version = try await page(address, as: office).value(named: "version") ?? "1"
        let isOver = stage == "done" || stage == "stopped"
        try await send(
            "\(address)/progress",
            [
                "version": version, "stage": stage, "note": note, "ended": isOver ? today.description : "",
                "reason": reason,
            ], as: office)
    }

    /// The day it is in the story.
    var today: LocalDate { clock.now.local(in: almanac.zone).date }
}
