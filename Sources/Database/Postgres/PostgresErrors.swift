// SPDX-License-Identifier: EUPL-1.2

extension DatabaseError {
    /// The server's report, by its code (SQLSTATE, PostgreSQL's appendix A).
    init(_ result: PostgresResult) {
        let state = result.field(.state) ?? ""
        switch state {
        case "23505": self = .unique(table: result.field(.table) ?? "", columns: Self.columns(result))
        case "23503": self = .reference
        case "23514": self = .check(result.field(.constraint) ?? "")
        case "23502": self = .missing(column: result.field(.column) ?? "")
        case "40001", "40P01": self = .conflict
        case "55P03": self = .busy
        case "57014": self = .timeout
        case "53100": self = .full
        case "25006": self = .readOnly
        case "53300", "57P01", "57P02", "57P03": self = .unavailable(result.message)
        case _ where state.hasPrefix("08"): self = .unavailable(result.message)
        case "XX001", "XX002": self = .corrupt(result.message)
        default: self = .invalid("\(result.message) (\(state))")
        }
    }

    /// The columns stand only in the detail, `Key (council, title)=(…) already exists.`, in any language.
    /// Nothing of the values after them is kept.
    private static func columns(_ result: PostgresResult) -> [String] {
        guard let detail = result.field(.detail), let open = detail.firstIndex(of: "("),
            let close = detail[open...].firstRange(of: ")=(")
        else { return [] }
        return detail[detail.index(after: open)..<close.lowerBound].split(separator: ", ").map(String.init)
    }
}
