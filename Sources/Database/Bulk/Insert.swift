// SPDX-License-Identifier: EUPL-1.2

extension Transaction {
    /// Inserts many rows, several hundred thousand a second: for imports. Returns their number.
    ///
    /// ```swift
    /// try transaction.insert(into: "incident", columns: ["council", "id", "happened"], rows: incidents.lazy.map {
    ///     [council.stored, $0.id.stored, $0.happened.stored]
    /// })
    /// ```
    ///
    /// The first row that a constraint refuses ends the transaction.
    @discardableResult
    public func insert(into table: SQL, columns: [SQL], rows: some Sequence<[Value]>) throws -> Int {
        try perform {
            try session.insert(into: table, columns: columns, rows: AnySequence(rows))
        }
    }
}

extension SQLiteSession {
    func insert(into table: SQL, columns: [SQL], rows: AnySequence<[Value]>) throws -> Int {
        let places = columns.map { _ in "\(Value.null)" as SQL }.joined(by: ", ")
        let sql: SQL = "INSERT INTO \(table) (\(columns.joined(by: ", "))) VALUES (\(places))"
        let prepared = try prepare(Statement(sql, for: .sqlite))
        var count = 0
        for row in rows {
            try prepared.run(try row.bound(columns.count)) { _ in true }
            count += 1
        }
        return count
    }
}

extension PostgresSession {
    /// COPY takes rows as lines of text, without a round trip for each.
    func insert(into table: SQL, columns: [SQL], rows: AnySequence<[Value]>) throws -> Int {
        try takeTime()
        let sql: SQL = "COPY \(table) (\(columns.joined(by: ", "))) FROM STDIN"
        return try link.copy(Statement(sql, for: .postgres).text) { send in
            var lines = CopyLines()
            for row in rows {
                lines.append(try row.bound(columns.count))
                if lines.bytes.count > 65_536 { try send(lines.take()) }
            }
            try send(lines.take())
        }
    }
}

extension [Value] {
    /// Checks a row's values, and that it has all of them.
    fileprivate func bound(_ count: Int) throws -> [Statement.Bound] {
        guard self.count == count else { throw DatabaseError.invalid("a row of \(self.count) values") }
        return try map { value in
            try value.check()
            return Statement.Bound(value: value, kind: value.kind ?? .text)
        }
    }
}

/// Rows in PostgreSQL's text format for COPY: tabs between, a line each.
private struct CopyLines {
    private(set) var bytes: [UInt8] = []

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    mutating func append(_ row: [Statement.Bound]) {
        for (index, bound) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            append(bound.value)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func append(_ value: Value) {
        switch value {
        case .null: bytes.append(contentsOf: "\\N".utf8)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .real(let number): bytes.append(contentsOf: "\(number)".utf8)
        case .text(let text): for byte in text.utf8 { append(escaped: byte) }
        case .blob(let blob): bytes.append(contentsOf: "\\\\x\(blob.hexadecimal)".utf8)
        }
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
        default: bytes.append(byte)
        }
    }
}
