// SPDX-License-Identifier: EUPL-1.2

/// A time of day to the minute, without zone.
public struct LocalTime: Hashable, Comparable, Sendable {
    private let minutes: Int16

    /// 0 to 23.
    public var hour: Int { Int(minutes) / 60 }
    /// 0 to 59.
    public var minute: Int { Int(minutes) % 60 }
    /// Minutes since midnight.
    public var minuteOfDay: Int { Int(minutes) }

    /// A time that exists.
    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minutes = Int16(hour * 60 + minute)
    }

    /// The time so many minutes after midnight, turning over at midnight.
    public init(minuteOfDay: Int) {
        minutes = Int16(minuteOfDay.flooredDivision(by: 1440).remainder)
    }

    /// 0:00.
    public static let midnight = LocalTime(minuteOfDay: 0)

    public static func < (left: LocalTime, right: LocalTime) -> Bool {
        left.minutes < right.minutes
    }
}

extension LocalTime: LosslessStringConvertible, Codable {
    /// ISO 8601: 18:00.
    public var description: String { "\(two(hour)):\(two(minute))" }

    /// Reads ISO 8601 to the minute: 18:00. Seconds, as some browsers send them, are accepted when they are zero.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let hour = reader.number(digits: 2), reader.skip(":"), let minute = reader.number(digits: 2) else {
            return nil
        }
        guard reader.isAtEnd || (reader.skip(":") && reader.number(digits: 2) == 0 && reader.isAtEnd) else {
            return nil
        }
        self.init(hour: hour, minute: minute)
    }

    public init(from decoder: any Decoder) throws {
        self = try decoder.singleValueContainer().decodeLossless(LocalTime.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
