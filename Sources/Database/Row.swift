// SPDX-License-Identifier: EUPL-1.2

/// One row of a result. The rows of a result share their names and their storage.
public struct Row: Sendable {
    /// The names of a result's columns.
    final class Header: Sendable {
        let names: [String]

        init(_ names: [String]) {
            self.names = names
        }
    }

    private let header: Header
    private let cells: [Value]
    private let start: Int

    init(header: Header, cells: [Value], start: Int) {
        self.header = header
        self.cells = cells
        self.start = start
    }

    /// Cuts a flat run of cells into rows.
    static func rows(_ header: Header, _ cells: [Value]) -> [Row] {
        guard !header.names.isEmpty else { return [] }
        return stride(from: 0, to: cells.count, by: header.names.count).map { start in
            Row(header: header, cells: cells, start: start)
        }
    }

    /// The names of the columns, in order.
    public var columns: [String] { header.names }

    /// The values, in order.
    public var values: [Value] { Array(cells[start..<(start + header.names.count)]) }

    /// The value of a column; throws `DatabaseError.column` when there is none of that name.
    public func value(_ column: String) throws -> Value {
        // Results are narrow: comparing a few short names beats hashing one.
        guard let index = header.names.firstIndex(of: column) else { throw DatabaseError.column(column) }
        return cells[start + index]
    }

    /// The value at a position; throws `DatabaseError.column` when there is none.
    public func value(_ position: Int) throws -> Value {
        guard header.names.indices.contains(position) else { throw DatabaseError.column("\(position)") }
        return cells[start + position]
    }

    /// A column that is never NULL.
    @inlinable
    public subscript<T: Storable>(_ column: String) -> T {
        get throws {
            let value = try value(column)
            if case .null = value { throw DatabaseError.null(column: column) }
            return try T(stored: value)
        }
    }

    /// A column that may be NULL.
    @inlinable
    public subscript<T: Storable>(_ column: String) -> T? {
        get throws {
            let value = try value(column)
            if case .null = value { return nil }
            return try T(stored: value)
        }
    }

    /// The column at a position, never NULL.
    @inlinable
    public subscript<T: Storable>(_ position: Int) -> T {
        get throws {
            let value = try value(position)
            if case .null = value { throw DatabaseError.null(column: "\(position)") }
            return try T(stored: value)
        }
    }

    /// The column at a position, which may be NULL.
    @inlinable
    public subscript<T: Storable>(_ position: Int) -> T? {
        get throws {
            let value = try value(position)
            if case .null = value { return nil }
            return try T(stored: value)
        }
    }
}
