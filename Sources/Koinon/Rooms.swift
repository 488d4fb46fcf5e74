// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Desk
import Jobs
import Lineage
import Record
import Web

/// The rooms of the house. Adding one is a folder and a line here.
enum Rooms {
    /// The rooms in the order in which their migrations run and their routes are listed.
    static func all(accounts: Accounts, record: RecordKeys) -> [Room] {
        let lineage = Room.lineage(parts: [])
        let rooms: [Room] = [lineage, .record(keys: record)]
        let desk = Room.desk(accounts: accounts, personalData: rooms.flatMap(\.personalData))
        let whole = rooms + [desk]
        return [.installation(describing: whole)] + whole
    }

    /// The whole schema, ground first.
    static func migrations(of rooms: [Room]) -> [Migration] {
        JobsModule.migrations + Files.migrations + AccessModule.migrations + CouncilModule.migrations
            + rooms.flatMap(\.migrations)
    }
}
