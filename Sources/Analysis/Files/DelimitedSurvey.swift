// SPDX-License-Identifier: EUPL-1.2

/// What a table of text looks like, for a person to confirm before it is imported.
public struct DelimitedSurvey: Hashable, Sendable {
    public let delimiter: Delimiter
    public let encoding: TextEncoding
    /// Whether the encoding is a guess, because the file is not UTF-8: a person has to confirm it.
    public let isEncodingGuessed: Bool
    public let header: [String]
    /// The row of the header as a spreadsheet counts it.
    public let headerRow: Int
    /// One per name of the header.
    public let columns: [Column]
    /// The first rows as text, each with the header's number of fields or more.
    public let sample: [[String]]
    /// How many rows were looked at.
    public let rows: Int
    /// Rows with another number of fields than the header, the first hundred.
    public let ragged: [DelimitedProblem]

    /// What a column's values have in common.
    public struct Column: Hashable, Sendable {
        public let name: String
        public let blanks: Int
        public let kind: Kind
    }

    public enum Kind: Hashable, Sendable {
        case blank
        case whole
        case decimal(DecimalMark)
        /// Whole numbers in groups of three, as `1,234`: the comma may part thousands or begin decimals.
        case decimalOrThousands
        case date(DateForm)
        /// Several forms fit: a person must say which.
        case ambiguousDate([DateForm])
        case text
    }

    /// Looks at up to `rows` rows. Throws a `DelimitedProblem` as the reader does, except for a wrong encoding.
    ///
    /// `source` is asked for a fresh source, twice when the file turns out not to be UTF-8.
    public init(
        _ source: () throws -> ByteSource, options: DelimitedOptions = DelimitedOptions(), rows: Int = 1000,
        sample: Int = 10
    ) throws {
        do {
            self = try Self(source(), options, rows, sample, isEncodingGuessed: false)
        } catch let problem as DelimitedProblem {
            guard options.encoding == nil, case .wrongEncoding(_, _, let guess) = problem.reason else { throw problem }
            var guessed = options
            guessed.encoding = guess
            self = try Self(source(), guessed, rows, sample, isEncodingGuessed: true)
        }
    }

    private init(
        _ source: ByteSource, _ options: DelimitedOptions, _ limit: Int, _ sampled: Int, isEncodingGuessed: Bool
    ) throws {
        var reader = try DelimitedReader(source, options: options)
        var tallies = reader.header.map { _ in ColumnTally() }
        var sample: [[String]] = []
        var count = 0
        while count < limit, try reader.next() {
            count += 1
            for i in tallies.indices {
                reader.bytes(.init(index: i)) { tallies[i].see($0.extracting($0.trimmedRange), reader.encoding) }
            }
            if sample.count < sampled { sample.append(reader.header.indices.map { reader.text(.init(index: $0)) }) }
        }
        self.init(reader: reader, tallies: tallies, sample: sample, rows: count, isEncodingGuessed: isEncodingGuessed)
    }

    private init(
        reader: DelimitedReader, tallies: [ColumnTally], sample: [[String]], rows: Int, isEncodingGuessed: Bool
    ) {
        (delimiter, encoding, header) = (reader.delimiter, reader.encoding, reader.header)
        (self.isEncodingGuessed, self.sample, self.rows) = (isEncodingGuessed, sample, rows)
        (ragged, headerRow) = (reader.ragged, reader.headerRow)
        columns = zip(reader.header, tallies).map { Column(name: $0, blanks: $1.blanks, kind: $1.kind) }
    }
}

/// Counts what fits the values of one column.
private struct ColumnTally {
    var blanks = 0
    private var values = 0
    private var wholes = 0
    private var points = 0
    private var commas = 0
    private var groups = 0
    private var dates = DateRecogniser()

    mutating func see(_ text: Span<UInt8>, _ encoding: TextEncoding) {
        guard !text.isMissing else {
            blanks += 1
            return
        }
        values += 1
        dates.see(text, encoding: encoding)
        if ByteNumber.integer(text) != nil { wholes += 1 }
        if ByteNumber.double(text, decimal: .point) != nil { points += 1 }
        if ByteNumber.double(text, decimal: .comma) != nil { commas += 1 }
        if Self.isGrouped(text) { groups += 1 }
    }

    /// One to three digits, a comma, three digits.
    private static func isGrouped(_ text: Span<UInt8>) -> Bool {
        guard 5...7 ~= text.count, text[text.count - 4] == 0x2C else { return false }
        return text.indices.allSatisfy { $0 == text.count - 4 || ByteNumber.digit(text[$0]) != nil }
    }

    var kind: DelimitedSurvey.Kind {
        guard values > 0 else { return .blank }
        switch dates.verdict {
        case .one(let form): return .date(form)
        case .several(let forms): return .ambiguousDate(forms)
        case .none: break
        }
        if wholes == values { return .whole }
        if points == values { return .decimal(.point) }
        if commas == values { return wholes + groups == values ? .decimalOrThousands : .decimal(.comma) }
        return .text
    }
}
