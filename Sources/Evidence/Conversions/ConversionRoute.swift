// SPDX-License-Identifier: EUPL-1.2
import Database
import Web

/// The addresses of carrying residents over to other boundaries.
enum ConversionRoute: RouteSet {
    case look(ID<Population>), keep(ID<Population>)

    static let endpoints: [Endpoint<ConversionRoute>] = [
        .page(
            "/evidence/residents/{id}/other-boundaries", EvidenceRoute.workers,
            "Carry residents over to other boundaries"
        ) {
            slots throws(Slots.Mismatch) in .look(try slots.id("id"))
        },
        .form(
            "/evidence/residents/{id}/other-boundaries", EvidenceRoute.workers, "Keep residents that were carried over"
        ) {
            slots throws(Slots.Mismatch) in .keep(try slots.id("id"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .look(let id), .keep(let id):
            .council(["evidence", "residents", id.description, "other-boundaries"])
        }
    }

    /// How each address is answered.
    func handling() -> Handling {
        switch self {
        case .look(let id): .work { try await $0.lookAtConversion(of: id) }
        case .keep(let id): .work { try await $0.keepConversion(of: id) }
        }
    }
}
