// SPDX-License-Identifier: EUPL-1.2

/// Numbers read straight from bytes, without a `String` for each.
public enum ByteNumber {
    /// A whole number with an optional sign, or nil for anything else and for what does not fit.
    public static func integer(_ text: Span<UInt8>) -> Int? {
        let isNegative = text.count > 0 && text[0] == minus
        var i = isNegative || (text.count > 0 && text[0] == plus) ? 1 : 0
        guard i < text.count else { return nil }
        var value = 0
        while i < text.count {
            guard let digit = digit(text[i]) else { return nil }
            let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = scaled.subtractingReportingOverflow(digit)  // negative, where one number more fits
            if overflow || carry { return nil }
            value = sum
            i += 1
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// A decimal number, or nil for anything else: no `inf`, no `nan`, no hexadecimal, no thousands separators.
    ///
    /// Correctly rounded. Up to 2^53 and 22 decimals, one exact division does it (Clinger 1990, "How to read floating
    /// point numbers accurately"); the rest goes through the standard library.
    public static func double(_ text: Span<UInt8>, decimal: DecimalMark = .point) -> Double? {
        guard let parts = DecimalParts(text, mark: decimal == .point ? 0x2E : 0x2C) else { return nil }
        if parts.digits <= 19, parts.mantissa <= 1 << 53, -22...22 ~= parts.exponent {
            let power = powersOfTen[abs(parts.exponent)]
            let size = parts.exponent < 0 ? Double(parts.mantissa) / power : Double(parts.mantissa) * power
            return parts.isNegative ? -size : size
        }
        var plain = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        if decimal == .comma { plain = plain.replacing(",", with: ".") }
        guard let value = Double(plain), value.isFinite else { return nil }
        return value
    }

    static let plus: UInt8 = 0x2B
    static let minus: UInt8 = 0x2D

    static func digit(_ byte: UInt8) -> Int? {
        let value = byte &- 0x30
        return value < 10 ? Int(value) : nil
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

/// A decimal number taken apart: sign, digits as a whole number, and a power of ten.
private struct DecimalParts {
    var isNegative = false
    /// The digits, meaningful while there are at most 19 of them.
    var mantissa: UInt64 = 0
    /// How many digits, leading zeros not counted.
    var digits = 0
    var exponent = 0

    init?(_ text: Span<UInt8>, mark: UInt8) {
        var i = 0
        if text.count > 0, text[0] == ByteNumber.minus || text[0] == ByteNumber.plus {
            isNegative = text[0] == ByteNumber.minus
            i = 1
        }
        let whole = take(text, from: &i)
        var fraction = 0
        if i < text.count, text[i] == mark {
            i += 1
            fraction = take(text, from: &i)
            exponent = -fraction
        }
        guard whole + fraction > 0 else { return nil }
        if i < text.count, !takeExponent(text, from: &i) { return nil }
    }

    private mutating func take(_ text: Span<UInt8>, from i: inout Int) -> Int {
        let start = i
        while i < text.count, let digit = ByteNumber.digit(text[i]) {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            if digits > 0 || digit > 0 { digits += 1 }
            i += 1
        }
        return i - start
    }

    private mutating func takeExponent(_ text: Span<UInt8>, from i: inout Int) -> Bool {
        guard text[i] | 0x20 == 0x65, let power = ByteNumber.integer(text.extracting((i + 1)..<text.count)) else {
            return false
        }
        guard -999...999 ~= power else { return false }
        exponent += power
        i = text.count
        return true
    }
}
