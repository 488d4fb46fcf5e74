// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// What the council asks of others, and what they answer.
extension Stage {
    func recommendAll(_ story: inout Story) async throws {
        let city = story.city
        let made = almanac.first(.monday, 12, from: 3)
        go(to: made, 10)
        story.lantern.recommendation = try await recommend(
            "Light the 140 metres, cut the hedges to knee height, set a mirror at the bend.",
            "From the ferry stop to the top of Lantern Steps. The neighbours choose colour and hours of the light.",
            to: city.organisation("Works department"), for: story.lantern.priority)
        story.stairwells.recommendation = try await recommend(
            "Repair the doors of 14 entrances, and name somebody who comes within a day.",
            "First those that the police were called to most often. The other landlord is asked to do the same.",
            to: city.organisation("Aktaia Housing"), for: story.stairwells.priority)
        story.tram.recommendation = try await recommend(
            "Train the staff of line 2, and tell the council each month what was reported.",
            "Training by the women’s shelter, two hours for everybody who works after eight in the evening.",
            to: city.organisation("Tram company"), for: story.tram.priority)
        story.schools.recommendation = try await recommend(
            "Try a contact line for pupils.", "By message, answered the same day by somebody who is not a teacher.",
            to: city.organisation("School board"), for: story.schools.priority)
        story.fraud.recommendation = try await recommend(
            "Hold workshops where older people meet anyway.",
            "With the police and a bank; what happened to others, told by them.",
            to: city.organisation("Social services"), within: 60, for: story.fraud.priority)
        go(to: made.adding(days: 9), 11)
        try await answer(
            story.stairwells.recommendation, "accepted",
            "All 14 entrances within a year. One number to call, day and night, on every door.", as: .landlord)
        try await answer(
            story.schools.recommendation, "accepted", "Two schools take part for a year; then we look again.",
            as: .school)
        go(to: made.adding(days: 18), 16)
        try await answer(
            story.lantern.recommendation, "partly",
            "Light and hedges: yes. The mirror cannot hang on the listed wall; we look for a free-standing one.",
            as: .works)
        try await answer(
            story.fraud.recommendation, "accepted", "Four day centres want it. We need a bank that joins in.",
            as: .services)
        go(to: made.adding(days: 22), 9)
        try await answer(
            story.tram.recommendation, "accepted", "Training for 140 people, in groups, beginning in spring.", as: .tram
        )
    }
}
