// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A time zone of the IANA database that this machine knows.
public struct Zone: Sendable {
    /// The name: "Europe/Athens".
    public let name: String
    private let rules: TimeZone

    /// A zone by its IANA name; nil if there is none such. Bare offsets ("GMT+3") are no zones.
    public init?(_ name: String) {
        guard name == "UTC" || name.contains("/"), name.utf8.count <= 64,
            let rules = TimeZone(identifier: name)
        else { return nil }
        self.name = name
        self.rules = rules
    }

    private init(utc rules: TimeZone) {
        name = "UTC"
        self.rules = rules
    }

    /// Coordinated universal time.
    public static let utc = Zone(utc: .gmt)

    /// Seconds east of UTC at the instant.
    func offset(at instant: Instant) -> Int {
        rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
    }
}

extension Zone: Hashable, LosslessStringConvertible, Codable {
    public static func == (left: Zone, right: Zone) -> Bool { left.name == right.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    public var description: String { name }

    public init(from decoder: any Decoder) throws {
        self = try decoder.singleValueContainer().decodeLossless(Zone.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
