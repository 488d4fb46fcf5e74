// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// Two walks along the Old Quay after dark: before the lamps on Lantern Steps, and a year later.
extension Stage {
    /// What a group found at one stop: fingers from one to five, answers in the order of the six questions, words.
    private typealias Found = (felt: [Int], answers: [String], noticed: String, proposal: String)

    private static let route = """
        Ferry stop | Old Quay | where people wait
        Quay wall | Old Quay
        Closed kiosks | Old Quay
        Lantern Steps, lower end | Lantern Steps | the bend, the hedge
        Lantern Steps, upper end | Lantern Steps
        Rope Street corner | Rope Street
        Tram stop | Rope Street
        Car park | Market Hall
        Market Hall | Market Hall
        """

    /// Eleven people, three weeks before the finding that rests on it.
    func walkTheQuay() async throws -> String {
        let day = almanac.day(14, 24)
        let walk = try await planWalk("Old Quay, after dark", on: day)
        go(to: day, 21)
        try await record(
            walk, sheet: "4b616c6c-6973-4465-8a61-6c6b00000001",
            [
                ([0, 2, 4, 4, 1], ["yes", "yes", "yes", "yes", "partly", "yes"], "", ""),
                ([1, 4, 4, 2, 0], ["yes", "partly", "partly", "no", "partly", "no"], "", ""),
                (
                    [3, 4, 3, 1, 0], ["yes", "no", "no", "no", "no", "no"],
                    "Three kiosks closed, shutters broken.", "Open one of them in the evening."
                ),
                (
                    [3, 5, 2, 1, 0], ["partly", "no", "no", "no", "partly", "no"],
                    "No lamp burns between the ferry stop and the bend. The hedge is higher than a person.",
                    "Lamps, the hedge at knee height, a mirror at the bend."
                ),
                ([1, 4, 5, 1, 0], ["yes", "partly", "partly", "partly", "yes", "partly"], "", ""),
                ([0, 2, 6, 3, 0], ["yes", "yes", "partly", "partly", "yes", "partly"], "", ""),
                ([0, 1, 3, 6, 1], ["yes", "yes", "yes", "yes", "yes", "yes"], "", ""),
                (
                    [2, 5, 3, 1, 0], ["partly", "partly", "no", "no", "no", "no"], "",
                    "Say at the exit where the steps are."
                ),
                ([0, 0, 2, 6, 3], ["yes", "yes", "yes", "yes", "yes", "yes"], "Many people, open doors.", ""),
            ])
        try await promise(
            walk, "Lamps and cut hedges on the way to Lantern Steps", "Works department", almanac.day(9, 7), 4)
        try await promise(walk, "What becomes of the three kiosks", "Port authority", almanac.day(12, 1), 3)
        return walk
    }

    /// Nine people a year later. What was promised about the kiosks is still open.
    func walkTheQuayAgain(after first: String) async throws {
        go(to: almanac.day(1, 10), 15)
        try await keepPromise(of: first, "18 lamps burn from dusk to dawn. The hedges are cut twice a year.")
        let day = almanac.day(1, 11)
        let walk = try await planWalk("Old Quay, a year later", on: day, after: first)
        go(to: day, 21)
        try await record(
            walk, sheet: "4b616c6c-6973-4465-8a61-6c6b00000002",
            [
                ([0, 1, 3, 4, 1], ["yes", "yes", "yes", "yes", "yes", "yes"], "", ""),
                ([0, 3, 3, 3, 0], ["yes", "yes", "partly", "partly", "partly", "partly"], "", ""),
                ([2, 3, 3, 1, 0], ["yes", "partly", "no", "no", "no", "no"], "The kiosks are still closed.", ""),
                (
                    [0, 2, 4, 3, 0], ["yes", "yes", "partly", "partly", "yes", "partly"],
                    "The lamps burn, the bend can be seen.", ""
                ),
                ([0, 2, 3, 4, 0], ["yes", "yes", "partly", "partly", "yes", "partly"], "", ""),
            ])
    }

    private func planWalk(_ title: String, on day: LocalDate, after first: String? = nil) async throws -> String {
        var fields: Fields = [
            "audience": "members", "title": title, "tongue": "en", "day": day.description, "time": "20:00",
            "light": "dark", "meeting-place": "Ferry stop, shelter on the town side", "stops": Self.route,
            "role-guide": "Old Quay association", "role-note-taker": "Secretariat", "role-time-keeper": "Youth club",
            "answers-by": day.adding(months: 1).description,
        ]
        if let first { fields.append("after", first.lastSegment) }
        return try await send("\(Self.kalliste)/evidence/walks/new", fields, as: .coordinator)
    }

    private func record(_ walk: String, sheet: String, _ stops: [Found]) async throws {
        var fields: Fields = ["sheet": sheet]
        let questions = ["know", "see", "hear", "leave", "cared", "together"]
        for (index, found) in stops.enumerated() {
            let stop = index + 1
            fields.append("\(stop).sent", "yes")
            for (question, answer) in zip(questions, found.answers) { fields.append("\(stop).\(question)", answer) }
            for (value, count) in found.felt.enumerated() { fields.append("\(stop).felt-\(value + 1)", "\(count)") }
            fields.append("\(stop).noticed", found.noticed)
            fields.append("\(stop).proposal", found.proposal)
        }
        try await send("\(walk)/record", fields, as: .association)
    }

    /// Says that the promise that was due last was kept.
    private func keepPromise(of walk: String, _ words: String) async throws {
        let promises = try await page(walk, as: .coordinator).segments(after: "/promises/")
        guard let id = promises.last else { throw Refused(description: "no promise at \(walk)") }
        try await send("\(walk)/promises/\(id)", ["state": "done", "answer": words], as: .coordinator)
    }

    private func promise(_ walk: String, _ what: String, _ who: String, _ by: LocalDate, _ stop: Int) async throws {
        try await send(
            "\(walk)/promises", ["what": what, "organisation": who, "by": by.description, "stop": "\(stop)"],
            as: .coordinator)
    }
}
