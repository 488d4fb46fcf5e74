// SPDX-License-Identifier: EUPL-1.2

extension DatabaseError {
    /// The server's report, by its code (SQLSTATE, PostgreSQL's appendix A).
    init(_ result: PostgresResult) {
        self.init(state: result.field(.state) ?? "", message: result.message, report: result.field)
    }

    init(state: String, message: String, report: (ReportField) -> String?) {
        switch state {
        case "23505": self = .unique(table: report(.table) ?? "", columns: Self.columns(report(.detail) ?? ""))
        case "23503": self = .reference
        case "23514": self = .check(report(.constraint) ?? "")
        case "23502": self = .missing(column: report(.column) ?? "")
        case "40001", "40P01": self = .conflict
        case "55P03": self = .busy
        case "57014": self = .timeout
        case "53100": self = .full
        case "25006": self = .readOnly
        case "53300", "57P01", "57P02", "57P03": self = .unavailable(message)
        case _ where state.hasPrefix("08"): self = .unavailable(message)
        case "XX001", "XX002": self = .corrupt(message)
        default: self = .invalid("\(message) (\(state))")
        }
    }

    /// The columns stand only in the detail, `Key (council, title)=(…) already exists.`, in any language.
    /// Nothing of the values after them is kept.
    private static func columns(_ detail: String) -> [String] {
        guard let open = detail.firstIndex(of: "("), let close = detail[open...].firstRange(of: ")=(") else {
            return []
        }
        return detail[detail.index(after: open)..<close.lowerBound].split(separator: ", ").map(String.init)
    }
}
