// SPDX-License-Identifier: EUPL-1.2

/// Which form of a sentence a number takes: the `Plural-Forms` of a catalogue's header.
///
/// The header holds an expression in C over `n`. It is parsed, never run as code: bounded in length and depth, with a
/// division by zero answered by the first form.
struct PluralRule: Hashable, Sendable {
    /// How many forms the language has.
    let count: Int
    private let expression: PluralExpression

    /// Reads `nplurals=2; plural=(n > 1);`.
    init(_ header: String) throws(CatalogueError) {
        let parts = header.split(separator: ";").map { $0.trimmingSpaces }.filter { !$0.isEmpty }
        guard parts.count == 2, let count = Self.value(of: "nplurals", in: parts[0]).flatMap({ Int($0) }),
            (1...6).contains(count), let formula = Self.value(of: "plural", in: parts[1])
        else { throw CatalogueError(line: 0, "Plural-Forms must read nplurals=N; plural=EXPRESSION;") }
        self.count = count
        expression = try PluralParser.parse(String(formula))
        guard (0...200).allSatisfy({ (0..<Int64(count)).contains(self.expression.value($0) ?? -1) }) else {
            throw CatalogueError(line: 0, "Plural-Forms gives a form outside 0..<\(count)")
        }
    }

    /// The form for a number; the sign does not matter.
    func form(for number: Int) -> Int {
        let form = expression.value(Int64(clamping: number.magnitude)) ?? 0
        return (0..<Int64(count)).contains(form) ? Int(form) : 0
    }

    private static func value(of name: String, in part: Substring) -> Substring? {
        guard let equals = part.firstIndex(of: "="), part[..<equals].trimmingSpaces == name else { return nil }
        return part[part.index(after: equals)...].trimmingSpaces
    }
}
