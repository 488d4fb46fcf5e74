// SPDX-License-Identifier: EUPL-1.2

/// One field as it stands in the bytes of its record.
struct ScannedField {
    /// The content, without the quotes around it.
    var start: Int
    var end: Int
    /// Where the following field or record begins.
    var next: Int
    var endsRecord = false
    /// Whether `""` in the content stands for `"`.
    var hasDoubledQuotes = false
    var isASCII = true

    var range: Range<Int> { start..<end }
}

/// Finds the end of one field (RFC 4180; a quote inside an unquoted field is an ordinary character).
struct FieldScanner {
    let delimiter: UInt8
    /// Whether the bytes end because the source ended.
    let isLast: Bool

    static let quote: UInt8 = 0x22
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D

    /// The field that begins at `start`, or nil when the bytes end before it does.
    func scan(_ bytes: Span<UInt8>, from start: Int) throws(DelimitedProblem.Reason) -> ScannedField? {
        if start < bytes.count, bytes[start] == Self.quote { return try scanQuoted(bytes, from: start + 1) }
        var seen: UInt8 = 0
        var i = start
        while i < bytes.count {
            let byte = bytes[i]
            if byte <= 0x3B, byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn || byte == 0 {
                break
            }
            seen |= byte
            i += 1
        }
        let field = ScannedField(start: start, end: i, next: i, isASCII: seen < 0x80)
        return try close(field, in: bytes, at: i)
    }

    private func scanQuoted(_ bytes: Span<UInt8>, from start: Int) throws(DelimitedProblem.Reason) -> ScannedField? {
        var field = ScannedField(start: start, end: start, next: start)
        var seen: UInt8 = 0
        var i = start
        while i < bytes.count {
            let byte = bytes[i]
            if byte == 0 { throw .nulByte }
            if byte == Self.quote {
                guard i + 1 < bytes.count || isLast else { return nil }
                guard i + 1 < bytes.count, bytes[i + 1] == Self.quote else { break }
                field.hasDoubledQuotes = true
                i += 1
            }
            seen |= byte
            i += 1
        }
        guard i < bytes.count else {
            if isLast { throw .unclosedQuote }
            return nil
        }
        field.end = i
        field.isASCII = seen < 0x80
        return try close(field, in: bytes, at: i + 1)
    }

    /// Says what follows a field whose last byte, its closing quote included, stands before `i`.
    private func close(
        _ field: ScannedField, in bytes: Span<UInt8>, at i: Int
    ) throws(DelimitedProblem.Reason) -> ScannedField? {
        var field = field
        guard i < bytes.count else {
            field.endsRecord = true
            field.next = i
            return isLast ? field : nil
        }
        field.next = i + 1
        switch bytes[i] {
        case delimiter: return field
        case Self.lineFeed: field.endsRecord = true
        case Self.carriageReturn:
            guard i + 1 < bytes.count || isLast else { return nil }
            field.endsRecord = true
            if i + 1 < bytes.count, bytes[i + 1] == Self.lineFeed { field.next = i + 2 }
        case 0: throw .nulByte
        default: throw .textAfterQuote
        }
        return field
    }
}

extension DelimitedProblem.Reason: Error {}
