// SPDX-License-Identifier: EUPL-1.2

/// Parses a plural expression by precedence climbing.
struct PluralParser {
    private static let longest = 500
    private static let deepest = 40

    private var rest: Substring
    private var depth = 0

    /// The expression, or an error that quotes what could not be read.
    static func parse(_ text: String) throws(CatalogueError) -> PluralExpression {
        guard text.utf8.count <= longest else { throw CatalogueError(line: 0, "the plural expression is too long") }
        var parser = PluralParser(rest: text[...])
        let expression = try parser.choice()
        parser.skipSpaces()
        guard parser.rest.isEmpty else { throw parser.fault() }
        return expression
    }

    private init(rest: Substring) {
        self.rest = rest
    }

    private func fault() -> CatalogueError {
        CatalogueError(line: 0, "the plural expression cannot be read at “\(rest.prefix(20))”")
    }

    private mutating func skipSpaces() {
        rest = rest.drop { $0 == " " || $0 == "\t" }
    }

    private mutating func take(_ text: String) -> Bool {
        skipSpaces()
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    private mutating func choice() throws(CatalogueError) -> PluralExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw CatalogueError(line: 0, "the plural expression is too deep") }
        let condition = try binary(strength: 1)
        guard take("?") else { return condition }
        let yes = try choice()
        guard take(":") else { throw fault() }
        return .choice(condition, yes, try choice())
    }

    private mutating func binary(strength: Int) throws(CatalogueError) -> PluralExpression {
        var left = try operand()
        while let op = nextOperator(), op.strength >= strength {
            _ = take(op.rawValue)
            left = .binary(op, left, try binary(strength: op.strength + 1))
        }
        return left
    }

    private mutating func nextOperator() -> PluralExpression.Operator? {
        skipSpaces()
        return PluralExpression.Operator.allCases.first { rest.hasPrefix($0.rawValue) }
    }

    private mutating func operand() throws(CatalogueError) -> PluralExpression {
        if take("!") {
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.deepest else { throw CatalogueError(line: 0, "the plural expression is too deep") }
            return .not(try operand())
        }
        if take("(") {
            let inner = try choice()
            guard take(")") else { throw fault() }
            return inner
        }
        if take("n") { return .number }
        let digits = rest.prefix { ("0"..."9").contains($0) }
        guard digits.utf8.count == digits.count, let value = Int64(digits) else { throw fault() }
        rest = rest.dropFirst(digits.count)
        return .constant(value)
    }
}
