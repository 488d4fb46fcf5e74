// SPDX-License-Identifier: EUPL-1.2
import Database
import Web

/// The addresses of what was delivered to a dataset over time.
enum DeliveryRoute: RouteSet {
    case deliveries(DatasetID)
    case difference(DatasetID, Int), differenceFile(DatasetID, Int)
    case records(DatasetID, Int)

    static let endpoints: [Endpoint<DeliveryRoute>] = [
        .page("/evidence/datasets/{id}/deliveries", .members, "The deliveries of a dataset") {
            slots throws(Slots.Mismatch) in .deliveries(try slots.id("id"))
        },
        .page("/evidence/datasets/{id}/deliveries/{number}", .members, "What a delivery changed") {
            slots throws(Slots.Mismatch) in
            .difference(try slots.id("id"), try slots.number("number"))
        },
        .file(
            "/evidence/datasets/{id}/deliveries/{number}/difference.csv", .members,
            "What a delivery changed, by area and month (CSV)"
        ) { slots throws(Slots.Mismatch) in
            .differenceFile(try slots.id("id"), try slots.number("number"))
        },
        .file(
            "/evidence/datasets/{id}/deliveries/{number}/records", EvidenceRoute.workers,
            "The file of a delivery with its single records"
        ) { slots throws(Slots.Mismatch) in
            .records(try slots.id("id"), try slots.number("number"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .deliveries(let id): .council(Self.steps(id))
        case .difference(let id, let number): .council(Self.steps(id) + ["\(number)"])
        case .differenceFile(let id, let number): .council(Self.steps(id) + ["\(number)", "difference.csv"])
        case .records(let id, let number): .council(Self.steps(id) + ["\(number)", "records"])
        }
    }

    private static func steps(_ id: DatasetID) -> [String] { ["evidence", "datasets", id.description, "deliveries"] }

    /// How each address is answered.
    func handling() -> Handling {
        switch self {
        case .deliveries(let id): .read { try $0.deliveries(of: id) }
        case .difference(let id, let number): .read { try $0.difference(of: id, number) }
        case .differenceFile(let id, let number): .read { try $0.differenceFile(of: id, number) }
        case .records(let id, let number): .work { try await $0.records(of: id, number: number) }
        }
    }
}
