// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

/// What the chapters of the story hand on to each other.
struct Story: Sendable {
    var city = Kalliste()
    /// The address of the dataset of recorded incidents.
    var dataset = ""
    var stairwells = Matter()
    var lantern = Matter()
    var tram = Matter()
    var fraud = Matter()
    var schools = Matter()
    /// The plenary whose minutes the next one approves.
    var last: Sitting?
}

extension Stage {
    /// The whole year, in its order.
    func playAll() async throws {
        var story = Story()
        try await foundCouncils()
        go(to: almanac.day(14, 2))
        story.city = try await setTable()
        try await beginThalassa()
        go(to: almanac.day(14, 20))
        story.dataset = try await beginAudit()
        let walk = try await walkTheQuay()
        try await writeFindings(&story)
        try await rankPriorities(&story)
        try await recommendAll(&story)
        try await decideLantern(&story)
        try await workOnSteps(&story)
        try await decideInSpring(&story)
        try await playRestricted(story)
        try await decideInJune(&story)
        try await decideInAutumn(&story)
        try await holdConference()
        go(to: almanac.day(1, 10))
        try await continueAudit(story.dataset)
        try await walkTheQuayAgain(after: walk)
        try await judgeLantern(story)
        try await orderDoors(story)
        try await multiply(story)
        try await reportWeeks(story)
        try await lookAhead(story)
        try await announceConference()
        try await reportLastWeeks()
    }
}
