// SPDX-License-Identifier: EUPL-1.2

/// How much of a file could be counted.
struct Quality: Hashable, Sendable, Codable {
    let rows: Int
    let placed: Int
    let outside: Int
    let withoutPlace: Int
    let repeated: Int
    let isRepeatedByID: Bool
    let leftOut: Int
    let outsideRows: [IncidentReading.Spot]
    /// Incidents in more than one row, and those among them at different places; nil where no id tells it.
    var repeatedIncidents: Int?
    var repeatedElsewhere: Int?
    /// Month by month; nil in versions read before months were told apart.
    var tallies: [MonthTally]?

    init(_ reading: IncidentReading) {
        rows = reading.rows
        placed = reading.placed
        outside = reading.outside
        withoutPlace = reading.withoutPlace
        repeated = reading.repeated
        isRepeatedByID = reading.isRepeatedByID
        leftOut = reading.leftOut
        outsideRows = reading.outsideRows
        (repeatedIncidents, repeatedElsewhere) = (reading.repeatedIncidents, reading.repeatedElsewhere)
        tallies = reading.tallies
    }
}
