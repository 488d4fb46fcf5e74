// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// What a file of incidents holds, once read from end to end: counts by area, month and category, and what is odd.
public struct IncidentReading: Hashable, Sendable, Codable {
    /// Rows of incidents, the header not counted.
    public var rows = 0
    /// Incidents within an area.
    public var placed = 0
    /// Incidents outside every area.
    public var outside = 0
    /// The first of them, with their rows.
    public var outsideRows: [Spot] = []
    /// Incidents without a place.
    public var withoutPlace = 0
    /// The rows of the first of them.
    public var withoutPlaceRows: [Int] = []
    /// Rows that repeat the id of an earlier one, or its place and time where there is no id.
    public var repeated = 0
    /// Incidents that stand in more than one row, told by their id; nil in readings of older versions of this program.
    public var repeatedIncidents: Int?
    /// Those among them whose rows tell different places.
    public var repeatedElsewhere: Int?
    /// What the file holds month by month; nil in readings of older versions of this program.
    public var tallies: [MonthTally]?
    /// Whether repetition was told by an id.
    public var isRepeatedByID = false
    /// Repeated rows that were left out of the counts because a person asked for it.
    public var leftOut = 0
    /// The categories, in the order in which they appeared; one without a name where the file has none.
    public var categories: [String] = []
    /// The counts.
    public var cells: [Cell] = []
    /// Whose file it is, where its header tells.
    public var source: KnownSource?
    /// What was noticed in the workbook, where the file is one.
    var workbook: WorkbookNotes?

    /// A row that lies outside every area.
    public struct Spot: Hashable, Sendable, Codable {
        public let row: Int
        public let x: Double
        public let y: Double
    }

    /// Incidents of one category in one month in one area.
    public struct Cell: Hashable, Sendable, Codable {
        /// The area's place in its boundary set, counted from 0.
        public let area: Int
        /// Months since January of year 0.
        public let month: Int
        /// The category's place in the list.
        public let category: Int
        public let count: Int
    }

    /// Incidents without an area, whatever the reason.
    public var unplaced: Int { outside + withoutPlace }

    /// The months of which the file has records, in order.
    public var months: [Int] { Set(cells.map(\.month)).sorted() }

    /// Takes what was counted month by month, and all of it together.
    mutating func take(_ tallies: [MonthTally], _ repetition: Repetition) {
        self.tallies = tallies.sorted { $0.month < $1.month }
        placed = tallies.reduce(0) { $0 + $1.placed }
        outside = tallies.reduce(0) { $0 + $1.outside }
        withoutPlace = tallies.reduce(0) { $0 + $1.withoutPlace }
        leftOut = tallies.reduce(0) { $0 + $1.leftOut }
        repeated = repetition.rows
        guard isRepeatedByID else { return }
        (repeatedIncidents, repeatedElsewhere) = (repetition.incidents, repetition.elsewhere)
    }

    /// How many odd rows are told one by one.
    static let told = 100
    /// More different values than a list of categories has.
    static let categoryLimit = 60
}

/// The areas in which incidents are counted.
struct AreaGrid: Sendable {
    let index: ZoneIndex
    let extent: Extent
    let isDegrees: Bool

    init(_ zones: [Zone], isDegrees: Bool) {
        index = ZoneIndex(zones)
        extent = Extent(zones)
        self.isDegrees = isDegrees
    }
}
