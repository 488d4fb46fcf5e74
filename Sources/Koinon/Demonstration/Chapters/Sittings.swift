// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// A meeting of the story, by its address and those of its items.
struct Sitting: Sendable {
    let address: String
    let day: LocalDate
    let items: [String]

    /// The id of the meeting.
    var id: String { address.lastSegment }
}

/// An item as the secretariat plans it.
struct PlannedItem: Sendable {
    let title: String
    var kind = "information"
    var minutes = 10
    var text = ""
    /// Who may know of it; the readers of the meeting where nothing is said.
    var audience = "meeting"
    var paper: (title: String, text: String)?
}

/// How the members vote.
struct NamedVotes: Sendable {
    let yes: [Office]
    let no: [Office]
    let abstained: [Office]
}

extension Stage {
    /// Calls a meeting with its agenda and papers, at a day before it.
    func convene(
        _ formation: String, for day: LocalDate, at time: String, sent: LocalDate, audience: String = "public",
        place: String = "Old Customs House, room 2. Step-free; induction loop.", _ items: [PlannedItem]
    ) async throws -> Sitting {
        go(to: sent, 10)
        let meeting = try await send(
            "\(Self.kalliste)/meetings/new",
            [
                "formation": formation, "date": day.description, "time": time, "minutes": "120", "venue": "on-site",
                "place": place, "address": "", "audience": audience, "items": "", "reason": "",
            ], as: .coordinator)
        for item in items {
            try await send(
                "\(meeting)/agenda",
                [
                    "title": item.title, "kind": item.kind, "minutes": "\(item.minutes)", "text": item.text,
                    "audience": item.audience,
                ], as: .coordinator)
        }
        let agenda = try await page("\(meeting)/agenda", as: .coordinator)
        let addresses = agenda.segments(after: "\(meeting)/items/").map { "\(meeting)/items/\($0)" }
        for (item, address) in zip(items, addresses) {
            guard let paper = item.paper else { continue }
            try await send(
                "\(address)/papers", ["paper-title": paper.title, "paper-text": paper.text], as: .coordinator)
        }
        return Sitting(address: meeting, day: day, items: addresses)
    }

    /// Opens a meeting with those who came.
    func open(_ sitting: Sitting, _ hour: Int, present: [Office], in city: Kalliste) async throws {
        go(to: sitting.day, hour, 0)
        for office in present {
            try await send(
                "\(sitting.address)/presence", ["who": "came \(city.seat(office)) titular", "at": ""], as: .coordinator)
        }
        try await send("\(sitting.address)/open", as: .coordinator)
    }

    /// Takes up an item and writes down what was said.
    func take(_ item: Int, of sitting: Sitting, notes: String...) async throws {
        try await send("\(sitting.items[item])/take", as: .coordinator)
        clock.move(to: clock.now + .seconds(12 * 60))
        for note in notes { try await send("\(sitting.items[item])/notes", ["note": note], as: .coordinator) }
    }

    /// A vote by name, called out seat by seat; those who may sign in vote themselves. Tells the decision's address.
    func decideByName(
        _ item: Int, of sitting: Sitting, _ text: String, adopting recommendation: String = "", recused: [Office] = [],
        _ ballots: NamedVotes, in city: Kalliste
    ) async throws -> String {
        for office in recused {
            try await send(
                "\(sitting.items[item])/recuse", ["seat": city.seat(office), "recused": "yes"], as: .coordinator)
        }
        let vote = try await open(item, of: sitting, text, "named", "decision", recommendation)
        let choices = [("for", ballots.yes), ("against", ballots.no), ("abstention", ballots.abstained)]
        for (choice, offices) in choices {
            for office in offices {
                try await send("\(vote)/note", ["seat": city.seat(office), "choice": choice], as: .coordinator)
            }
        }
        return try await send("\(vote)/close", as: .coordinator)
    }

    /// A vote by show of hands. Tells the decision's address.
    func decideByHands(
        _ item: Int, of sitting: Sitting, _ text: String, matter: String = "decision",
        adopting recommendation: String = "", _ yes: Int, _ no: Int, _ abstained: Int
    ) async throws -> String {
        let vote = try await open(item, of: sitting, text, "show-of-hands", matter, recommendation)
        return try await send(
            "\(vote)/close",
            ["for": "\(yes)", "against": "\(no)", "abstained": "\(abstained)", "casting": "", "sure": "yes"],
            as: .coordinator)
    }

    private func open(
        _ item: Int, of sitting: Sitting, _ text: String, _ method: String, _ matter: String, _ recommendation: String
    ) async throws -> String {
        try await send(
            "\(sitting.items[item])/votes",
            ["text": text, "method": method, "matter": matter, "recommendation": recommendation], as: .coordinator)
    }

    /// Closes a meeting two hours after it began.
    func close(_ sitting: Sitting, _ hour: Int) async throws {
        go(to: sitting.day, hour, 5)
        try await send("\(sitting.address)/close", as: .coordinator)
    }

    /// A later meeting approves the minutes of an earlier one.
    func approve(_ earlier: Sitting, at later: Sitting) async throws {
        try await send("\(earlier.address)/minutes", ["at": later.id], as: .coordinator)
    }
}
