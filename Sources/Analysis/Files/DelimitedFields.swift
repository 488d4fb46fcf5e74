// SPDX-License-Identifier: EUPL-1.2

extension DelimitedReader {
    /// A column found in the header.
    public struct Column: Hashable, Sendable {
        /// Its place, counted from 0.
        public let index: Int
    }

    /// The column of this name: exactly so, or else whatever the case of its letters.
    ///
    /// Throws a `DelimitedProblem` when the header has none or several.
    public func column(_ name: String) throws(DelimitedProblem) -> Column {
        let exact = header.indices.filter { header[$0] == name }
        let found = exact.isEmpty ? header.indices.filter { header[$0].lowercased() == name.lowercased() } : exact
        guard let index = found.first else { throw DelimitedProblem(row: headerRow, reason: .missingColumn(name)) }
        guard found.count == 1 else {
            throw DelimitedProblem(row: headerRow, column: found[1] + 1, name: name, reason: .repeatedColumn(name))
        }
        return Column(index: index)
    }

    /// The bytes of a field as they stand in the file, for readers of numbers, dates and codes.
    public func bytes<Result>(_ column: Column, _ read: (Span<UInt8>) throws -> Result) rethrows -> Result {
        try read(window.bytes.span.extracting(fields[column.index].range))
    }

    /// Whether a field holds no value: nothing but spaces, or one of the words that statistical programs write for it.
    public func isBlank(_ column: Column) -> Bool {
        trimmed(column) { $0.isMissing }
    }

    /// The text of a field, in the file's encoding, with doubled quotes made single.
    public func text(_ column: Column) -> String {
        let field = fields[column.index]
        let raw = bytes(column) { encoding.text($0) }
        guard field.hasDoubledQuotes else { return raw }
        return raw.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
    }

    /// A number. Throws a `DelimitedProblem` when the field is blank or anything else.
    public func number(_ column: Column, decimal: DecimalMark = .point) throws -> Double {
        if let number = trimmed(column, { ByteNumber.double($0, decimal: decimal) }) { return number }
        throw refusal(column) { .notANumber($0) }
    }

    /// A whole number. Throws a `DelimitedProblem` when the field is blank or anything else.
    public func integer(_ column: Column) throws -> Int {
        if let number = trimmed(column, { ByteNumber.integer($0) }) { return number }
        throw refusal(column) { .notAWholeNumber($0) }
    }

    /// A date of one form. Throws a `DelimitedProblem` when the field is blank or anything else.
    public func date(_ column: Column, as form: DateForm) throws -> CalendarReading {
        if let date = trimmed(column, { form.read($0, encoding: encoding) }) { return date }
        throw refusal(column) { .notADate($0) }
    }

    /// A problem at a column of the current row, for checks of the caller's own.
    public func problem(_ reason: DelimitedProblem.Reason, in column: Column) -> DelimitedProblem {
        problem(reason, column: column.index)
    }

    private func trimmed<Result>(_ column: Column, _ read: (Span<UInt8>) -> Result) -> Result {
        bytes(column) { read($0.extracting($0.trimmedRange)) }
    }

    private func refusal(_ column: Column, _ reason: (String) -> DelimitedProblem.Reason) -> DelimitedProblem {
        problem(isBlank(column) ? .blank : reason(String(text(column).prefix(40))), in: column)
    }
}

extension String {
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[first...last])
    }
}

extension Span<UInt8> {
    /// Whether it is empty, or `NA`, `N/A`, `NULL`, `NaN` in any case.
    var isMissing: Bool {
        guard 1...4 ~= count else { return count == 0 }
        return ["na", "n/a", "null", "nan"].contains { (word: StaticString) in
            word.utf8CodeUnitCount == count && indices.allSatisfy { self[$0] | 0x20 == word.utf8Start[$0] | 0x20 }
        }
    }

    /// The part without spaces and tabs at either end.
    var trimmedRange: Range<Int> {
        var (low, high) = (0, count)
        while low < high, self[low] == 0x20 || self[low] == 0x09 { low += 1 }
        while low < high, self[high - 1] == 0x20 || self[high - 1] == 0x09 { high -= 1 }
        return low..<high
    }
}
