// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// What a room brings to the house. The roof lists the rooms; adding one is a folder and a line.
public struct Room: Sendable {
    public let name: String
    public var migrations: [Migration]
    public var navigation: [NavigationEntry]
    public var personalData: [PersonalData]
    let doors: [Door]

    /// A room with its routes and how each is handled.
    public init<Route: RouteSet>(
        _ name: String,
        routes: Route.Type,
        migrations: [Migration] = [],
        navigation: [NavigationEntry] = [],
        personalData: [PersonalData] = [],
        handling: @escaping @Sendable (Route) -> Handling
    ) {
        self.name = name
        self.migrations = migrations
        self.navigation = navigation
        self.personalData = personalData
        doors = Route.endpoints.map { endpoint in
            Door(
                room: name, method: endpoint.method, pattern: endpoint.pattern, admission: endpoint.admission,
                kind: endpoint.kind, summary: endpoint.summary,
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
    let open: @Sendable (Slots) throws(Slots.Mismatch) -> Handling
}

/// One of the entries that stand on every page of a council.
public struct NavigationEntry: Sendable {
    let label: Message
    let path: RoutePath
    let order: Int

    public init(_ label: Message, _ path: RoutePath, order: Int) {
        self.label = label
        self.path = path
        self.order = order
    }
}
