// SPDX-License-Identifier: EUPL-1.2
import Lineage
import Markup
import Web

extension ThreadPart {
    static let priority = ThreadPart(Kind.priority.node) { visit, nodes in
        let found: [String: Priority] = try visit.snapshot.entries(nodes.map(\.reference.id), for: visit.scope)
        return found.mapValues { visit.tell($0).step($0.head.title) }
    }

    static let recommendation = ThreadPart(Kind.recommendation.node) { visit, nodes in
        let found: [String: Recommendation] = try visit.snapshot.entries(nodes.map(\.reference.id), for: visit.scope)
        let organisations = try visit.organisations(found.values.map(\.addressee))
        return found.mapValues { visit.tell($0, organisations).step($0.head.title) }
    }

    static let action = ThreadPart(Kind.action.node) { visit, nodes in
        let found: [String: CouncilAction] = try visit.snapshot.entries(nodes.map(\.reference.id), for: visit.scope)
        let organisations = try visit.organisations(found.values.map(\.owner))
        let milestones = try visit.snapshot.milestones(of: found.values.map(\.head.id), in: visit.council.id)
        return found.mapValues { visit.tell($0, milestones[$0.head.id] ?? [], organisations).step($0.head.title) }
    }

    static func indicator(_ series: SeriesSource) -> ThreadPart {
        ThreadPart(Kind.indicator.node) { visit, nodes in
            let found: [String: Indicator] = try visit.snapshot.entries(nodes.map(\.reference.id), for: visit.scope)
            let values = try visit.snapshot.values(
                of: Array(found.values), series, for: visit.scope, today: visit.today)
            return found.mapValues {
                visit.tell($0, values[$0.head.id] ?? []).step(visit.claim($0, values[$0.head.id] ?? []))
            }
        }
    }

    static func evaluation(_ series: SeriesSource) -> ThreadPart {
        ThreadPart(Kind.evaluation.node) { visit, nodes in
            let found: [String: Evaluation] = try visit.snapshot.entries(nodes.map(\.reference.id), for: visit.scope)
            let judged = try visit.judge(Array(found.values), series)
            return found.reduce(into: [:]) { contents, pair in
                contents[pair.key] = judged[pair.value.head.id].map { visit.tell($0).step(pair.value.head.title) }
            }
        }
    }
}
