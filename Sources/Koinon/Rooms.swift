// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Desk
import Dialogue
import Evidence
import Jobs
import Language
import Lineage
import Meetings
import Record
import Strategy
import Web

/// The rooms of the house. Adding one is a folder and a line here.
struct Rooms {
    let accounts: Accounts
    let record: RecordKeys
    let languages: Languages
    /// Where the keys of secret votes stand.
    let ballotKeys: KeyCabinet
    /// The profiles that the program is shipped with.
    let profiles: ProfileShelf
    /// How pages look, for minutes on paper; nil where no PDF is made.
    var stylesheet: String?

    /// The rooms in the order in which their migrations run and their routes are listed.
    var all: [Room] {
        let rooms =
            ground + [
                .council(
                    accounts: accounts, profiles: profiles, home: Self.home,
                    answers: MeetingsModule.profile + StrategyModule.profile, handover: Self.handover,
                    gatherings: MeetingsModule.gatherings, languages: languages),
                .meetings(keys: record, languages: languages, cabinet: ballotKeys, stylesheet: stylesheet),
                .evidence(keys: record, languages: languages, stylesheet: stylesheet) {
                    try $0.constitution(of: $1)?.smallNumbers.hideBelow
                },
                .strategy(series: .datasets, languages: languages),
                .dialogue(languages: languages),
            ]
        let desk = Room.desk(
            accounts: accounts, personalData: rooms.flatMap(\.personalData), sections: Self.desk,
            events: MeetingsModule.notificationEvents + StrategyModule.events + ReportEvents.all)
        let whole = rooms + [desk]
        return [.installation(describing: whole)] + whole
    }

    private var ground: [Room] {
        let parts = MeetingsModule.threadParts + EvidenceThread.parts + StrategyModule.threadParts(series: .datasets)
        return [.lineage(parts: parts), .record(keys: record)]
    }

    /// What other rooms put on a council's front page.
    private static let home = [
        HomeSection(.below(10)) { try StrategyModule.home($0) },
        HomeSection(.below(20)) { try DialogueModule.home($0) },
        HomeSection(.below(30)) { try MeetingsModule.homeSection($0) },
    ]

    /// What other rooms put on somebody's desk.
    private static let desk = [
        DeskSection(order: 10) { try StrategyModule.desk($0) },
        DeskSection(order: 20) { try MeetingsModule.deskSection($0) },
        DeskSection(order: 30, CouncilModule.desk(MeetingsModule.gatherings)),
        DeskSection(order: 40) { try DialogueModule.desk($0) },
        DeskSection(order: 15) { try PartnerReports.desk($0) },
    ]

    /// What other rooms put on the page of whoever begins in a council.
    private static let handover = [
        HandoverPart(order: 10) { try MeetingsModule.homeSection($0) },
        HandoverPart(order: 20) { try StrategyModule.handover($0) },
    ]

    /// The whole schema, ground first.
    static func migrations(of rooms: [Room]) -> [Migration] {
        JobsModule.migrations + Files.migrations + AccessModule.migrations + rooms.flatMap(\.migrations)
    }
}

extension SeriesSource {
    /// Monthly counts of the council's datasets, as far as the viewer may know them.
    static let datasets = SeriesSource(
        offers: { snapshot, scope in
            try snapshot.datasets(for: scope).map { dataset in
                Offer(
                    dataset: dataset.id.description, title: dataset.description.title,
                    areas: try snapshot.areas(of: dataset.id, for: scope).map { (id: $0.code, name: $0.name) })
            }
        },
        counts: { snapshot, dataset, area, scope in
            guard let id = DatasetID(dataset), let series = try snapshot.series(of: id, area: area, for: scope) else {
                return nil
            }
            return series.reduce(into: [:]) { counts, month in
                if let count = month.count { counts[month.month] = count }
            }
        })
}
