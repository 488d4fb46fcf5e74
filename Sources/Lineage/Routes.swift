// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses of threads and search.
public enum LineageRoute: RouteSet {
    /// The thread through an object.
    case thread(kind: NodeKind, id: String)
    case search

    public static let endpoints: [Endpoint<LineageRoute>] = [
        .page("/thread/{kind}/{id}", .anyone, "The thread through an object") { slots throws(Slots.Mismatch) in
            .thread(kind: NodeKind(rawValue: try slots.text("kind")), id: try slots.text("id"))
        },
        .page("/search", .anyone, "Search") { _ in .search },
    ]

    public var path: RoutePath {
        switch self {
        case .thread(let kind, let id): .council(["thread", kind.rawValue, id])
        case .search: .council(["search"])
        }
    }
}
