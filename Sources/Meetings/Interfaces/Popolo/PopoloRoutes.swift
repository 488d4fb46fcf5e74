// SPDX-License-Identifier: EUPL-1.2
import Web

/// Where a council is told in the terms of Popolo, the civic data standard: https://www.popoloproject.com/specs/.
enum PopoloRoute: RouteSet {
    case council(String)

    static let endpoints: [Endpoint<PopoloRoute>] = [
        .program(
            "/popolo/{council}", .anyone,
            "A council in the terms of Popolo: who sits where for whom, meetings, and what was voted"
        ) { slots throws(Slots.Mismatch) in
            .council(try slots.text("council"))
        }
    ]

    var path: RoutePath {
        switch self {
        case .council(let council): .plain(["popolo", council])
        }
    }

    /// How each address is answered.
    func handling(_ means: Means) -> Handling {
        switch self {
        case .council: .read { try $0.popolo(means) }
        }
    }
}
