// SPDX-License-Identifier: EUPL-1.2
import Access
import Values
import Language

public typealias MandateID = ID<Mandate>

/// One person in one seat for a term.
public struct Mandate: Hashable, Sendable {
    /// The two holders of a seat.
    public enum Kind: String, Hashable, Sendable, CaseIterable, Storable { case titular, substitute }

    public let id: MandateID
    public let council: CouncilID
    public let seat: SeatID
    public let person: PersonID
    public let kind: Kind
    public let from: LocalDate
    /// The last day; nil while no end is known. The day before `from` for one that was taken back before it began.
    public let until: LocalDate?
    /// Whether anybody may read the person's name; otherwise only members.
    public let isNamePublic: Bool
    public let version: Int

    /// A mandate to be given, or as it was stored.
    public init(
        id: MandateID, council: CouncilID, seat: SeatID, person: PersonID, kind: Kind, from: LocalDate,
        until: LocalDate? = nil, isNamePublic: Bool = false, version: Int = 1
    ) {
        self.id = id
        self.council = council
        self.seat = seat
        self.person = person
        self.kind = kind
        self.from = from
        self.until = until
        self.isNamePublic = isNamePublic
        self.version = version
    }

    /// Whether it runs on a day.
    public func runs(on day: LocalDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }

    /// Whether two terms share a day.
    func overlaps(_ from: LocalDate, _ until: LocalDate?) -> Bool {
        (until ?? .distantFuture) >= self.from && (self.until ?? .distantFuture) >= from
    }

    /// What its grants are based on.
    static func basis(_ id: MandateID) -> String { "mandate:\(id)" }
}

extension LocalDate {
    static let distantFuture = LocalDate(dayNumber: .max / 2)

    /// The instant at which the day begins in a zone.
    func start(in zone: Zone) -> Instant { LocalMoment(date: self, time: .midnight, zone: zone).instant() }
}

/// Who holds a seat of a formation on a day.
public struct Holding: Hashable, Sendable {
    public let seat: Seat
    /// Whether its holder presides over the formation.
    public let presides: Bool
    public let organisation: Organisation?
    public let titular: Holder?
    public let substitute: Holder?

    /// Nobody holds it.
    public var isVacant: Bool { titular == nil }

    /// The mandate of a person in this seat.
    public func mandate(of person: PersonID) -> Mandate? {
        [titular, substitute].compactMap(\.self).first { $0.mandate.person == person }?.mandate
    }
}

/// Somebody in a seat.
public struct Holder: Hashable, Sendable {
    public let mandate: Mandate
    /// The person's name, where this viewer may read it.
    public let name: String?
}
