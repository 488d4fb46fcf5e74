// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension Room {
    /// Priorities, recommendations, actions, indicators and evaluations.
    ///
    /// - Parameters:
    ///   - series: where monthly counts come from, made by the roof from the room that keeps datasets
    ///   - languages: for the mails that remind people
    public static func strategy(series: SeriesSource, languages: Languages) -> Room {
        Room(
            "Strategy", routes: StrategyRoute.self, migrations: [.strategy],
            navigation: [NavigationEntry(Message("Priorities and actions"), StrategyRoute.priorities.path, order: 40)],
            schedules: [Reminders(languages: languages).schedule],
            personalData: PersonalData.ofStrategy, retentions: Retention.ofStrategy
        ) { route in
            switch route {
            case .priorities: .read { try $0.priorities() }
            case .actions: .read { try $0.actions() }
            case .actionsFile: .read { try $0.actionsFile() }
            case .entry(let kind, let id): .read { try $0.show(kind, id, series) }
            case .new(let kind): .read { try $0.newForm(kind.type, series) }
            case .add(let kind): .write { try $0.add(kind.type, series) }
            case .edit(let kind, let id): .read { try $0.editForm(kind.type, id, series) }
            case .save(let kind, let id): .write { try $0.save(kind.type, id, series) }
            case .answer(let id): .write { try $0.answer(id.as(Recommendation.self), series) }
            case .progress(let id): .write { try $0.report(id.as(CouncilAction.self), series) }
            case .addMilestone(let id): .write { try $0.addMilestone(id.as(CouncilAction.self), series) }
            case .reach(let id, let milestone): .write { try $0.reach(milestone, of: id.as(CouncilAction.self)) }
            case .measure(let id): .write { try $0.measure(id.as(Indicator.self), series) }
            case .counts(let id): .write { try $0.enterCounts(id.as(Evaluation.self), series) }
            case .prioritiesFeed: .read { try $0.prioritiesFeed() }
            case .actionsFeed: .read { try $0.actionsFeed() }
            case .indicatorsFeed: .read { try $0.indicatorsFeed(series) }
            }
        }
    }
}

/// What this room gives to the house besides its pages.
public enum StrategyModule {
    /// How its objects tell their part of a thread.
    public static func threadParts(series: SeriesSource) -> [ThreadPart] {
        [
            .priority, .recommendation, .action, .indicator(series), .evaluation(series),
        ]
    }

    /// What people are told of.
    public static let events: [NotificationEvent] = Told.all

    /// What is due for the organisations of whoever looks at their desk; for coordinators also what is late.
    public static let desk: @Sendable (Visit) throws -> HTML = { try $0.strategyDesk() }

    /// What the council has put first, and what it found when it looked back: parts of four of the six questions.
    public static let profile: [ProfileAnswer] = [
        ProfileAnswer(.worksAndEffect) { try $0.effectFacts() },
        ProfileAnswer(.structureAndActions) { try $0.actionFacts() },
        ProfileAnswer(.challengesAndActions) { try $0.priorityFacts() },
        ProfileAnswer(.advice) { try $0.evaluationFacts() },
    ]

    /// The council's priorities with where each stands, for the first page of a council.
    public static let home: @Sendable (Visit) throws -> HTML = { try $0.strategyHome() }
}
