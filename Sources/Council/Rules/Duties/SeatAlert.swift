// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// Something about a seat that whoever keeps it should act on.
public struct SeatAlert: Hashable, Sendable {
    public enum Matter: Hashable, Sendable {
        /// Since the day after the last holder's last; nil where nobody ever held it.
        case vacant(since: LocalDate?)
        /// The mandate of its titular ends with this day, and nobody follows.
        case ends(LocalDate)
    }

    public let seat: Seat
    public let matter: Matter

    /// How long ahead an ending mandate is told of, in days: time for an authority outside to name somebody.
    static let horizon = 90

    /// What is to be done about a seat; nil where it is held for long enough. Mandates of titulars only.
    ///
    /// A seat that may stay empty, a guest's or one of somebody who merely attends, is never told of.
    static func of(_ seat: Seat, mandates: [Mandate], today: LocalDate) -> SeatAlert? {
        guard seat.kind.isMember, seat.until == nil else { return nil }
        let titular = mandates.filter { $0.kind == .titular && $0.from <= ($0.until ?? .distantFuture) }
        guard let last = end(of: titular, from: today) else {
            let ended = titular.compactMap(\.until).filter { $0 < today }.max()
            return SeatAlert(seat: seat, matter: .vacant(since: ended?.adding(days: 1)))
        }
        guard last <= today.adding(days: horizon) else { return nil }
        return SeatAlert(seat: seat, matter: .ends(last))
    }

    /// The last day until which somebody holds the seat without a gap; nil where nobody holds it today.
    private static func end(of mandates: [Mandate], from today: LocalDate) -> LocalDate? {
        var day: LocalDate?
        var wanted = today
        while let next = mandates.filter({ $0.runs(on: wanted) }).map({ $0.until ?? .distantFuture }).max() {
            day = next
            guard next < .distantFuture else { return next }
            wanted = next.adding(days: 1)
        }
        return day
    }
}
