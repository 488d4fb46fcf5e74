// SPDX-License-Identifier: EUPL-1.2

/// An expression over `n` as in C.
indirect enum PluralExpression: Hashable, Sendable {
    enum Operator: String, CaseIterable {
        case or = "||", and = "&&"
        case equal = "==", notEqual = "!=", atMost = "<=", atLeast = ">=", less = "<", greater = ">"
        case plus = "+", minus = "-", times = "*", divide = "/", remainder = "%"

        /// How tightly it binds, as in C.
        var strength: Int {
            switch self {
            case .or: 1
            case .and: 2
            case .equal, .notEqual: 3
            case .atMost, .atLeast, .less, .greater: 4
            case .plus, .minus: 5
            case .times, .divide, .remainder: 6
            }
        }
    }

    case number
    case constant(Int64)
    case not(PluralExpression)
    case binary(Operator, PluralExpression, PluralExpression)
    case choice(PluralExpression, PluralExpression, PluralExpression)

    /// The value for `n`; nil for a division by zero or an overflow.
    func value(_ n: Int64) -> Int64? {
        switch self {
        case .number: return n
        case .constant(let value): return value
        case .not(let inner): return inner.value(n).map { $0 == 0 ? 1 : 0 }
        case .choice(let condition, let yes, let no):
            return condition.value(n).flatMap { ($0 != 0 ? yes : no).value(n) }
        case .binary(let op, let left, let right):
            guard let leftValue = left.value(n) else { return nil }
            if op == .or, leftValue != 0 { return 1 }
            if op == .and, leftValue == 0 { return 0 }
            return right.value(n).flatMap { Self.apply(op, leftValue, $0) }
        }
    }

    private static func apply(_ op: Operator, _ left: Int64, _ right: Int64) -> Int64? {
        switch op {
        case .or, .and: right != 0 ? 1 : 0
        case .equal: left == right ? 1 : 0
        case .notEqual: left != right ? 1 : 0
        case .atMost: left <= right ? 1 : 0
        case .atLeast: left >= right ? 1 : 0
        case .less: left < right ? 1 : 0
        case .greater: left > right ? 1 : 0
        case .plus: checked(left.addingReportingOverflow(right))
        case .minus: checked(left.subtractingReportingOverflow(right))
        case .times: checked(left.multipliedReportingOverflow(by: right))
        case .divide: checked(left.dividedReportingOverflow(by: right))
        case .remainder: checked(left.remainderReportingOverflow(dividingBy: right))
        }
    }

    private static func checked(_ result: (partialValue: Int64, overflow: Bool)) -> Int64? {
        result.overflow ? nil : result.partialValue
    }
}
