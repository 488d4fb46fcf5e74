// SPDX-License-Identifier: EUPL-1.2

/// When in the week events happen that are known to lie between two clock times, as a theft while the owner was away.
///
/// Each event has a weight of 1, spread evenly over its interval; the part of the interval in each of the 168 hours of the
/// week is the share of the event counted there. An event known to the moment counts wholly in its hour; an interval ends
/// just before its end. Source: Ratcliffe and McCullagh 1998, "Aoristic crime analysis"; Ratcliffe 2000, "Aoristic
/// analysis: the spatial interpretation of unspecific temporal events".
///
/// Times are those of the local clock, and each clock hour is taken as one hour long. In the night in which clocks go
/// forward, the hour that does not exist takes its share as any other; in the night in which they go back, the hour that
/// comes twice counts once.
public struct Aoristic: Hashable, Sendable {
    /// Expected events by hour of the week: Monday 0 to 1 o'clock first, 168 hours.
    public private(set) var weights = [Double](repeating: 0, count: hours)
    public private(set) var events = 0

    static let hours = 168
    static let hour = 3600.0

    public init() {}

    /// Counts an event between two moments in seconds after 1970-01-01T00:00 on the local clock.
    /// - Precondition: `end` is not before `start`, both are finite.
    public mutating func add(from start: Double, to end: Double) {
        precondition(start <= end && end.isFinite && start.isFinite, "an interval does not end before it starts")
        events += 1
        let length = end - start
        guard length > 0 else {
            weights[Self.hourOfWeek(start)] += 1
            return
        }
        let weeks = (length / (Double(Self.hours) * Self.hour)).rounded(.down)
        let inEach = weeks * Self.hour / length
        if weeks > 0 { for hour in weights.indices { weights[hour] += inEach } }
        var from = start + weeks * Double(Self.hours) * Self.hour
        while from < end {
            let next = min(end, ((from / Self.hour).rounded(.down) + 1) * Self.hour)
            weights[Self.hourOfWeek(from)] += (next - from) / length
            from = next
        }
    }

    /// The hour of the week that holds a moment; 1970-01-01 was a Thursday.
    private static func hourOfWeek(_ moment: Double) -> Int {
        let hour = Int((moment / Self.hour).rounded(.down)) + 72
        return (hour % hours + hours) % hours
    }
}
