// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// The last weeks as partners saw them: who reports, who does not, and what comes of it. All of it made up.
struct PartnerWeeks: Sendable {
    /// A partner with what it usually sees: what, in which neighbourhood, how often in a week, at what time.
    struct Partner: Sendable {
        let office: Office
        let organisation: String
        let kind: String
        let usual: [(kind: String, area: String, mean: Double, time: String)]
        /// Weeks, counted back from the last, for which nothing comes.
        let silent: Set<Int>
    }

    static let partners: [Partner] = [
        .init(
            office: .landlord, organisation: "Aktaia Housing", kind: "landlord",
            usual: [
                ("doors", "K04", 4, "night"), ("damage", "K04", 7, "night"), ("lights", "K04", 2, "evening"),
                ("gatherings", "K05", 2, "evening"),
            ], silent: []),
        .init(
            office: .homes, organisation: "Harbour Homes", kind: "landlord",
            usual: [("doors", "K05", 3, "night"), ("dumping", "K05", 6, ""), ("noise", "K04", 4, "night")],
            silent: [1, 4]),
        .init(
            office: .school, organisation: "School board", kind: "school",
            usual: [("bullying", "K10", 3, "morning"), ("traffic", "K10", 6, "morning")], silent: []),
        .init(
            office: .tram, organisation: "Tram company", kind: "transport",
            usual: [
                ("threats", "K09", 5, "evening"), ("damage", "K09", 6, "night"), ("drinking", "K02", 7, "night"),
                ("harassment", "K09", 3, "evening"),
            ], silent: []),
        .init(
            office: .municipal, organisation: "Municipal police", kind: "municipalPolice",
            usual: [
                ("noise", "K02", 9, "night"), ("drinking", "K02", 8, "evening"), ("dumping", "K01", 5, "morning"),
                ("lights", "K03", 1, "night"), ("traffic", "K08", 6, "afternoon"),
            ], silent: []),
        .init(
            office: .association, organisation: "Residents’ association, Old Quay", kind: "association",
            usual: [("noise", "K02", 6, "night"), ("dumping", "K02", 4, "")], silent: [3]),
        .init(
            office: .flats, organisation: "Residents’ association, Harbour Flats", kind: "association",
            usual: [("lights", "K04", 3, "night"), ("gatherings", "K04", 2, "evening")], silent: [0, 1, 2]),
    ]

    /// How many weeks are told, where the story has room for them.
    static let most = 6
}

extension Stage {
    /// The Mondays on which the weeks of the story are over, the first first, with the week's place from the last.
    private var reportDays: [(monday: LocalDate, place: Int)] {
        let running = almanac.today.adding(days: 1 - almanac.today.weekday.rawValue)
        return (0..<PartnerWeeks.most).reversed().map { (running.adding(days: -7 * $0), $0) }
    }

    /// The secretariat asks partners for their weeks, and most of them answer, up to a few days ago.
    func reportWeeks(_ story: Story) async throws {
        let days = reportDays.filter { almanac.moment($0.monday.adding(days: -7), 8) >= clock.now }
        guard let first = days.first else { return }
        go(to: first.monday.adding(days: -7), 8)
        try await askPartners(story)
        for day in days where day.monday.adding(days: 4) < almanac.today.adding(days: -3) {
            try await reportWeek(day.monday, place: day.place)
        }
    }

    /// The weeks since, without getting ahead of today.
    func reportLastWeeks() async throws {
        let form = try await page("\(Self.kalliste)/evidence/reports/partners", as: .coordinator)
        guard let version = form.value(named: "version"), version != "0" else { return }
        for day in reportDays
        where day.monday.adding(days: 4) >= almanac.today.adding(days: -3) && day.monday < almanac.today {
            try await reportWeek(day.monday, place: day.place)
        }
    }

    private func askPartners(_ story: Story) async throws {
        let form = try await page("\(Self.kalliste)/evidence/reports/partners", as: .coordinator)
        var fields: Fields = [
            "version": "0", "boundaries": form.choice(saying: "Neighbourhoods") ?? "", "reminds": "2", "shows": "4",
        ]
        for partner in PartnerWeeks.partners {
            fields.append("kind-\(story.city.organisation(partner.organisation))", partner.kind)
        }
        try await send("\(Self.kalliste)/evidence/reports/partners", fields, as: .coordinator)
    }

    /// What came on a Monday for the week before, and what the secretariat did with it.
    private func reportWeek(_ monday: LocalDate, place: Int) async throws {
        go(to: monday, 9)
        var chance = Chance(seed: Demonstration.seed &+ UInt64(place))
        var sent: [(office: Office, address: String)] = []
        for partner in PartnerWeeks.partners {
            let fields = Self.fields(of: partner, &chance, place: place)
            guard !partner.silent.contains(place) else { continue }
            sent.append(
                (partner.office, try await send("\(Self.kalliste)/evidence/reports", fields, as: partner.office)))
        }
        guard monday.adding(days: 1) < almanac.today else { return }
        go(to: monday.adding(days: 1), 9, 30)
        for report in sent {
            try await send("\(report.address)/acknowledgement", ["version": "1"], as: .coordinator)
        }
        if place == 2 { try await answerLandlord(sent) }
        guard monday.adding(days: 3) < almanac.today else { return }
        go(to: monday.adding(days: 3), 8)
        // The running week stands first in the list, the one that is over behind it.
        let weeks = try await page("\(Self.kalliste)/evidence/reports", as: .coordinator)
            .segments(after: "\(Self.kalliste)/evidence/reports/weeks/")
        guard weeks.count > 1 else { return }
        try await send("\(Self.kalliste)/evidence/reports/weeks/\(weeks[1])/picture", as: .analyst)
    }

    private static func fields(of partner: PartnerWeeks.Partner, _ chance: inout Chance, place: Int) -> Fields {
        var fields: Fields = ["version": "0"]
        var isNothing = true
        for usual in partner.usual {
            let count = chance.poisson(usual.mean)
            guard count > 0 else { continue }
            isNothing = false
            fields.append("seen-\(usual.kind)", "yes")
            fields.append("count-\(usual.kind)", "\(count)")
            fields.append("area-\(usual.kind)", usual.area)
            fields.append("time-\(usual.kind)", usual.time)
        }
        if partner.office == .landlord, place == 2 {
            fields.append("words", "The locks of the yard doors break again and again. Who could look at them with us?")
            fields.append("asks", "yes")
        }
        fields.append("do", isNothing ? "nothing" : "send")
        return fields
    }

    /// The landlord asked something; it is answered, and closed with what came of it.
    private func answerLandlord(_ sent: [(office: Office, address: String)]) async throws {
        guard let report = sent.first(where: { $0.office == .landlord })?.address else { return }
        try await send(
            "\(report)/answer",
            ["version": "2", "do": "answer", "answer": "The works department comes on Thursday with stronger locks."],
            as: .coordinator)
        try await send(
            "\(report)/answer",
            [
                "version": "3", "do": "close",
                "answer": "Three locks are new. The doors are on the agenda of the next plenary.",
            ],
            as: .coordinator)
    }
}
