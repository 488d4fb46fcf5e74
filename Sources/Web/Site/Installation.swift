// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Markup

/// The addresses of the installation itself: its root, its health, its files, the description of its interface.
enum InstallationRoute: RouteSet {
    case root
    case health
    case openAPI
    case asset(digest: String, name: String)

    static let endpoints: [Endpoint<InstallationRoute>] = [
        .program("/", .anyone, "To the first page, in the visitor's language") { _ in .root },
        .program("/health", .anyone, "Whether the program and its database answer") { _ in .health },
        .program("/openapi.json", .anyone, "This description of the interface") { _ in .openAPI },
        .program("/assets/{digest}/{name}", .anyone, "Stylesheet, scripts and icons") { slots throws(Slots.Mismatch) in
            .asset(digest: try slots.text("digest"), name: try slots.text("name"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .root: .plain([])
        case .health: .plain(["health"])
        case .openAPI: .plain(["openapi.json"])
        case .asset(let digest, let name): .plain(["assets", digest, name])
        }
    }
}

extension Room {
    /// The room of the installation, which describes all others.
    public static func installation(describing rooms: [Room]) -> Room {
        let doors = Room("Installation", routes: InstallationRoute.self) { _ in .read { _ in Reply() } }
        return Room(
            "Installation", routes: InstallationRoute.self, migrations: Submissions.migrations,
            retentions: [Submissions.retention, StoredFiles.retention]
        ) { route in
            switch route {
            case .root: .read { visit in .seeOther(Link(path: [visit.say.tongue.rawValue])) }
            case .health: .read { visit in try health(visit) }
            case .openAPI: .read { visit in .json(OpenAPI.document([doors] + rooms, base: visit.site.base)) }
            case .asset(let digest, let name):
                .work { work in
                    guard let reply = work.arrival.site.assets.reply(at: "/assets/\(digest)/\(name)") else {
                        throw Failure.absent
                    }
                    return reply
                }
            }
        }
    }

    private static func health(_ visit: Visit) throws -> Reply {
        let one: Int? = try visit.snapshot.value("SELECT 1")
        return .json(.object(["status": one == 1 ? "ok" : "failing"]))
    }
}
