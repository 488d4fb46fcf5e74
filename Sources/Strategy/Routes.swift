// SPDX-License-Identifier: EUPL-1.2
import Database
import Web

/// The addresses of priorities, recommendations, actions, indicators and evaluations.
enum StrategyRoute: RouteSet {
    /// Priorities in their order, and all actions.
    case priorities, actions, actionsFile
    case entry(Kind, EntryID), new(Kind), add(Kind), edit(Kind, EntryID), save(Kind, EntryID)
    case answer(EntryID)
    case progress(EntryID), addMilestone(EntryID), reach(EntryID, milestone: ID<Milestone>)
    case measure(EntryID), counts(EntryID)
    case prioritiesFeed, actionsFeed, indicatorsFeed

    static let endpoints: [Endpoint<StrategyRoute>] = lists + Kind.allCases.flatMap(entries) + steps + programs

    private static let lists: [Endpoint<StrategyRoute>] = [
        .page("/priorities", .anyone, "Priorities, and where each stands") { _ in .priorities },
        .page("/actions", .anyone, "Actions by due date") { _ in .actions },
        .file("/actions.csv", .anyone, "Actions as a table") { _ in .actionsFile },
    ]

    /// The same five addresses for each kind.
    private static func entries(_ kind: Kind) -> [Endpoint<StrategyRoute>] {
        let all = "/\(kind.segment)"
        return [
            .page(Pattern(stringLiteral: all + "/new"), .members, "Form for a new \(kind.rawValue)") { _ in .new(kind)
            },
            .form(Pattern(stringLiteral: all), .members, "Enter a new \(kind.rawValue)") { _ in .add(kind) },
            .page(Pattern(stringLiteral: all + "/{id}"), .anyone, "One \(kind.rawValue)") {
                slots throws(Slots.Mismatch) in
                .entry(kind, try slots.id("id"))
            },
            .page(Pattern(stringLiteral: all + "/{id}/edit"), .members, "Form to change one \(kind.rawValue)") {
                slots throws(Slots.Mismatch) in
                .edit(kind, try slots.id("id"))
            },
            .form(Pattern(stringLiteral: all + "/{id}"), .members, "Change one \(kind.rawValue)") {
                slots throws(Slots.Mismatch) in
                .save(kind, try slots.id("id"))
            },
        ]
    }

    private static let steps: [Endpoint<StrategyRoute>] = [
        .form("/recommendations/{id}/answer", .members, "Enter the answer to a recommendation") {
            slots throws(Slots.Mismatch) in
            .answer(try slots.id("id"))
        },
        .form("/actions/{id}/progress", .members, "Say where an action stands") { slots throws(Slots.Mismatch) in
            .progress(try slots.id("id"))
        },
        .form("/actions/{id}/milestones", .members, "Add a milestone") { slots throws(Slots.Mismatch) in
            .addMilestone(try slots.id("id"))
        },
        .form("/actions/{id}/milestones/{milestone}", .members, "Say when a milestone was reached") {
            slots throws(Slots.Mismatch) in
            .reach(try slots.id("id"), milestone: try slots.id("milestone"))
        },
        .form("/indicators/{id}/values", .members, "Enter a measured value") { slots throws(Slots.Mismatch) in
            .measure(try slots.id("id"))
        },
        .form("/evaluations/{id}/counts", .members, "Enter monthly counts") { slots throws(Slots.Mismatch) in
            .counts(try slots.id("id"))
        },
    ]

    private static let programs: [Endpoint<StrategyRoute>] = [
        .program("/api/v1/councils/{council}/priorities", .anyone, "Priorities by rank") { _ in .prioritiesFeed },
        .program("/api/v1/councils/{council}/actions", .anyone, "Actions by due date") { _ in .actionsFeed },
        .program("/api/v1/councils/{council}/indicators", .anyone, "Indicators with their values") { _ in
            .indicatorsFeed
        },
    ]

    var path: RoutePath {
        switch self {
        case .priorities: .council(["priorities"])
        case .actions: .council(["actions"])
        case .actionsFile: .council(["actions.csv"])
        case .entry(let kind, let id), .save(let kind, let id): .council([kind.segment, id.description])
        case .new(let kind): .council([kind.segment, "new"])
        case .add(let kind): .council([kind.segment])
        case .edit(let kind, let id): .council([kind.segment, id.description, "edit"])
        case .answer(let id): .council(["recommendations", id.description, "answer"])
        case .progress(let id): .council(["actions", id.description, "progress"])
        case .addMilestone(let id): .council(["actions", id.description, "milestones"])
        case .reach(let id, let milestone):
            .council(["actions", id.description, "milestones", milestone.description])
        case .measure(let id): .council(["indicators", id.description, "values"])
        case .counts(let id): .council(["evaluations", id.description, "counts"])
        case .prioritiesFeed, .actionsFeed, .indicatorsFeed: .plain(["api", "v1"])
        }
    }
}

extension Entry {
    /// The object's own page.
    var route: StrategyRoute { .entry(Self.kind, head.id.as(EntryTag.self)) }
}
