// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Web

/// The addresses of figures that are computed from a dataset, for those who work with it.
public enum FigureRoute: RouteSet {
    case hotSpots(DatasetID), computeHotSpots(DatasetID), hotSpotsFile(DatasetID)
    case categories(DatasetID)

    public static let endpoints: [Endpoint<FigureRoute>] = [
        .page("/evidence/datasets/{id}/hot-spots", .members, "Where the rates of a dataset gather") {
            slots throws(Slots.Mismatch) in .hotSpots(try slots.id("id"))
        },
        .form("/evidence/datasets/{id}/hot-spots", .members, "Have hot spots computed") {
            slots throws(Slots.Mismatch) in .computeHotSpots(try slots.id("id"))
        },
        .file("/evidence/datasets/{id}/hot-spots.csv", .members, "Where the rates of a dataset gather (CSV)") {
            slots throws(Slots.Mismatch) in .hotSpotsFile(try slots.id("id"))
        },
        .page("/evidence/datasets/{id}/categories", .members, "A dataset by category") {
            slots throws(Slots.Mismatch) in .categories(try slots.id("id"))
        },
    ]

    public var path: RoutePath {
        switch self {
        case .hotSpots(let id), .computeHotSpots(let id):
            .council(["evidence", "datasets", id.description, "hot-spots"])
        case .hotSpotsFile(let id): .council(["evidence", "datasets", id.description, "hot-spots.csv"])
        case .categories(let id): .council(["evidence", "datasets", id.description, "categories"])
        }
    }

    /// How each address is answered.
    static func handling(_ shelf: MapShelf) -> @Sendable (FigureRoute) -> Handling {
        { route in
            switch route {
            case .hotSpots(let id): .read { try $0.hotSpotsPage(id, shelf) }
            case .computeHotSpots(let id): .work { try await $0.computeHotSpots(id) }
            case .hotSpotsFile(let id): .read { try $0.hotSpotsFile(id) }
            case .categories(let id): .read { try $0.categoriesPage(id) }
            }
        }
    }
}
