// SPDX-License-Identifier: EUPL-1.2

/// A piece of SQL written out for one engine: its text with places, and the values that go there.
struct Statement: Sendable {
    /// A value with the kind its Swift type has, so that a NULL keeps a type too.
    struct Bound: Sendable, Hashable {
        let value: Value
        let kind: Value.Kind
    }

    private(set) var text = ""
    private(set) var values: [Bound] = []
    private let dialect: Dialect
    /// Whether the text is the engine's own, and may say what others may not.
    private let isTrusted: Bool

    init(_ sql: SQL, for dialect: Dialect) throws {
        self.dialect = dialect
        isTrusted = false
        text.reserveCapacity(256)
        values.reserveCapacity(sql.parts.count)
        for part in sql.parts { try append(part) }
    }

    /// A statement of the engine's own, which needs no check.
    init(trusted text: StaticString) {
        dialect = .sqlite
        isTrusted = true
        self.text = text.description
    }

    private mutating func append(_ part: SQL.Part) throws {
        switch part {
        case .text(let literal): append(literal)
        case .value(let value, let kind): try bind(value, kind)
        case .values(let list, let kind): try bind(list: list, kind)
        case .either(let sqlite, let postgres):
            for part in dialect == .sqlite ? sqlite : postgres { try append(part) }
        case .name(let name): text += "\"\(name.doubling("\""))\""
        }
    }

    private mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { text += String(decoding: $0, as: UTF8.self) }
    }

    private mutating func bind(_ value: Value, _ kind: Value.Kind) throws {
        try value.check()
        values.append(Bound(value: value, kind: value.kind ?? kind))
        text += dialect == .sqlite ? "?" : "$\(values.count)"
    }

    /// The list is filled up to a power of two with its last value, so that lists of every length
    /// share a handful of prepared statements. No `IN ()` exists in PostgreSQL; an empty select does.
    private mutating func bind(list: [Value], _ kind: Value.Kind) throws {
        guard let last = list.last else {
            text += "(SELECT CAST(NULL AS \(dialect.column(kind))) WHERE 1 = 0)"
            return
        }
        guard list.count <= Self.longestList else { throw DatabaseError.invalid("a list of \(list.count) values") }
        var length = 1
        while length < list.count { length *= 2 }
        text += "("
        for index in 0..<length {
            if index > 0 { text += ", " }
            try bind(index < list.count ? list[index] : last, kind)
        }
        text += ")"
    }

    /// Both engines count places up to 32,767 (SQLite) and 65,535 (PostgreSQL).
    private static let longestList = 16_384

    /// Whether nothing is left to say on this engine.
    var isEmpty: Bool { text.isEmpty }
}

extension Value {
    /// Refuses what only one of the engines would keep: NUL in text, and numbers that are none.
    func check() throws {
        switch self {
        case .text(let text) where text.utf8.contains(0): throw DatabaseError.invalid("text with a NUL character")
        case .real(let number) where !number.isFinite: throw DatabaseError.invalid("a number that is not finite")
        default: return
        }
    }
}

extension Statement {
    /// Puts words of the engine's own before the statement.
    mutating func prefix(_ words: String) {
        text = words + text
    }

    /// Refuses what would end the transaction or change the connection under its owner's feet.
    func checkKeyword() throws {
        guard !isTrusted else { return }
        let word = text.drop(while: \.isWhitespace).prefix(while: \.isLetter).uppercased()
        if Self.forbidden.contains(word) { throw DatabaseError.invalid("\(word) is not a statement of a transaction") }
    }

    private static let forbidden: Set = [
        "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PREPARE",
        "PRAGMA", "ATTACH", "DETACH", "VACUUM", "SET", "RESET", "LISTEN", "COPY",
    ]
}

extension String {
    /// Each such character twice, which is how SQL quotes it.
    func doubling(_ character: Character) -> String {
        split(separator: character, omittingEmptySubsequences: false).joined(separator: "\(character)\(character)")
    }
}
