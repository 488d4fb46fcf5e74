// SPDX-License-Identifier: EUPL-1.2
import Access

/// A seat is made.
public enum AddSeat: Action {
    public static let name: StaticString = "seat.add"
    public static func permits(_ standing: Standing, _ seat: Seat) -> Bool { standing.keepsSeats(of: seat) }
}

/// What is known of a seat changes.
public enum EditSeat: Action {
    public static let name: StaticString = "seat.edit"
    public static func permits(_ standing: Standing, _ seat: Seat) -> Bool { standing.keepsSeats(of: seat) }
}

/// A seat is abolished, and with it the mandates in it.
public enum CloseSeat: GivesPlaces {
    public static let name: StaticString = "seat.close"
    public static func permits(_ standing: Standing, _ seat: Seat) -> Bool { standing.keepsSeats(of: seat) }
}

/// Somebody is given a seat for a term, and the places that come with it.
public enum GiveMandate: GivesPlaces {
    public static let name: StaticString = "mandate.give"
    public static func permits(_ standing: Standing, _ seat: Seat) -> Bool { standing.keepsSeats(of: seat) }
}

/// A mandate ends, and the places that came with it.
public enum EndMandate: GivesPlaces {
    public static let name: StaticString = "mandate.end"
    public static func permits(_ standing: Standing, _ seat: Seat) -> Bool { standing.keepsSeats(of: seat) }
}

extension Standing {
    /// A seat that only one formation knows of is kept by that formation's secretariat; all others by the council's.
    fileprivate func keepsSeats(of seat: Seat) -> Bool {
        let formations = seat.readership.audiences.compactMap(\.formation)
        return formations.isEmpty ? isCoordinator : formations.allSatisfy { has([.coordinator], in: $0) }
    }
}
