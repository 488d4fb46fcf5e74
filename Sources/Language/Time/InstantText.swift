// SPDX-License-Identifier: EUPL-1.2

extension Instant: LosslessStringConvertible {
    /// RFC 3339 in UTC: 2026-11-18T16:02:00Z, with six decimals when there is a fraction of a second.
    public var description: String {
        let (days, rest) = seconds.flooredDivision(by: 86_400)
        let second = Int(rest)
        let fraction = Int(microseconds - seconds * 1_000_000)
        let time = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
        let decimals = fraction == 0 ? "" : "." + String(String(1_000_000 + fraction).dropFirst())
        return "\(LocalDate(dayNumber: Int(days)))T\(time)\(decimals)Z"
    }

    /// Reads RFC 3339 with `Z` or an offset, and up to nine decimals of a second (kept to the microsecond).
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(digits: 2), minute < 60, reader.skip(":"),
            let second = reader.number(digits: 2), second < 60,
            let fraction = reader.microseconds(), let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        let whole = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        self.init(microseconds: whole * 1_000_000 + Int64(fraction))
    }
}

extension Instant {
    /// As in the headers of HTTP (RFC 9110, 5.6.7): Wed, 18 Nov 2026 16:02:00 GMT.
    public var httpDate: String { internetText + " GMT" }

    /// As in the headers of mail (RFC 5322, 3.3): Wed, 18 Nov 2026 16:02:00 +0000.
    public var mailDate: String { internetText + " +0000" }

    private var internetText: String {
        let (days, rest) = seconds.flooredDivision(by: 86_400)
        let date = LocalDate(dayNumber: Int(days))
        let names = Conventions.english
        let weekday = names.weekdays[date.weekday.rawValue - 1].prefix(3)
        let time = "\(two(Int(rest) / 3600)):\(two(Int(rest) / 60 % 60)):\(two(Int(rest) % 60))"
        return "\(weekday), \(two(date.day)) \(names.monthsShort[date.month - 1]) \(date.yearText) \(time)"
    }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        self = try decoder.singleValueContainer().decodeLossless(Instant.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension SingleValueDecodingContainer {
    /// Decodes a text and the value that is written so.
    func decodeLossless<Value: LosslessStringConvertible>(_ type: Value.Type) throws -> Value {
        let text = try decode(String.self)
        guard let value = Value(text) else {
            throw DecodingError.dataCorruptedError(in: self, debugDescription: "not a \(type): \(text)")
        }
        return value
    }
}

/// Two digits with a leading zero.
func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
}
