// SPDX-License-Identifier: EUPL-1.2

extension Chart {
    /// A cell of a matrix.
    public enum Cell: Sendable {
        /// What is written, and how strong the cell is coloured: 0 for not at all, to 5.
        case words(String, step: Int)
        /// A number; its colour follows from all the others.
        case number(Double)
        /// Hidden or missing, with the words for it.
        case without(HTML)
    }

    /// Weekday by hour, likelihood by impact: a table whose cells are coloured by their value.
    ///
    /// - Parameters:
    ///   - corner: what rows and columns are: "Hours"
    ///   - rows: the name of each row and its cells, one for each column
    public static func matrix(
        _ caption: String, remark: String? = nil, corner: String, columns: [String],
        rows: [(name: String, cells: [Cell])],
        numbers: Numbers
    ) -> HTML {
        let values = rows.flatMap(\.cells).compactMap { cell -> Double? in
            if case .number(let value) = cell { value } else { nil }
        }
        let limits = Ticks.limits(for: values)
        let heads = columns.map { column -> HTML in "<th scope=\"col\">\(column)</th>" }
        let body = rows.map { row -> HTML in
            "<tr><th scope=\"row\">\(row.name)</th>\(row.cells.map { html($0, limits, numbers) })</tr>"
        }
        let remark: HTML? = remark.map { "<small>\($0)</small>" }
        return Part.scroll(
            label: caption,
            """
            <table class="matrix"><caption>\(caption)\(remark)</caption>\
            <thead><tr><th scope="col">\(corner)</th>\(heads)</tr>\
            </thead><tbody>\(body)</tbody></table>
            """)
    }

    private static func html(_ cell: Cell, _ limits: [Double], _ numbers: Numbers) -> HTML {
        switch cell {
        case .words(let words, let step): "<td class=\"m\(min(max(step, 0), 5))\">\(words)</td>"
        case .number(0): "<td class=\"m0\">\(numbers(0))</td>"
        case .number(let value): "<td class=\"m\(step(of: value, limits))\">\(numbers(value))</td>"
        case .without(let words): "<td>\(words)</td>"
        }
    }

    /// The step of a value, from 1: one more than the number of limits it reaches.
    static func step(of value: Double, _ limits: [Double]) -> Int {
        1 + limits.count { value >= $0 }
    }
}
