// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Markup

/// Koinon's mark: an open ring of seats around one table.
enum Mark {
    static let svg: HTML = """
        <svg width="34" height="34" viewBox="0 0 34 34" aria-hidden="true" fill="currentColor">\(seats)\
        <circle cx="17" cy="17" r="3.6" fill="none" stroke="currentColor" stroke-width="2"/></svg>
        """

    /// Eleven seats on a ring of twelve: the open place is the reader's.
    private static let seats: [HTML] = (1...11).map { seat in
        let angle = Double(seat) / 12 * 2 * .pi
        let x = tenth(17 + 12.5 * sin(angle))
        let y = tenth(17 - 12.5 * cos(angle))
        return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"2.9\"/>"
    }

    private static func tenth(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
