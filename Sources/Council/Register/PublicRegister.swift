// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// The kinds of object in the public register.
public enum PublicKind: String, Hashable, Sendable, CaseIterable, Storable {
    case organization, person, membership, meeting, location, paper
    case agendaItem = "agenda-item"
}

/// An object that anybody may see, or that was public and is no more.
public struct PublicObject: Hashable, Sendable {
    public let id: String
    /// When the public could see it first.
    public let created: Instant
    /// When something the public is shown of it changed last; where it is gone, when it went.
    public let modified: Instant
    /// Whether it is public no more.
    public let isDeleted: Bool
    /// Its place among the public ones of its kind beside it, from 1, where they have an order; else 0.
    public let place: Int
}

/// Which objects a list of the register holds.
public struct PublicFilter: Hashable, Sendable {
    public var createdSince: Instant?
    public var createdUntil: Instant?
    public var modifiedSince: Instant?
    public var modifiedUntil: Instant?

    public init() {}

    /// Objects that are gone stand in a list only for whoever asks what changed.
    var showsDeleted: Bool { modifiedSince != nil }
}

extension Snapshot {
    /// One object of the register; nil for what was never public.
    public func publicObject(_ kind: PublicKind, _ id: String, in council: CouncilIdentity) throws -> PublicObject? {
        try publicObjects(kind, [id], in: council)[id]
    }

    /// Some objects of the register, by id; those that were never public are absent.
    public func publicObjects(
        _ kind: PublicKind, _ ids: some Sequence<String>, in council: CouncilIdentity
    ) throws -> [String: PublicObject] {
        let list = RegisterList(kind, PublicFilter(), council, at: now)
        let rows = try rows(
            "SELECT o.* FROM public_object AS o WHERE \(list.known) AND o.id IN \(list: ids)")
        return try rows.map(list.object).reduce(into: [:]) { $0[$1.id] = $1 }
    }

    /// A page of the register, in the order in which things became public.
    public func publicPage(
        _ kind: PublicKind, _ filter: PublicFilter, of size: Int, after cursor: Keyset.Cursor? = nil,
        in council: CouncilIdentity
    ) throws -> Keyset.Page<PublicObject> {
        let list = RegisterList(kind, filter, council, at: now)
        return try RegisterList.keyset.page(
            of: size, after: cursor, in: self, select: "o.*", from: "public_object AS o", where: list.condition,
            list.object)
    }

    /// How many objects such a list holds.
    public func publicCount(_ kind: PublicKind, _ filter: PublicFilter, in council: CouncilIdentity) throws -> Int {
        let list = RegisterList(kind, filter, council, at: now)
        return try value("SELECT COUNT(*) FROM public_object AS o WHERE \(list.condition)") ?? 0
    }

    /// How the database reads such a page: for tests.
    public func publicPlan(_ kind: PublicKind, _ filter: PublicFilter, in council: CouncilIdentity) throws -> Plan {
        try RegisterList.keyset.plan(
            in: self, select: "o.*", from: "public_object AS o",
            where: RegisterList(kind, filter, council, at: now).condition)
    }
}

/// A list of the register as the database reads it.
///
/// Mandates begin and end with the day, without a write: such an object is created, or gone, at midnight where the
/// council is, and all times here are reckoned so.
struct RegisterList {
    static let keyset = Keyset("public register", key: "o.created", kind: .integer, id: "o.id")

    private let kind: PublicKind
    private let filter: PublicFilter
    private let council: CouncilID
    private let zone: Zone
    private let today: LocalDate

    init(_ kind: PublicKind, _ filter: PublicFilter, _ council: CouncilIdentity, at now: Instant) {
        self.kind = kind
        self.filter = filter
        self.council = council.id
        zone = council.localZone
        today = council.today(at: now)
    }

    /// The object as it is known at this moment.
    func object(_ row: Row) throws -> PublicObject {
        let (first, last): (LocalDate?, LocalDate?) = (try row["first_day"], try row["last_day"])
        let begins = first?.start(in: zone)
        let (created, modified): (Instant, Instant) = (try row["created"], try row["modified"])
        let deleted: Instant? = try row["deleted"]
        let ended = last.flatMap { $0 < today ? $0.adding(days: 1).start(in: zone) : nil }
        let changes = [modified, begins, deleted == nil ? ended : nil].compactMap(\.self)
        return PublicObject(
            id: try row["id"], created: max(created, begins ?? created), modified: changes.max() ?? modified,
            isDeleted: deleted != nil || ended != nil, place: Int(try row["mark"] as String) ?? 0)
    }

    /// What is public, or has been: a mandate that was taken back before it began never was.
    var known: SQL {
        """
        o.council = \(council) AND o.kind = \(kind) AND (o.first_day IS NULL OR (o.first_day <= \(today)
            AND (o.last_day IS NULL OR o.last_day >= o.first_day)))
        """
    }

    var condition: SQL {
        let here: SQL = filter.showsDeleted ? known : "\(known) AND \(alive)"
        return ([here] + created + modified).joined(by: " AND ")
    }

    private var alive: SQL { "o.deleted IS NULL AND (o.last_day IS NULL OR o.last_day >= \(today))" }

    /// Whether the calendar has ended it.
    private var isOver: SQL { "(o.deleted IS NULL AND o.last_day IS NOT NULL AND o.last_day < \(today))" }

    private var created: [SQL] {
        [
            filter.createdSince.map { "(o.created >= \($0) OR o.first_day >= \(firstDay(from: $0)))" },
            filter.createdUntil.map {
                "(o.created <= \($0) AND (o.first_day IS NULL OR o.first_day <= \(day(of: $0))))"
            },
        ].compactMap(\.self)
    }

    private var modified: [SQL] {
        [
            filter.modifiedSince.map { since in
                """
                (o.modified >= \(since) OR o.first_day >= \(firstDay(from: since))
                    OR (\(isOver) AND o.last_day >= \(firstDay(from: since).adding(days: -1))))
                """
            },
            filter.modifiedUntil.map { until in
                """
                (o.modified <= \(until) AND (o.first_day IS NULL OR o.first_day <= \(day(of: until)))
                    AND NOT (\(isOver) AND o.last_day >= \(day(of: until))))
                """
            },
        ].compactMap(\.self)
    }

    /// The day on which the council has this moment.
    private func day(of instant: Instant) -> LocalDate { instant.local(in: zone).date }

    /// The first day that begins at this moment or later.
    private func firstDay(from instant: Instant) -> LocalDate {
        let day = day(of: instant)
        return day.start(in: zone) >= instant ? day : day.adding(days: 1)
    }
}
