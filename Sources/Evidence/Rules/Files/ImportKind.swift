// SPDX-License-Identifier: EUPL-1.2
import Language

/// What a file brings.
public enum ImportKind: String, CaseIterable, Hashable, Sendable, Codable {
    case boundaries, population, incidents

    public var title: Message {
        switch self {
        case .boundaries: Message("Bring in boundaries")
        case .population: Message("Bring in residents by area")
        case .incidents: Message("Bring in incidents")
        }
    }
}

/// Everything a person typed beside the file, kept so that nothing has to be typed again.
public struct ImportTyped: Hashable, Sendable, Codable {
    public var kind: ImportKind
    /// What boundaries or residents are called, who made them, and under which licence.
    public var name = ""
    public var source = ""
    public var licence = ""
    /// Ids as text, because they come from a form.
    public var boundarySet = ""
    public var population = ""
    /// The dataset of which this is a new version; empty for a new one.
    public var dataset = ""
    public var description = Description()
    public var incidents = IncidentChoices()
    public var residents = PopulationReading.Choices()
    public var codeProperty: String?
    public var nameProperty: String?
    /// How the file stands to what was there before; nil is `replace`.
    public var manner: DeliveryManner?
    /// The latest version of the dataset when the file was sent.
    var base: Int?
    /// The sheet of a workbook; nil for the first that holds a table.
    public var sheet: String?

    public init(_ kind: ImportKind) { self.kind = kind }
}

/// What reading a file from end to end gave.
public enum ImportReading: Hashable, Sendable, Codable {
    case boundaries(BoundarySummary)
    case population(PopulationReading)
    case incidents(IncidentReading, dateForm: String, columns: [String])
}

/// A boundary set in a few words, for a person to confirm.
public struct BoundarySummary: Hashable, Sendable, Codable {
    public let areas: Int
    public let codeProperty: String
    public let nameProperty: String?
    public let system: String
    /// Whether areas stand in longitude and latitude, perhaps brought there; nil in readings of older versions.
    public var isDegrees: Bool?
    /// The first areas, by code and name.
    public let sample: [Area]

    public struct Area: Hashable, Sendable, Codable {
        public let code: String
        public let name: String
    }

    init(_ reading: BoundaryReading) {
        areas = reading.areas.count
        codeProperty = reading.codeProperty
        nameProperty = reading.nameProperty
        system = reading.system
        isDegrees = reading.isDegrees
        sample = reading.areas.prefix(10).map { Area(code: $0.code, name: $0.name) }
    }
}
