// SPDX-License-Identifier: EUPL-1.2

/// A time of day to the minute, without zone.
public struct LocalTime: Hashable, Comparable, Sendable {
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int

    /// A time that exists.
    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// The time so many minutes after midnight, turning over at midnight.
    public init(minuteOfDay: Int) {
        let held = minuteOfDay.flooredDivision(by: 1440).remainder
        hour = held / 60
        minute = held % 60
    }

    /// 0:00.
    public static let midnight = LocalTime(minuteOfDay: 0)

    /// Minutes since midnight.
    public var minuteOfDay: Int { hour * 60 + minute }

    public static func < (left: LocalTime, right: LocalTime) -> Bool {
        left.minuteOfDay < right.minuteOfDay
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
