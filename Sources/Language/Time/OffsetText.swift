// SPDX-License-Identifier: EUPL-1.2

extension Instant {
    /// `2026-03-23T18:00:00+02:00`: what clocks in the zone show, to the second, with their distance from UTC (RFC 3339).
    public func offsetText(in zone: Zone) -> String {
        let offset = Int64(zone.offset(at: self))
        let (days, rest) = (seconds + offset).flooredDivision(by: 86_400)
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map(Self.twoDigits).joined(separator: ":")
        let minutes = abs(offset) / 60
        let distance = [minutes / 60, minutes % 60].map(Self.twoDigits).joined(separator: ":")
        return "\(LocalDate(dayNumber: Int(days)))T\(time)\(offset < 0 ? "-" : "+")\(distance)"
    }

    private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension LocalMoment {
    /// `2026-03-23T18:00:00+02:00`: the moment with its distance from UTC.
    public var withOffset: String { instant().offsetText(in: zone) }
}
