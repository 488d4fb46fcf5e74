// SPDX-License-Identifier: EUPL-1.2

/// Why counts cannot be published.
public enum SuppressionRefusal: Error, Hashable, Sendable {
    case wrongShape
    case repeatedName(String)
    case negative(row: String, column: String)
    /// A total is not the sum of its parts.
    case notAdditive(total: Int)
    /// Earlier releases already tell too much of these cells, whatever is hidden now.
    case alreadyTold(cells: [Int])
}

extension SuppressionRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongShape: "a table needs a row, a column, and a count in each of its cells"
        case .repeatedName(let name): "“\(name)” stands twice among the rows or the columns"
        case .negative(let row, let column): "the count of “\(row)”, “\(column)” is negative"
        case .notAdditive(let total): "cell \(total) is not the sum of its parts"
        case .alreadyTold(let cells):
            "earlier releases already tell too much of \(cells.count) small counts, whatever is hidden now"
        }
    }
}
