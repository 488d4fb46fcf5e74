// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses of what became of decisions. The register itself and each decision are among those of the meetings.
public enum RegisterRoute: RouteSet {
    case outcomes
    case table
    case list
    case follow(DecisionID)
    case address(DecisionID)
    case answer(DecisionID)
    case review(DecisionID)
    case meeting(MeetingID)
    case reviewAll(MeetingID)
    case propose(MeetingID)
}

extension RegisterRoute {
    private typealias Mismatch = Slots.Mismatch

    public static let endpoints: [Endpoint<RegisterRoute>] = [
        .page("/decisions/outcomes", .anyone, "What became of what was decided, as far as it is public") { _ in
            .outcomes
        },
        .file("/decisions.csv", .anyone, "The register of decisions as a table", query: query) { _ in .table },
        .file("/decisions.json", .anyone, "The register of decisions for programs", query: query) { _ in .list },
        .page("/decisions/{id}/follow-up", .members, "What became of a decision, to be noted") {
            slots throws(Mismatch) in
            .follow(try slots.id("id"))
        },
        .form("/decisions/{id}/follow-up", .members, "Note whom a decision is addressed to") { slots throws(Mismatch) in
            .address(try slots.id("id"))
        },
        .form("/decisions/{id}/answer", .members, "Enter the answer to a decision") { slots throws(Mismatch) in
            .answer(try slots.id("id"))
        },
        .form("/decisions/{id}/reviews", .members, "Note where a decision stands") { slots throws(Mismatch) in
            .review(try slots.id("id"))
        },
        .page("/meetings/{id}/follow-up", .members, "Open decisions, to be gone through at a meeting") {
            slots throws(Mismatch) in
            .meeting(try slots.id("id"))
        },
        .form("/meetings/{id}/follow-up", .members, "Note where open decisions stand") { slots throws(Mismatch) in
            .reviewAll(try slots.id("id"))
        },
        .form("/meetings/{id}/follow-up/agenda", .members, "Put the open decisions on an agenda") {
            slots throws(Mismatch) in
            .propose(try slots.id("id"))
        },
    ]

    private static let query = [
        QueryField("year", "The year of the decisions", as: .integer),
        QueryField("kind", "decision, opinion or election"),
        QueryField("status", "open, under-way, done or dropped"), QueryField("q", "Words that stand in it"),
        QueryField("sort", "oldest, to begin with the oldest"),
    ]

    public var path: RoutePath {
        switch self {
        case .outcomes: .council(["decisions", "outcomes"])
        case .table: .council(["decisions.csv"])
        case .list: .council(["decisions.json"])
        case .follow(let id), .address(let id): .council(["decisions", "\(id)", "follow-up"])
        case .answer(let id): .council(["decisions", "\(id)", "answer"])
        case .review(let id): .council(["decisions", "\(id)", "reviews"])
        case .meeting(let id), .reviewAll(let id): .council(["meetings", "\(id)", "follow-up"])
        case .propose(let id): .council(["meetings", "\(id)", "follow-up", "agenda"])
        }
    }

    /// How each address is answered.
    func handling(_ means: Means) -> Handling {
        switch self {
        case .outcomes: .read { try $0.outcomesPage() }
        case .table: .read { try $0.registerTable() }
        case .list: .read { try $0.registerList() }
        case .follow(let id): .read { $0.page(try $0.followPage(try $0.followed(id))) }
        case .address(let id): .write { try $0.addressDecision(id) }
        case .answer(let id): .write { try $0.answerDecision(id) }
        case .review(let id): .write { try $0.reviewDecision(id) }
        case .meeting(let id): .read { $0.page(try $0.followListPage(try $0.found(id))) }
        case .reviewAll(let id): .write { try $0.reviewDecisions(id) }
        case .propose(let id): .write { try $0.proposeFollowUp(id, means) }
        }
    }
}
