// SPDX-License-Identifier: EUPL-1.2
import Council
import Database
import Markup
import Web

extension StrategyModule {
    /// Actions that are under way, for whoever begins in the council.
    public static let handover: @Sendable (Visit) throws -> HTML = { try $0.openActions() }
}

extension Visit {
    /// Actions that a page for beginners shows.
    private static let actionsForBeginners = 30

    fileprivate func openActions() throws -> HTML {
        let running: SQL = "e.stage IN \(list: Stage.running)"
        let actions: [CouncilAction] =
            try snapshot.list(EntryList.actions, for: scope, where: running, size: Self.actionsForBeginners).items
        guard !actions.isEmpty else { return .empty }
        return Part.section(
            say("Actions under way"), id: "open-actions",
            beside: Part.link(say("All actions"), to: link(StrategyRoute.actions)), shortList(actions))
    }

    /// What is being done, in one sentence that leads to all of it.
    func actionFacts() throws -> [ProfileAnswer.Fact] {
        let running: SQL = "e.stage IN \(list: Stage.running)"
        let first: [CouncilAction] =
            try snapshot.list(EntryList.actions, for: scope, where: running, size: 5).items
        guard !first.isEmpty else { return [] }
        return [.init(say("Under way: \(list: first.map(\.head.title))."), link(StrategyRoute.actions))]
    }

    /// With what effect: what is being looked at, in one sentence. What came of it stands under the advice.
    func effectFacts() throws -> [ProfileAnswer.Fact] {
        let latest: [Evaluation] = try snapshot.list(EntryList.evaluations, for: scope, size: 3).items
        guard let first = latest.first else { return [] }
        return [.init(say("Its effect is looked at in: \(list: latest.map(\.head.title))."), link(first.route))]
    }
}
