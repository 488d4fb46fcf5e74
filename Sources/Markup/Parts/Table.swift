// SPDX-License-Identifier: EUPL-1.2

/// A table: words left, figures right with even digits, units in the head.
public struct Table: Sendable {
    /// The head of a column.
    public struct Column: Sendable {
        let title: String
        let isFigure: Bool
        let sorting: Link?
        let order: Order?

        /// - Parameters:
        ///   - figures: whether the column holds figures
        ///   - sorting: the same page, sorted by this column
        ///   - order: how the rows are sorted by this column now
        public init(_ title: String, figures: Bool = false, sorting: Link? = nil, order: Order? = nil) {
            self.title = title
            isFigure = figures
            self.sorting = sorting
            self.order = order
        }
    }

    /// How rows are sorted by a column.
    public enum Order: String, Sendable {
        case ascending, descending
    }

    /// What a table does where the screen is narrow.
    public enum Narrow: Sendable {
        /// Rows become small lists.
        case stacks
        /// The table keeps its form and scrolls; for matrices.
        case scrolls
        /// The head of a row stands alone, and its cells side by side below; for forms.
        case folds

        fileprivate var style: String? {
            switch self {
            case .stacks: "stack"
            case .scrolls: nil
            case .folds: "stack fold"
            }
        }
    }

    let caption: String
    let remark: String?
    let isCaptionHidden: Bool
    let columns: [Column]
    let rows: [[HTML]]
    let narrow: Narrow

    /// - Parameters:
    ///   - caption: what the table shows
    ///   - remark: a second line of the caption
    ///   - captionIsHidden: where the heading above says the same
    ///   - rows: one piece per column; the first is the head of its row
    public init(
        _ caption: String, remark: String? = nil, captionIsHidden: Bool = false, columns: [Column], rows: [[HTML]],
        narrow: Narrow = .stacks
    ) {
        self.caption = caption
        self.remark = remark
        isCaptionHidden = captionIsHidden
        self.columns = columns
        self.rows = rows
        self.narrow = narrow
    }

    /// The table as markup.
    public var html: HTML {
        let remark: HTML? = remark.map { "<small>\($0)</small>" }
        let table: HTML = """
            <table\(attribute: "class", narrow.style)>\
            <caption\(attribute: "class", isCaptionHidden ? "vh" : nil)>\(caption)\(remark)</caption>\
            <thead><tr>\(columns.map(head))</tr></thead><tbody>\(rows.map(row))</tbody></table>
            """
        return narrow == .scrolls ? Part.scroll(label: caption, table) : table
    }

    private func head(_ column: Column) -> HTML {
        let title: HTML = column.sorting.map { "<a href=\"\($0)\">\(column.title)</a>" } ?? HTML(text: column.title)
        return """
            <th scope="col"\(attribute: "class", column.isFigure ? "n" : nil)\
            \(attribute: "aria-sort", column.order?.rawValue)>\(title)</th>
            """
    }

    private func row(_ cells: [HTML]) -> HTML {
        let pieces = zip(cells, columns).enumerated().map { index, pair -> HTML in
            let (cell, column) = pair
            if index == 0 { return "<th scope=\"row\">\(cell)</th>" }
            return """
                <td\(attribute: "class", column.isFigure ? "n" : nil)\
                \(attribute: "data-l", narrow == .scrolls ? nil : column.title)>\(cell)</td>
                """
        }
        return "<tr>\(pieces)</tr>\n"
    }
}

extension HTML.StringInterpolation {
    /// A table.
    public mutating func appendInterpolation(_ table: Table) {
        appendInterpolation(table.html)
    }
}

extension Part {
    /// Something wider than a phone: scrolls by itself, can be focused, and says what it is. A group and no region, so
    /// that a page with ten tables does not have ten landmarks.
    public static func scroll(label: String, _ content: HTML) -> HTML {
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(label)\">\(content)</div>"
    }
}
