// SPDX-License-Identifier: EUPL-1.2
import CPostgres

/// An answer of the server.
final class PostgresResult {
    private let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    var status: ExecStatusType { PQresultStatus(handle) }

    /// A field of the server's report on an error.
    func field(_ field: ReportField) -> String? {
        PQresultErrorField(handle, field.rawValue).map { String(cString: $0) }
    }

    /// The message without the values that "detail" lines would quote.
    var message: String { field(.message) ?? "the server gave no reason" }

    /// The command that was done: `COMMIT`, `INSERT 0 1`.
    var command: String { String(cString: PQcmdStatus(handle)) }

    /// The rows an INSERT, UPDATE or DELETE changed.
    var changes: Int {
        guard let verb = command.split(separator: " ").first, ["INSERT", "UPDATE", "DELETE"].contains(verb) else {
            return 0
        }
        return count
    }

    /// The rows a command touched.
    var count: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    var rowCount: Int { Int(PQntuples(handle)) }

    /// The names and kinds of the columns.
    var columns: PostgresColumns {
        let range = 0..<PQnfields(handle)
        return PostgresColumns(
            header: Row.Header(range.map { String(cString: PQfname(handle, $0)) }),
            kinds: range.map { PostgresColumns.Kind(PQftype(handle, $0)) })
    }

    /// The rows, at most so many.
    func rows(_ columns: PostgresColumns, limit: Int? = nil) -> [Row] {
        let count = min(rowCount, limit ?? .max)
        var cells: [Value] = []
        cells.reserveCapacity(count * columns.kinds.count)
        for row in 0..<Int32(count) {
            for (column, kind) in columns.kinds.enumerated() {
                cells.append(cell(row, Int32(column), kind))
            }
        }
        return Row.rows(columns.header, cells)
    }

    private func cell(_ row: Int32, _ column: Int32, _ kind: PostgresColumns.Kind) -> Value {
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else { return .null }
        let text = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column)))
        return kind.value(text)
    }
}

/// The fields of a report, by libpq's letters (PG_DIAG_…, which are character macros that Swift does not see).
enum ReportField: Int32 {
    case state = 67  // C
    case message = 77  // M
    case detail = 68  // D
    case table = 116  // t
    case column = 99  // c
    case constraint = 110  // n
}

/// What the columns of a result are called, and how their text is read.
struct PostgresColumns {
    let header: Row.Header
    let kinds: [Kind]

    enum Kind {
        case integer, real, numeric, boolean, bytes, text

        init(_ type: Oid) {
            switch type {
            case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.oid: self = .integer
            case PostgresType.float8, PostgresType.float4: self = .real
            case PostgresType.numeric: self = .numeric
            case PostgresType.bool: self = .boolean
            case PostgresType.bytea: self = .bytes
            default: self = .text
            }
        }

        /// Reads a cell: sums of integers (numeric) are integers again, and truth is 0 or 1, as in SQLite.
        func value(_ text: UnsafeRawBufferPointer) -> Value {
            switch self {
            case .integer: .integer(Self.integer(text) ?? 0)
            case .real: .real(Self.real(text))
            case .numeric: Self.integer(text).map(Value.integer) ?? .real(Self.real(text))
            case .boolean: .integer(text.first == UInt8(ascii: "t") ? 1 : 0)
            case .bytes: .blob(Self.bytes(text))
            case .text: .text(String(decoding: text, as: UTF8.self))
            }
        }

        private static func integer(_ text: UnsafeRawBufferPointer) -> Int64? {
            var number: Int64 = 0
            let isNegative = text.first == UInt8(ascii: "-")
            for letter in text.dropFirst(isNegative ? 1 : 0) {
                let digit = Int64(letter) - 48
                guard (0...9).contains(digit) else { return nil }
                let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
                let (sum, isFull) = tens.subtractingReportingOverflow(digit)
                guard !isTooLarge, !isFull else { return nil }
                number = sum
            }
            // Counted downwards, since the least number has no positive twin.
            return isNegative ? number : number == .min ? nil : -number
        }

        private static func real(_ text: UnsafeRawBufferPointer) -> Double {
            Double(String(decoding: text, as: UTF8.self)) ?? .nan
        }

        /// Reads `\x` and two hexadecimal digits a byte.
        private static func bytes(_ text: UnsafeRawBufferPointer) -> [UInt8] {
            let digits = text.dropFirst(2)
            return [UInt8](unsafeUninitializedCapacity: digits.count / 2) { bytes, count in
                var at = digits.startIndex
                while at + 1 < digits.endIndex {
                    bytes[count] = nibble(digits[at]) << 4 | nibble(digits[at + 1])
                    count += 1
                    at += 2
                }
            }
        }

        private static func nibble(_ letter: UInt8) -> UInt8 {
            letter < 0x3A ? letter - 0x30 : letter - 0x57
        }
    }
}
