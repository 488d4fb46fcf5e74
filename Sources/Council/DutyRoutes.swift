// SPDX-License-Identifier: EUPL-1.2
import Access
import Web

/// The addresses of what is due, of who sat where, and of what a new member must know.
public enum DutyRoute: RouteSet {
    case duties
    /// One duty, by its key.
    case duty(String)
    case record(String), takeBack(String)
    case handover

    public static let endpoints: [Endpoint<DutyRoute>] = [
        .page("/duties", .members, "What the council's rules ask for this year") { _ in .duties },
        .page("/duties/{duty}", .members, "When a duty was done") { slots throws(Slots.Mismatch) in
            .duty(try slots.text("duty"))
        },
        .form("/duties/{duty}", .secretariat, "Write down that a duty was done") { slots throws(Slots.Mismatch) in
            .record(try slots.text("duty"))
        },
        .form("/duties/{duty}/removal", .secretariat, "Take back what was written down") {
            slots throws(Slots.Mismatch) in .takeBack(try slots.text("duty"))
        },
        .page("/handover", .members, "What a new member or coordinator must know") { _ in .handover },
    ]

    public var path: RoutePath {
        switch self {
        case .duties: .council(["duties"])
        case .duty(let key), .record(let key): .council(["duties", key])
        case .takeBack(let key): .council(["duties", key, "removal"])
        case .handover: .council(["handover"])
        }
    }
}
