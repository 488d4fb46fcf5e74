// SPDX-License-Identifier: EUPL-1.2
import Council
import Database
import Web

extension Visit {
    /// The first priorities, in one sentence that leads to all of them.
    func priorityFacts() throws -> [ProfileAnswer.Fact] {
        let first: [Priority] = try snapshot.list(EntryList.priorities, for: scope, size: 3).items
        guard !first.isEmpty else { return [] }
        return [.init(say("The council has put first: \(list: first.map(\.head.title))."), link(.priorities))]
    }

    /// What came out of the evaluations, each as its own title says it.
    func evaluationFacts() throws -> [ProfileAnswer.Fact] {
        let latest: [Evaluation] = try snapshot.list(EntryList.evaluations, for: scope, size: 10).items
        return latest.map { .init($0.head.title, link($0.route)) }
    }
}
