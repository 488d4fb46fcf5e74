// SPDX-License-Identifier: EUPL-1.2

extension Message {
    /// A day seen from today: today, tomorrow, in 3 days, 5 days ago.
    public static func relativeDay(_ date: LocalDate, today: LocalDate) -> Message {
        let days = today.days(until: date)
        switch days {
        case 0: return Message("today")
        case 1: return Message("tomorrow")
        case -1: return Message("yesterday")
        case 2...: return .plural(days, one: "in \(days) day", other: "in \(days) days")
        default: return .plural(-days, one: "\(-days) day ago", other: "\(-days) days ago")
        }
    }

    /// A length of time: 25 minutes, 1 hour, 1 hour 25 minutes.
    public static func duration(minutes: Int) -> Message {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        let minutesPart = Message.plural(rest, one: "\(rest) minute", other: "\(rest) minutes")
        if hours == 0 { return minutesPart }
        let hoursPart = Message.plural(hours, one: "\(hours) hour", other: "\(hours) hours")
        return rest == 0 ? hoursPart : Message("\(hoursPart) \(minutesPart)", context: "hours and minutes")
    }

    /// A number of days: 15 days.
    public static func duration(days: Int) -> Message {
        .plural(days, one: "\(days) day", other: "\(days) days")
    }

    /// How long ago something happened, in its largest unit: 12 seconds ago, 3 hours ago, 2 days ago.
    public static func elapsed(since instant: Instant, now: Instant) -> Message {
        let seconds = Int(max(0, now.seconds - instant.seconds))
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
        if minutes == 0 { return .plural(seconds, one: "\(seconds) second ago", other: "\(seconds) seconds ago") }
        if hours == 0 { return .plural(minutes, one: "\(minutes) minute ago", other: "\(minutes) minutes ago") }
        if days == 0 { return .plural(hours, one: "\(hours) hour ago", other: "\(hours) hours ago") }
        return .plural(days, one: "\(days) day ago", other: "\(days) days ago")
    }

    /// The size of a file, in thousands: 812 bytes, 1.4 MB.
    public static func size(bytes: Int) -> Message {
        let size = Double(bytes)
        switch size.magnitude {
        case ..<1000: return .plural(bytes, one: "\(bytes) byte", other: "\(bytes) bytes")
        case ..<999_500: return Message("\(size / 1e3, decimals: 0) kB")
        case ..<999_950_000: return Message("\(size / 1e6, decimals: 1) MB")
        default: return Message("\(size / 1e9, decimals: 1) GB")
        }
    }
}
