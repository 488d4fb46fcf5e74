// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language

/// What a room brings to the house. The roof lists the rooms; adding one is a folder and a line.
public struct Room: Sendable {
    public let name: String
    public var migrations: [Migration]
    public var navigation: [NavigationEntry]
    public var jobs: [JobHandler]
    public var schedules: [Schedule]
    public var personalData: [PersonalData]
    public var retentions: [Retention]
    /// Every address of the room.
    public private(set) var doors: [Door]

    /// A room with its routes and how each is handled.
    public init<Route: RouteSet>(
        _ name: String,
        routes: Route.Type,
        migrations: [Migration] = [],
        navigation: [NavigationEntry] = [],
        jobs: [JobHandler] = [],
        schedules: [Schedule] = [],
        personalData: [PersonalData] = [],
        retentions: [Retention] = [],
        handling: @escaping @Sendable (Route) -> Handling
    ) {
        self.name = name
        self.migrations = migrations
        self.navigation = navigation
        self.jobs = jobs
        self.schedules = schedules
        self.personalData = personalData
        self.retentions = retentions
        doors = Self.doors(of: name, handling)
    }

    /// The same room with the addresses of one more of its parts. A large room keeps an enum of routes for each part.
    public func adding<Route: RouteSet>(
        _ routes: Route.Type, handling: @escaping @Sendable (Route) -> Handling
    ) -> Room {
        var room = self
        room.doors += Self.doors(of: name, handling)
        return room
    }

    private static func doors<Route: RouteSet>(
        of room: String, _ handling: @escaping @Sendable (Route) -> Handling
    ) -> [Door] {
        Route.endpoints.map { endpoint in
            Door(
                room: room, method: endpoint.method, pattern: endpoint.pattern, admission: endpoint.admission,
                kind: endpoint.kind, summary: endpoint.summary, query: endpoint.query, errors: endpoint.errors,
                open: { slots throws(Slots.Mismatch) in handling(try endpoint.read(slots)) })
        }
    }
}

/// One address with the type of its routes erased.
public struct Door: Sendable {
    public let room: String
    public let method: Method
    public let pattern: Pattern
    public let admission: Admission
    public let kind: EndpointKind
    public let summary: String
    let query: [QueryField]
    let errors: ErrorForm
    let open: @Sendable (Slots) throws(Slots.Mismatch) -> Handling
}

/// One of the entries that stand on every page of a council.
public struct NavigationEntry: Sendable {
    /// Where an entry stands: the few main ones at the head, the others at the foot.
    public enum Place: Sendable { case head, foot }

    let label: Message
    let path: RoutePath
    let order: Int
    let place: Place

    public init(_ label: Message, _ path: RoutePath, order: Int, at place: Place = .head) {
        self.label = label
        self.path = path
        self.order = order
        self.place = place
    }
}
