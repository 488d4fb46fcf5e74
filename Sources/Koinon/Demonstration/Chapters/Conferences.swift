// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// A web conference that was held, with its questions, polls and record, and one to come.
extension Stage {
    /// Held in the autumn. Whoever asks and votes here is somebody with a browser: no names.
    func holdConference() async throws {
        let day = almanac.first(.wednesday, 2, from: 22)
        go(to: day.adding(days: -15), 10)
        let page = try await announce(
            "What an evening walk can tell a city", on: day,
            lead: "Web conference of four councils, open to everyone.",
            programme: """
                15:00 | Welcome and the question of the day | Chair of the Kalliste council
                15:10 | From a dark stairway to a decision | Coordinator, Kalliste · Works department, Kalliste
                15:35 | Walking with girls of fourteen: what changes | Youth office, Port-Azur (fictional)
                16:00 | Does light help? Reading three evaluations with care | University of Kalliste, criminology
                16:20 | What we take home | The network’s office
                """)
        go(to: day, 15)
        try await send("\(page)/open", as: .coordinator)
        let promised = try await answerQuestions(page)
        try await poll(page)
        go(to: day, 16, 35)
        try await send("\(page)/close", as: .coordinator)
        for number in 0..<22 {
            try await send(
                "\(page)/opinions",
                ["useful": number < 16 ? "yes" : "partly", "understood": number < 17 ? "yes" : "no", "heard": "yes"],
                as: .resident)
        }
        try await keepRecord(page, day, answering: promised)
    }

    /// Three weeks ahead, with places by registration.
    func announceConference() async throws {
        var day = almanac.today.adding(days: 21)
        while day.weekday != .thursday { day = day.adding(days: 1) }
        _ = try await announce(
            "Young people in the council: with a voice, or as decoration?", on: day,
            lead: "Web conference on what a youth council changes in safety policy.",
            programme: """
                15:00 | Welcome | Chair of the Kalliste council
                15:10 | A youth council of one’s own, or seats at the table? | Youth club, Kalliste
                15:40 | What changed after one year | CLSPD de Thalassa (fictional)
                16:05 | Questions and answers | The network’s office
                """, changes: ["capacity": "250", "videoFor": "registered"])
    }

    private func announce(
        _ title: String, on day: LocalDate, lead: String, programme: String, changes: Fields = [:]
    ) async throws -> String {
        let plan: Fields = [
            "title": title, "lead": lead, "text": "", "languages": "English, with captions in French and Greek",
            "series": "Cities listening", "day": day.description, "time": "15:00", "zone": "Europe/Athens",
            "minutes": "90", "programme": programme, "moderators": "The network’s office",
            "documents": """
            Slides: From a dark stairway to a decision | https://files.kalliste.example/slides.pdf
            Walk form to print | https://files.kalliste.example/walk-form.pdf
            """, "openness": "public", "video": "https://video.kalliste.example/evenings", "videoFrom": "open",
            "registers": "yes", "asking": "anybody", "signing": "free", "version": "0",
        ]
        let usual: Fields = ["capacity": "", "videoFor": "anybody"]
        let rest = usual.removing(Set(changes.pairs.map(\.name)))
        return try await send(
            "\(Self.kalliste)/conferences", Fields(plan.pairs + rest.pairs + changes.pairs), as: .coordinator)
    }

    /// The id of the question whose answer was promised in writing.
    private func answerQuestions(_ page: String) async throws -> String {
        var promised = ""
        let questions: [(text: String, votes: Int, move: String)] = [
            ("What did the lamps cost per year, power included?", 17, "answered"),
            ("How do you walk with people who use a wheelchair?", 11, "answered"),
            ("Did trouble move to the next street?", 9, "later"), ("Can we borrow your form?", 6, "answered"),
        ]
        for question in questions {
            let id = try await ask(question.text, in: page)
            try await send("\(page)/questions/\(id)", ["move": "show", "version": "1"], as: .coordinator)
            for _ in 0..<question.votes { try await send("\(page)/votes", ["for": id], as: .resident) }
            clock.move(to: clock.now + .seconds(6 * 60))
            try await send("\(page)/questions/\(id)", ["move": question.move, "version": "2"], as: .coordinator)
            if question.move == "later" { promised = id }
        }
        let held = try await ask("Is it true that the family in number 12 is behind it?", in: page)
        try await send(
            "\(page)/questions/\(held)",
            ["move": "hold", "version": "1", "words": "It points at private persons. Ask about the place instead."],
            as: .coordinator)
        return promised
    }

    private func ask(_ text: String, in page: String) async throws -> String {
        try await send("\(page)/questions", ["question": text, "signature": ""], as: .resident)
        let waiting = try await self.page("\(page)/run", as: .coordinator).segments(after: "\(page)/questions/")
        guard let id = waiting.first else { throw Refused(description: "no question waits in \(page)") }
        return id
    }

    private func poll(_ page: String) async throws {
        try await send(
            "\(page)/polls",
            [
                "poll": "Has your city walked at night?",
                "answers": "Yes, more than once\nOnce\nNot yet\nDo not know",
            ], as: .coordinator)
        guard let id = try await self.page("\(page)/run", as: .coordinator).segments(after: "\(page)/polls/").first
        else {
            throw Refused(description: "no poll in \(page)")
        }
        try await send("\(page)/polls/\(id)/open", as: .coordinator)
        for (choice, votes) in [15, 11, 13, 5].enumerated() {
            for _ in 0..<votes { try await send("\(page)/polls/\(id)/answer", ["choice": "\(choice)"], as: .resident) }
        }
        try await send("\(page)/polls/\(id)/close", as: .coordinator)
    }

    /// What was added in the days after: the answer that was promised, the replay, the summary.
    private func keepRecord(_ page: String, _ day: LocalDate, answering promised: String) async throws {
        go(to: day.adding(days: 5), 11)
        try await send(
            "\(page)/questions/\(promised)",
            [
                "move": "write", "version": "3",
                "words":
                    "Nearby streets are counted too. So few reports come from there that nobody can say yet whether trouble moved.",
            ], as: .coordinator)
        guard let version = try await self.page("\(page)/record", as: .coordinator).value(named: "version") else {
            throw Refused(description: "no form for the record of \(page)")
        }
        try await send(
            "\(page)/record",
            [
                "version": version, "replay": "https://video.kalliste.example/replays/evening-walk", "tookPart": "62",
                "summary": """
                Three cities had walked at night and changed something within a year; one had walked and changed nothing, and said so. What they share: the walk belongs to those who avoid the place, the works department comes along, and a date for the answer is set before anybody goes home.

                Light alone was not shown to help everywhere. 62 people were in the video room at 15:30, as its counter showed.
                """,
            ], as: .coordinator)
    }
}
